package org.huitong.wiring.connector;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.huitong.bus.SourceTurn;

/** The end of a batch of messages: every one of them has become an intake, a repeat or a refusal. Thread-safe. */
final class MessageSettler extends DefaultProducer {

    MessageSettler(Endpoint endpoint) {
        super(endpoint);
    }

    @Override
    public void process(Exchange exchange) {
        MessageBatch batch = exchange.getVariable(MessageBatch.VARIABLE, MessageBatch.class);
        if (batch != null) {
            batch.settle(exchange.getVariable(SourceTurn.VARIABLE, SourceTurn.class));
        }
    }
}
