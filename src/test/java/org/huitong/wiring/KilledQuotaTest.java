package org.huitong.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.huitong.authorize.Period;
import org.huitong.catalog.Quota;
import org.huitong.failed.Quotas;
import org.huitong.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Crash window G2 with 64 concurrent callers, the real store, and {@code kill -9} of their process. */
@Timeout(300)
class KilledQuotaTest {
    private static final int KILLS = 20;
    private static final int THREADS = 64;
    /** A hundredth of the hour's limit of records, and of calls. */
    private static final long BLOCK = 1000;

    private static final long BLOCK_OF_CALLS = 600;
    private static final int LIMIT = 100_000;
    private static final int MOST_BYTES_A_LIFE = 12_000;

    @TempDir
    private Path folder;

    /** What has gone out: distinct records, and calls. */
    private record Sent(Set<String> records, long calls) {}

    @Test
    void sixtyFourCallersAndTwentyKillsAreNeverOverAndLoseABlockAKillAtMost() throws Exception {
        Random random = new Random();
        for (int kill = 1; kill <= KILLS; kill++) {
            killAfter(size() + 1 + random.nextInt(MOST_BYTES_A_LIFE));

            Sent sent = sent();
            try (Store store = Store.open(folder.resolve("data"))) {
                StoredQuota book = new StoredQuota(new Quotas(store), QuotaCallers.SUBSCRIPTION);
                Set<String> known = new HashSet<>(book.counted());
                known.addAll(sent.records());
                long records = total(book, Quota.Kind.RECORDS, Quota.Unit.HOUR);
                assertThat(records).isGreaterThanOrEqualTo(sent.records().size());
                assertThat(records - known.size())
                        .as("records lost to %d kills", kill)
                        .isLessThanOrEqualTo(kill * BLOCK);
                assertThat(total(book, Quota.Kind.RECORDS, Quota.Unit.DAY))
                        .isGreaterThanOrEqualTo(sent.records().size());
                long calls = total(book, Quota.Kind.CALLS, Quota.Unit.HOUR);
                assertThat(calls).isGreaterThanOrEqualTo(sent.calls());
                assertThat(calls - sent.calls())
                        .as("calls lost to %d kills, or just being made", kill)
                        .isLessThanOrEqualTo(kill * (BLOCK_OF_CALLS + THREADS));
            }
        }

        assertThat(start().waitFor()).isZero();

        int went = sent().records().size();
        System.out.println("of " + LIMIT + " records " + went + " went in " + sent().calls() + " calls over " + KILLS
                + " kills; lost " + (LIMIT - went) + ", stated at most " + KILLS * BLOCK);
        assertThat(went).isLessThanOrEqualTo(LIMIT).isGreaterThanOrEqualTo((int) (LIMIT - KILLS * BLOCK));
    }

    private static long total(StoredQuota book, Quota.Kind kind, Quota.Unit unit) {
        return book.total(kind, Period.of(unit, QuotaCallers.NOW));
    }

    private Sent sent() throws IOException {
        Path file = folder.resolve("sent");
        if (!Files.exists(file)) {
            return new Sent(Set.of(), 0);
        }
        List<String> lines = Files.readAllLines(file);
        Set<String> records = new HashSet<>();
        lines.forEach(line -> records.addAll(Arrays.asList(line.split(" "))));
        return new Sent(records, lines.size());
    }

    private long size() throws IOException {
        Path file = folder.resolve("sent");
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private void killAfter(long bytes) throws Exception {
        Process process = start();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> !process.isAlive() || size() >= bytes);
        assertThat(process.isAlive()).as("it was killed amid its work").isTrue();
        process.destroyForcibly().waitFor();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        QuotaCallers.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }
}
