package org.huitong.wiring.reload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import org.huitong.operate.api.LiveView;

/** What is live, and how often that changed. Thread-safe. */
final class LiveMeters {
    private final Counter taken;
    private final Counter refused;
    private final MultiGauge info;
    private volatile double since;

    LiveMeters(MeterRegistry meters) {
        taken = counter(meters, "taken");
        refused = counter(meters, "refused");
        info = MultiGauge.builder("huitong.live.files")
                .description("Always 1; its label is the SHA-256 of the files that are live")
                .register(meters);
        Gauge.builder("huitong.live.since", () -> since)
                .description("When the files that are live were taken, seconds since 1970")
                .baseUnit("seconds")
                .register(meters);
    }

    private static Counter counter(MeterRegistry meters, String result) {
        return Counter.builder("huitong.reloads")
                .description("Changes of files that were taken into the running gateway, or refused")
                .tag("result", result)
                .register(meters);
    }

    /** One series at any time. */
    void live(LiveView live) {
        since = live.since().getEpochSecond();
        info.register(List.of(MultiGauge.Row.of(Tags.of("hash", live.hash()), 1)), true);
    }

    void taken() {
        taken.increment();
    }

    void refused() {
        refused.increment();
    }
}
