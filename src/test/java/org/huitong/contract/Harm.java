package org.huitong.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huitong.contract.Site.until;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What one far end costs the rest: what others wait, memory that stays, threads. Measured before it begins, then bounded. */
final class Harm {
    static final int CARDS = 5;

    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final long MOST_HEAP = 64L << 20;
    /** Of one answer, sockets' buffers included. */
    private static final long MOST_TAKEN = 64L << 20;

    /** Pools may grow to their bounds meanwhile. */
    private static final int MOST_THREADS = 64;

    private final Site site;
    private final long heap = liveHeap();
    private final int threads = threads();

    Harm(Site site) {
        this.site = site;
    }

    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static int threads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("wire-"))
                .count();
    }

    /** While the line does so, what another system pushes is at another consumer in time, card by card. */
    void bears(Wire.Manner manner, Wire wire, int first) throws Exception {
        for (int number = first; number < first + CARDS; number++) {
            long begun = System.nanoTime();
            site.push(number, 1);
            String key = Site.key(number);
            until(manner + ": the others go on")
                    .until(() -> site.hall.latest(Site.RESOURCE).containsKey(key));
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as(manner + ": time that others wait")
                    .isLessThan(LONGEST);
        }
        until(manner + ": an answer is spoilt").until(() -> wire.spoilt() > 0);
        if (manner == Wire.Manner.FLOODS) {
            until("the flood is hung up on").until(() -> wire.floods() > 0);
        }
        assertThat(wire.mostFlooded())
                .as(manner + ": bytes taken of one answer")
                .isLessThan(MOST_TAKEN);
        assertThat(liveHeap() - heap).as(manner + ": live heap").isLessThan(MOST_HEAP);
        assertThat(threads() - threads).as(manner + ": threads").isLessThanOrEqualTo(MOST_THREADS);
    }
}
