package org.huitong.wiring.connector;

import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** What people read of the messages that a source's own broker keeps as refused. */
final class RefusedMessages {
    private RefusedMessages() {}

    /**
     * @param count since the gateway started
     * @param last why the last one was refused
     */
    static String text(long count, String queue, HuitongException last) {
        return ErrorCode.RECEIVE_MESSAGE_REFUSED.text() + ": " + count + " message" + (count == 1 ? "" : "s")
                + " of this source " + (count == 1 ? "was" : "were")
                + " refused since the gateway started and moved to the queue " + queue + " of its broker, the last for "
                + last.code().text() + ". Look at them there; mend what is wrong and send them again.";
    }
}
