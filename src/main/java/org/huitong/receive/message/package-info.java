/**
 * A queue on a broker of the source's own, over Jakarta Messaging: a bounded batch in one transaction of that broker, which
 * ends only after the bus has the batch. What enters is the far end's messages; what leaves is bytes with what names them.
 * The wiring's {@code message:} component is the only caller.
 */
package org.huitong.receive.message;
