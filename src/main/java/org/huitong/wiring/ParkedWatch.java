package org.huitong.wiring;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.huitong.failed.RowCounts;
import org.huitong.failed.Rows;
import org.huitong.message.HuitongException;

/** Which subscriptions and sources have more records parked than a person has said. Thread-safe. */
public final class ParkedWatch {
    private static final long COUNT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Rows rows;
    private final int most;
    private long counted = System.nanoTime() - COUNT_NANOS;
    private Map<String, Long> parked = Map.of();

    /** @param most parked records of one of them that are no alarm; 0 where none is ever */
    public ParkedWatch(Rows rows, int most) {
        this.rows = rows;
        this.most = most;
    }

    /** By subject, what to tell of it; as old as ten seconds, or as the store when it was last there. */
    synchronized Map<String, String> many() {
        if (most == 0) {
            return Map.of();
        }
        if (System.nanoTime() - counted >= COUNT_NANOS) {
            count();
        }
        Map<String, String> many = new TreeMap<>();
        parked.forEach((subject, count) -> {
            if (count > most) {
                many.put(
                        subject,
                        "more than " + most + " records are parked (huitong.notices.parked). See the causes with"
                                + " './huitong failed list', mend what they have in common, then replay.");
            }
        });
        return many;
    }

    private void count() {
        counted = System.nanoTime();
        try {
            Map<String, Long> now = new TreeMap<>();
            for (RowCounts.Open count : rows.counts().open()) {
                String subject =
                        count.subscription().isEmpty() ? count.system() + "/" + count.resource() : count.subscription();
                now.merge(subject, count.parked(), Long::sum);
            }
            parked = now;
        } catch (HuitongException e) {
            // The store's own trouble is an alarm; what was known stays.
        }
    }
}
