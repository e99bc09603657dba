package org.huitong.replay;

/** Keeps a rate: what a late look has missed, up to a second's worth, it may catch up with. One thread. */
final class Pace {
    private static final long SECOND = 1_000;

    private final long rate;
    private long last;
    /** Thousandths of a record. */
    private long credit = SECOND;

    /** @param now milliseconds of a clock that nobody sets */
    Pace(long rate, long now) {
        this.rate = rate;
        this.last = now;
    }

    long rate() {
        return rate;
    }

    /** How many may go now. */
    long due(long now) {
        if (rate == 0) {
            return Long.MAX_VALUE;
        }
        credit = Math.min(rate * SECOND, credit + Math.min(now - last, SECOND) * rate);
        last = now;
        return credit / SECOND;
    }

    void gone(long records) {
        if (rate > 0) {
            credit -= records * SECOND;
        }
    }
}
