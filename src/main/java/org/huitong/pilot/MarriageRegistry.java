package org.huitong.pilot;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import sample.MarriagePush;
import sample.Marriages;

/**
 * The marriage registration system: pushes XML over HTTP and repeats a push, key and body equal, while it has no answer.
 * Safe for several threads; who cares for the order of pushes calls it from one.
 */
public final class MarriageRegistry implements AutoCloseable {
    private final PatientSender sender;

    /**
     * A registry that sends to one gateway, and gives a push up after a minute.
     *
     * @param dataPlane up to and with the version, as {@code http://127.0.0.1:8080/exchange/v1}
     */
    public MarriageRegistry(URI dataPlane, String token) {
        this.sender = new PatientSender(dataPlane, Marriages.RESOURCE, token, Duration.ofMinutes(1));
    }

    /** Pushes and waits for the answer, repeating where none comes. */
    public PushAnswer push(MarriagePush push) throws InterruptedException {
        return sender.push(push.idempotencyKey(), MarriagePush.CONTENT_TYPE, push.body());
    }

    /** The last answer to every push, in the order in which they came. */
    public List<PushAnswer> answers() {
        return sender.answers();
    }

    /** Ends the repeating; a push under way returns with what it has. */
    @Override
    public void close() {
        sender.close();
    }
}
