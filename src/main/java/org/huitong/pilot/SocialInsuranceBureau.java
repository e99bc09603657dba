package org.huitong.pilot;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import sample.Chimney;
import sample.Push;

/**
 * The social-insurance system: pushes JSON over HTTP and repeats a push, key and body equal, while it has no answer. Safe
 * for several threads; who cares for the order of pushes calls it from one.
 */
public final class SocialInsuranceBureau implements AutoCloseable {
    private final PatientSender sender;

    /** As the other constructor, with a patience of one minute. */
    public SocialInsuranceBureau(URI dataPlane, String token) {
        this(dataPlane, token, Duration.ofMinutes(1));
    }

    /**
     * A bureau that sends to one gateway.
     *
     * @param dataPlane up to and with the version, as {@code http://127.0.0.1:8080/exchange/v1}
     * @param patience after how long it gives a push up
     */
    public SocialInsuranceBureau(URI dataPlane, String token, Duration patience) {
        this.sender = new PatientSender(dataPlane, Chimney.INSURANCE.resource(), token, patience);
    }

    /** Pushes and waits for the answer, repeating where none comes. */
    public PushAnswer push(Push push) throws InterruptedException {
        return push(push.idempotencyKey(), push.contentType(), push.body());
    }

    /** As {@link #push(Push)}, with a body that need not make sense. */
    public PushAnswer push(String idempotencyKey, String contentType, String body) throws InterruptedException {
        return sender.push(idempotencyKey, contentType, body.getBytes(StandardCharsets.UTF_8));
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
