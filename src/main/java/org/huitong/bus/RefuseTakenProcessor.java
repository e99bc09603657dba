package org.huitong.bus;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of a message from a system's own queue that failed on its way: its sender is answered. Thread-safe. */
public final class RefuseTakenProcessor implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(RefuseTakenProcessor.class);

    @Override
    public void process(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        InTurn turn = exchange.getVariable(TakenFrom.VARIABLE, InTurn.class);
        if (failure instanceof HuitongException why) {
            turn.failed(why);
            return;
        }
        LOG.error("a message of {} failed for a reason that is not its sender's", turn.system(), failure);
        turn.failed(new HuitongException(
                ErrorCode.INTERNAL,
                "the message failed for a reason that is not yours. Nothing of it was kept; send it again, and report it"
                        + " if it happens twice.",
                failure));
    }
}
