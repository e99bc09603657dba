package org.huitong.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.huitong.authorize.Meter;
import org.huitong.catalog.Quota;
import org.huitong.failed.Quotas;
import org.huitong.store.Store;

/**
 * A process of its own that sends windows of numbered records from 64 threads under one quota, until nothing may go. What
 * it has sent stands in {@code sent}, a line a call; a window that was not settled is sent again by the next process.
 */
final class QuotaCallers {
    static final String SUBSCRIPTION = "hall.people";
    static final long NOW = Instant.parse("2026-11-28T02:30:00Z").toEpochMilli();
    static final Quota QUOTA = new Quota(List.of(
            new Quota.Limit(Quota.Kind.RECORDS, Quota.Unit.HOUR, 100_000),
            new Quota.Limit(Quota.Kind.RECORDS, Quota.Unit.DAY, 120_000),
            new Quota.Limit(Quota.Kind.CALLS, Quota.Unit.HOUR, 60_000)));
    private static final int THREADS = 64;
    private static final int WINDOW = 1_280;
    private static final int MOST_IN_A_CALL = 4;

    private final Meter meter;
    private final FileChannel sent;
    private volatile boolean over;

    private QuotaCallers(Meter meter, FileChannel sent) {
        this.meter = meter;
        this.sent = sent;
    }

    public static void main(String[] words) throws Exception {
        Path folder = Path.of(words[0]);
        Path settled = folder.resolve("settled");
        try (Store store = Store.open(folder.resolve("data"));
                FileChannel sent = FileChannel.open(
                        folder.resolve("sent"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND)) {
            Meter meter =
                    new Meter(() -> QUOTA, new StoredQuota(new Quotas(store), SUBSCRIPTION), () -> NOW, closing -> {});
            QuotaCallers callers = new QuotaCallers(meter, sent);
            int first = Files.exists(settled) ? Integer.parseInt(Files.readString(settled)) : 0;
            while (callers.window(first)) {
                first += WINDOW;
                Path aside = folder.resolve("aside");
                Files.writeString(aside, Integer.toString(first));
                Files.move(aside, settled, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
                meter.settled(0, record -> false);
            }
            meter.close();
        }
    }

    /** True where all of it went. */
    private boolean window(int first) throws InterruptedException {
        Queue<List<String>> portions = new ConcurrentLinkedQueue<>();
        int at = first;
        while (at < first + WINDOW) {
            int end = Math.min(first + WINDOW, at + 1 + at % MOST_IN_A_CALL);
            portions.add(IntStream.range(at, end).mapToObj(Integer::toString).toList());
            at = end;
        }
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(new Thread(() -> send(portions)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        return !over;
    }

    private void send(Queue<List<String>> portions) {
        List<String> portion = portions.poll();
        while (portion != null && !over) {
            int most = meter.take(portion);
            if (most == 0) {
                over = true;
            } else {
                line(portion.subList(0, most));
                portion = most < portion.size() ? portion.subList(most, portion.size()) : portions.poll();
            }
        }
    }

    private void line(List<String> records) {
        try {
            sent.write(ByteBuffer.wrap((String.join(" ", records) + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
