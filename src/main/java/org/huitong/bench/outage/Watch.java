package org.huitong.bench.outage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Looks at the status twice a second: what is parked, and how often one subscription began a pause. One thread. */
final class Watch {
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    /** Status tells the time of the next probe by the wall clock, anew at each look; the shortest pause is longer. */
    private static final Duration SAME = Duration.ofMillis(250);

    private final Voice voice;
    private final String subscription;
    private long looked;
    private Instant next;
    private int pauses;
    private long parked;

    Watch(Voice voice, String subscription) {
        this.voice = voice;
        this.subscription = subscription;
        this.looked = System.nanoTime() - EVERY_NANOS;
    }

    /** Counts anew. */
    void begin() {
        next = null;
        pauses = 0;
        parked = 0;
    }

    /** Looks, unless it has done so a moment ago. */
    void look() throws IOException, InterruptedException {
        if (System.nanoTime() - looked >= EVERY_NANOS) {
            lookNow();
        }
    }

    void lookNow() throws IOException, InterruptedException {
        looked = System.nanoTime();
        long all = 0;
        for (JsonNode one : voice.status().path("subscriptions")) {
            all += one.path("parked").asLong();
            if (one.path("id").asText().equals(subscription)
                    && one.path("next_probe").isTextual()) {
                paused(Instant.parse(one.path("next_probe").asText()));
            }
        }
        parked = Math.max(parked, all);
    }

    private void paused(Instant until) {
        if (next == null || Duration.between(next, until).abs().compareTo(SAME) > 0) {
            pauses++;
            next = until;
        }
    }

    /** Pauses of the subscription that were seen. */
    int pauses() {
        return pauses;
    }

    /** Most parked records of all subscriptions at one look. */
    long parked() {
        return parked;
    }
}
