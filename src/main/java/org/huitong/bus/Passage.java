package org.huitong.bus;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * Lets publications through, each from when it is known whom it reaches until its commit is answered. Whoever changes that
 * waits until none is under way, and keeps new ones waiting: else an intake would reach a queue and not be counted for it. A
 * commit that is in doubt is not waited for. Thread-safe.
 */
public final class Passage {
    private static final int MANY = 1_000_000;

    /** Fair, so that a stream of publications does not keep an act waiting. */
    private final Semaphore room = new Semaphore(MANY, true);

    void enter() {
        room.acquireUninterruptibly();
    }

    void leave() {
        room.release();
    }

    /** Runs the act while nothing is published; throws PUBLISH-UNAVAILABLE where something is under way for too long. */
    public void alone(Duration patience, Runnable act) {
        boolean free = false;
        try {
            free = room.tryAcquire(MANY, patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!free) {
            throw new HuitongException(
                    ErrorCode.PUBLISH_UNAVAILABLE,
                    "an intake has been under way for " + patience.toSeconds() + " s, so that the queue of a new"
                            + " subscription could not be made. See 'status' for what ails the bus, then restart the"
                            + " gateway, which makes it.");
        }
        try {
            act.run();
        } finally {
            room.release(MANY);
        }
    }
}
