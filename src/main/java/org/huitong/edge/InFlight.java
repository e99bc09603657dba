package org.huitong.edge;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the requests under way and the bytes of their bodies, and lets in no more than the limits of both: a thousand
 * requests of the longest body would be more than the heap. Thread-safe.
 */
final class InFlight {
    private final int limit;
    private final Semaphore places;
    private final long mostBytes;
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean closed;

    /** @param mostBytes of all bodies under way */
    InFlight(int limit, long mostBytes) {
        this.limit = limit;
        this.mostBytes = mostBytes;
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

    /** Lets in again, after {@link #drain}. */
    void open() {
        closed = false;
    }

    /** Held until the answer has left or the client has gone; leaving twice counts once. */
    final class Place {
        private final AtomicBoolean held = new AtomicBoolean(true);
        private final AtomicLong mine = new AtomicLong();

        /** Room for so many bytes more; false where there is none, and then nothing is taken. */
        boolean take(int more) {
            if (bytes.addAndGet(more) > mostBytes) {
                bytes.addAndGet(-more);
                return false;
            }
            mine.addAndGet(more);
            return true;
        }

        void leave() {
            if (held.compareAndSet(true, false)) {
                bytes.addAndGet(-mine.get());
                places.release();
            }
        }
    }
}
