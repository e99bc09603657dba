package org.huitong.message;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers that grow over the life of an installation whatever the clock does, and ids that are unique without
 * revealing anything. The epoch is the count of starts, kept by journal and store; 2<sup>53</sup> is never passed, so
 * that JSON readers keep every digit. Thread-safe.
 */
public final class Sequence {
    private static final int COUNTER_BITS = 32;
    private static final int NONCE_CHARS = 8;

    private final long base;
    private final String prefix;
    private final AtomicLong next = new AtomicLong();

    /**
     * @param epoch number of this start, from 1
     * @param nonce unguessable part of every id of this start; {@value #NONCE_CHARS} characters
     */
    public Sequence(long epoch, String nonce) {
        this.base = epoch << COUNTER_BITS;
        this.prefix = nonce + Long.toString(epoch, Character.MAX_RADIX) + "-";
    }

    /** What every id of this start begins with, before its last hyphen. */
    public String start() {
        return prefix.substring(0, prefix.length() - 1);
    }

    public long next() {
        return base + next.incrementAndGet();
    }

    /** An opaque id that belongs to a number given by {@link #next()}. */
    public String id(long number) {
        return prefix + Long.toString(number - base, Character.MAX_RADIX);
    }

    /** The number an id belongs to, whichever start gave it; the least there is where it is no such id. */
    public static long number(String id) {
        int dash = id.indexOf('-');
        if (dash <= NONCE_CHARS) {
            return Long.MIN_VALUE;
        }
        try {
            long epoch = Long.parseLong(id.substring(NONCE_CHARS, dash), Character.MAX_RADIX);
            return (epoch << COUNTER_BITS) + Long.parseLong(id.substring(dash + 1), Character.MAX_RADIX);
        } catch (NumberFormatException e) {
            return Long.MIN_VALUE;
        }
    }
}
