package org.huitong.failed;

import java.util.concurrent.TimeUnit;

/**
 * How far one call of a search goes, and in pieces of what size: as many as a disk that nobody has read from lately brings in
 * the time of a call, and no more. Immutable.
 *
 * @param smallest the first piece of a call, for nobody knows yet how long one lasts; and the smallest, where the disk is slow
 * @param largest a piece has no more
 * @param budgetNanos no piece is begun when a call has lasted for so long
 */
record Stride(int smallest, int largest, long budgetNanos) {
    static final long STANDARD_NANOS = TimeUnit.MILLISECONDS.toNanos(800);

    /** A piece is made larger as long as one lasts less than this part of the time that a call has. */
    private static final int PIECES_A_CALL = 8;

    int first() {
        return Math.min(smallest, largest);
    }

    /** The size of the next one, after one of that size that lasted for so long. */
    int next(int size, long nanos) {
        long each = budgetNanos / PIECES_A_CALL;
        if (nanos < each) {
            return Math.min(largest, 2 * size);
        }
        return nanos > 2 * each ? Math.min(largest, Math.max(smallest, size / 2)) : size;
    }
}
