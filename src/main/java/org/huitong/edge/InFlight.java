package org.huitong.edge;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts the requests under way and lets in no more than the limit. Thread-safe. */
final class InFlight {
    private final int limit;
    private final Semaphore places;
    private volatile boolean closed;

    InFlight(int limit) {
        this.limit = limit;
        this.places = new Semaphore(limit);
    }

    /** A place for one request; null when all are taken. */
    Place enter() {
        return !closed && places.tryAcquire() ? new Place() : null;
    }

    int free() {
        return places.availablePermits();
    }

    boolean closed() {
        return closed;
    }

    /** Lets nobody in any more and waits for the rest; false when some were still under way after the time. */
    boolean drain(long millis) throws InterruptedException {
        closed = true;
        boolean empty = places.tryAcquire(limit, millis, TimeUnit.MILLISECONDS);
        if (empty) {
            // Whoever closes a second time need not wait.
            places.release(limit);
        }
        return empty;
    }

    /** Held until the answer has left or the client has gone; leaving twice counts once. */
    final class Place {
        private final AtomicBoolean held = new AtomicBoolean(true);

        void leave() {
            if (held.compareAndSet(true, false)) {
                places.release();
            }
        }
    }
}
