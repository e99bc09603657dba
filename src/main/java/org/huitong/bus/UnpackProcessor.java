package org.huitong.bus;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.huitong.bus.door.Door;
import org.huitong.message.ErrorCode;
import org.huitong.message.Headers;
import org.huitong.message.HuitongException;

/**
 * The first step of a message from a system's own queue: what it says becomes the headers that a push has. Who sent it
 * is known by the queue, for nobody else may send there. Thread-safe.
 */
public final class UnpackProcessor implements Processor {

    @Override
    public void process(Exchange exchange) {
        InTurn turn = exchange.getIn().getBody(InTurn.class);
        exchange.setVariable(TakenFrom.VARIABLE, turn);
        HandedOver message = turn.message();
        exchange.getIn().setHeader(Headers.SYSTEM, turn.system());
        exchange.getIn().setHeader("resource", turn.resource());
        exchange.getIn().setHeader("Content-Type", message.contentType());
        exchange.getIn().setHeader("Idempotency-Key", message.key());
        if (message.body() == null) {
            throw new HuitongException(
                    ErrorCode.RECEIVE_TYPE,
                    "a message in " + Door.IN + turn.system()
                            + " has a body that is neither bytes nor text. Send the"
                            + " bytes of the source's format as one data section, with their content type.");
        }
        exchange.getIn().setBody(message.body());
    }
}
