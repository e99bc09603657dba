package org.huitong.authorize;

import org.huitong.catalog.Quota;

/**
 * What is reserved of one limit in one period, and how much of that is still there to be used.
 *
 * @param total reserved in the period so far
 * @param rest of it not used yet
 * @param asked whether the store has told the total
 */
record Block(Quota.Limit limit, Period period, long total, long rest, boolean asked) {
    private static final long MOST = 1000;
    private static final long PART = 100;

    static Block of(Quota.Limit limit, long now) {
        return new Block(limit, Period.of(limit.unit(), now), 0, 0, false);
    }

    /** The same while period and limit last. */
    Block at(Quota.Limit now, long millis) {
        if (!period.holds(millis)) {
            return of(now, millis);
        }
        return now.equals(limit) ? this : new Block(now, period, total, rest, asked);
    }

    /** What the death of the process loses at most: a hundredth of the limit, from 1 to 1,000. */
    long size() {
        return Math.max(1, Math.min(MOST, limit.most() / PART));
    }

    long used() {
        return total - rest;
    }

    /** What may go without a word to the store; a limit that was lowered holds for what is reserved, too. */
    long left() {
        return Math.max(0, Math.min(rest, limit.most() - used()));
    }

    /** What it has to ask for so that this much may go, and a block stays; null where there is enough. */
    QuotaBook.Want want(long need) {
        long lack = need - left();
        return lack <= 0 ? null : want(lack + size(), limit.most());
    }

    QuotaBook.Want unused() {
        return want(rest, limit.most());
    }

    private QuotaBook.Want want(long amount, long most) {
        return new QuotaBook.Want(limit.kind(), period, amount, most);
    }

    Block with(QuotaBook.Got got) {
        return new Block(limit, period, got.total(), rest + got.amount(), true);
    }

    Block less(long n) {
        return new Block(limit, period, total, rest - n, asked);
    }
}
