package org.huitong.bus;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.huitong.message.Backfill;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * One place in a source, read on turn by turn: the source's own, or that of a backfill. A turn that committed is followed by
 * the next one at once; one that found nothing waits for the period; one that failed gives the token back and waits longer
 * each time. For the source's one thread.
 */
final class SourcePoll implements AutoCloseable {
    private static final long LONGEST_WAIT_MILLIS = 60_000;

    private final SourceConsumer.Source source;
    private final Backfill backfill;
    private final Parts parts;
    private Lease lease;
    private long wait;
    /** By System.nanoTime. */
    private long due = System.nanoTime();

    /** Where a turn goes: through the route, with the token in hand. Throws HuitongException where it came to nothing. */
    interface Way {
        void go(Object from, SourceTurn turn);
    }

    /**
     * What all places of a source share.
     *
     * @param stopping true once nobody waits for a turn any more
     */
    record Parts(Bus bus, CommitListener listener, BooleanSupplier stopping, Way way) {}

    /** Hears of a turn. */
    interface Report {
        /**
         * @param records taken in
         * @param end true where there was no more
         */
        void polled(int records, Object watermark, boolean end);

        /** @param first true where it went well before, or never will */
        void failed(HuitongException e, boolean stopped, boolean first);
    }

    /** @param backfill null for the source's own place */
    SourcePoll(SourceConsumer.Source source, Backfill backfill, Parts parts) {
        this.source = source;
        this.backfill = backfill;
        this.parts = parts;
    }

    /** Milliseconds until the next turn is due. */
    long rest() {
        long left = due - System.nanoTime();
        return left <= 0 ? 0 : 1 + TimeUnit.NANOSECONDS.toMillis(left);
    }

    void turn(Report report) {
        try {
            if (lease == null) {
                String place = backfill == null ? source.id() : backfill.place(source.id());
                lease = Lease.take(parts.bus(), place, parts.listener());
            }
            Object from = SourceTurn.from(lease, source.column(), source.startAt());
            byte[] before = lease.watermark();
            SourceTurn turn = new SourceTurn(lease, source.column(), parts.stopping(), backfill);
            parts.way().go(from, turn);
            boolean moved = before != lease.watermark();
            wait = 0;
            dueIn(moved ? 0 : source.period());
            report.polled(
                    turn.taken(),
                    SourceTurn.from(lease, source.column(), source.startAt()),
                    Arrays.equals(before, lease.watermark())
                            || turn.isAtEnd()
                            || turn.taken() > 0 && turn.taken() < source.page());
        } catch (HuitongException e) {
            close();
            wait = Math.min(LONGEST_WAIT_MILLIS, Math.max(source.period(), wait * 2));
            dueIn(wait);
            boolean stopped = e.code() == ErrorCode.SOURCE_TOKEN;
            report.failed(e, stopped, wait == source.period() || stopped);
        }
    }

    private void dueIn(long millis) {
        due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Gives the token back; the next turn is due at once. */
    void leaves() {
        close();
        wait = 0;
        dueIn(0);
    }

    /** Gives the token back. */
    @Override
    public void close() {
        if (lease != null) {
            lease.close();
            lease = null;
        }
    }
}
