package org.huitong.bus;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.huitong.message.Receipt;

/**
 * The last step of a message from a system's own queue: what was published has left it already, what had its receipt
 * before leaves it now. Thread-safe.
 */
public final class AcknowledgeProcessor implements Processor {

    @Override
    public void process(Exchange exchange) {
        exchange.getVariable(TakenFrom.VARIABLE, InTurn.class)
                .repeated(exchange.getIn().getBody(Receipt.class));
    }
}
