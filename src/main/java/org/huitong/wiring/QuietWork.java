package org.huitong.wiring;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.huitong.message.HuitongException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work on the store that nobody waits for, a piece after the other, with rests so that nothing waits for it. One thread. */
public final class QuietWork implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(QuietWork.class);
    private static final long BETWEEN_MILLIS = 50;
    private static final long REST_MILLIS = 5_000;

    private final String what;
    private final BooleanSupplier piece;
    private String trouble = "";

    /**
     * @param what for people
     * @param piece does one; false where there is none to do now. May throw where the store is away
     */
    public QuietWork(String what, BooleanSupplier piece) {
        this.what = what;
        this.piece = piece;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                TimeUnit.MILLISECONDS.sleep(next() ? BETWEEN_MILLIS : REST_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the store keeps from being done now is done later. */
    private boolean next() {
        try {
            boolean done = piece.getAsBoolean();
            trouble = "";
            return done;
        } catch (HuitongException e) {
            if (!e.getMessage().equals(trouble)) {
                LOG.warn("{} waits: {}", what, e.getMessage());
            }
            trouble = e.getMessage();
            return false;
        }
    }
}
