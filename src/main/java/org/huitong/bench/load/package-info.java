/**
 * The senders, and the consumer they wait for. In: where to knock and how to drive; out: a burst of answers with their
 * times. One thread and one selector do all of it, because they share the cores with what they measure.
 */
package org.huitong.bench.load;
