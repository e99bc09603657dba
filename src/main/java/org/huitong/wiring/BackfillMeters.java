package org.huitong.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;
import org.huitong.failed.BackfillBook.Entry;
import org.huitong.message.Backfill;
import org.huitong.message.BackfillState;
import org.huitong.message.Tally;

/** {@code huitong_backfill_running} and {@code huitong_backfill_records}, of each subscription's last backfill. */
public final class BackfillMeters implements Consumer<String> {
    private final Backfills backfills;
    private final Core core;
    private final MeterRegistry meters;

    public BackfillMeters(Backfills backfills, Core core, MeterRegistry meters) {
        this.backfills = backfills;
        this.core = core;
        this.meters = meters;
    }

    /** Meters a subscription from now on; once more changes nothing. */
    @Override
    public void accept(String subscription) {
        Gauge.builder("huitong.backfill.running", () -> running(subscription) ? 1 : 0)
                .description("1 while a backfill reads")
                .tag("subscription", subscription)
                .register(meters);
        for (Tally tally : new Tally[] {Tally.PUBLISHED, Tally.SETTLED}) {
            Gauge.builder("huitong.backfill.records", () -> records(subscription, tally))
                    .description("Records of the last backfill")
                    .tag("subscription", subscription)
                    .tag("what", tally.word())
                    .register(meters);
        }
    }

    private boolean running(String subscription) {
        Entry entry = backfills.entries().get(subscription);
        return entry != null && entry.state() == BackfillState.RUNNING;
    }

    private long records(String subscription, Tally tally) {
        Entry entry = backfills.entries().get(subscription);
        return entry == null
                ? 0
                : core.projection()
                        .tallies(new Backfill(subscription, entry.run()).tally())
                        .getOrDefault(tally, 0L);
    }
}
