/**
 * The two ends of the bus: the embedded broker, the group-commit {@link org.huitong.bus.Publisher} (the stage
 * <em>publish</em>), and the Camel endpoints {@code subscription:} and {@code source:} from which {@code 5-deliver} and
 * polling connectors start. Intakes enter; slices, events and watermark tokens leave, in one transaction.
 */
package org.huitong.bus;
