/**
 * The bus's door to the network: systems' own AMQP 1.0 clients. In: a connection that says who it is; out: messages in
 * {@code in.<system>}, which {@code routes/flow/1-receive} takes, and those of {@code out.<system>.…} for who owns them.
 * Everything else of the broker is closed to it.
 */
package org.huitong.bus.door;
