package org.huitong.receive.message;

import jakarta.jms.Message;
import org.huitong.message.HuitongException;

/**
 * One message of a batch. For one thread.
 *
 * <p>It is refused once something is known against it; then it is moved away in the transaction that takes it.
 */
public final class FarMessage {
    private final Message original;
    private final String name;
    private final byte[] body;
    private HuitongException refused;

    FarMessage(Message original, String name, byte[] body, HuitongException refused) {
        this.original = original;
        this.name = name;
        this.body = body;
        this.refused = refused;
    }

    Message original() {
        return original;
    }

    /** What names it among all of its queue; null where nothing does. */
    public String name() {
        return name;
    }

    /** Its bytes; null where it is refused for having none that can be read. */
    public byte[] body() {
        return body;
    }

    /** Why it cannot be taken in; null while nothing is known against it. */
    public HuitongException refused() {
        return refused;
    }

    public void refuse(HuitongException why) {
        refused = why;
    }
}
