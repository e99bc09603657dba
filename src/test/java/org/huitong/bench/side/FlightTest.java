package org.huitong.bench.side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.huitong.bench.report.Profile;
import org.huitong.bench.report.ProfilePage;
import org.huitong.bench.report.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small recording of this very process, and what is read from it. */
final class FlightTest {
    private static final String HERE = FlightTest.class.getName();

    @TempDir
    private Path dir;

    private final Object lock = new Object();
    private long sum;

    @Test
    void recordingSaysWhatRanAllocatedWaitedAndPausedAndWhoseCpuItWas() throws Exception {
        Path file = dir.resolve("profile.jfr");
        Usage usage;
        try (Flight flight = new Flight()) {
            flight.engage();
            work(Duration.ofMillis(100));
            flight.record();
            contend();
            System.gc();
            flight.rest(file);
            flight.record();
            work(Duration.ofMillis(1000));
            flight.rest(file);
            usage = flight.land();
        }

        Profile profile = Profile.read("this", file, usage, 4);

        assertThat(profile.samples()).isPositive();
        assertThat(profile.methods()).containsKey(HERE + ".work");
        assertThat(profile.allocations()).containsKey("byte[] @ " + HERE + ".work");
        assertThat(profile.allocatedMegabytes()).isPositive();
        assertThat(profile.pauses().count()).isPositive();
        assertThat(profile.waits()).anySatisfy(wait -> {
            assertThat(wait.what()).startsWith("java.lang.Object @ " + HERE);
            assertThat(wait.longestMillis()).isGreaterThanOrEqualTo(1);
        });
        assertThat(profile.parts()).extracting(Profile.Share::part).contains("bench itself", "JIT");
        assertThat(profile.parts().stream()
                        .mapToDouble(Profile.Share::ranMillis)
                        .sum())
                .isCloseTo(usage.process() / 1e6, within(usage.process() / 1e7));
        assertThat(profile.cpuMillis()).isCloseTo(usage.process() / 4e6, within(0.001));
        assertThat(ProfilePage.of("S9", List.of(profile)))
                .contains("# Profile of S9", "## this", "| bench itself |", "`" + HERE + ".work`", "| collector |");
    }

    private void contend() {
        Thread waiting = new Thread(() -> {
            synchronized (lock) {
                sum++;
            }
        });
        synchronized (lock) {
            waiting.start();
            await().atMost(10, TimeUnit.SECONDS).until(() -> waiting.getState() == Thread.State.BLOCKED);
            work(Duration.ofMillis(20));
        }
    }

    private void work(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            // Larger than what a thread is given at once in a JVM that has run other tests: each is then seen.
            byte[] bytes = new byte[1 << 20];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (i * sum);
                sum += bytes[i] ^ i;
            }
        }
    }
}
