package org.huitong.deliver;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Who attempts what at the same time after an unclean stop, over all workers of a gateway. A suspect is tried while nobody
 * else attempts anything that is written down: were two under way, its death would count against both, and a neighbor
 * would be parked for it (seen once in 1,000 kills, 2026-11-25). Thread-safe.
 */
public final class Trials {
    private final ReadWriteLock attempts = new ReentrantReadWriteLock();

    /** Beside others that are no suspects. */
    void inCompany(Runnable attempt) {
        attempts.readLock().lock();
        try {
            attempt.run();
        } finally {
            attempts.readLock().unlock();
        }
    }

    /** Alone in the gateway; waits for what is under way. Not to be called from within {@link #inCompany}. */
    void alone(Runnable attempt) {
        attempts.writeLock().lock();
        try {
            attempt.run();
        } finally {
            attempts.writeLock().unlock();
        }
    }
}
