package org.huitong.wiring.replay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;
import org.huitong.replay.Fate;
import org.huitong.replay.Feeder;
import org.huitong.replay.JobState;

/** {@code huitong_replay_jobs} and {@code huitong_replay_rows}: what the last look at the jobs saw. */
public final class JobMeters {
    private final Supplier<Feeder.Seen> seen;

    public JobMeters(Supplier<Feeder.Seen> seen) {
        this.seen = seen;
    }

    public void meter(MeterRegistry meters) {
        for (JobState state : JobState.values()) {
            if (!state.over()) {
                Gauge.builder("huitong.replay.jobs", () -> jobs(state))
                        .description("Replay jobs that are not over")
                        .tag("state", state.word())
                        .register(meters);
            }
        }
        for (Fate fate : Fate.values()) {
            Gauge.builder("huitong.replay.rows", () -> seen.get().rows().getOrDefault(fate, 0L))
                    .description("Rows of replay jobs that run, are paused or cancelled")
                    .tag("what", fate.word())
                    .register(meters);
        }
    }

    private long jobs(JobState state) {
        return seen.get().jobs().stream().filter(job -> job.state() == state).count();
    }
}
