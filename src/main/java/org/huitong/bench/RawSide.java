package org.huitong.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Raw Artemis with no HTTP before it: what the disk and the broker give at best to a sender who waits for durability. */
final class RawSide implements Side {
    private static final int GROUP = 32;

    private final BenchBroker broker;
    private final int group;

    private RawSide(BenchBroker broker, int group) {
        this.broker = broker;
        this.group = group;
    }

    /** One blocking durable send at a time on each connection. */
    static Side single(Path dir) throws Exception {
        return new RawSide(BenchBroker.start(dir), 1);
    }

    /** One transacted session on one connection, whatever the number asked for; 32 sends a commit. */
    static Side group(Path dir) throws Exception {
        return new RawSide(BenchBroker.start(dir), GROUP);
    }

    @Override
    public Optional<Door> door() {
        return Optional.empty();
    }

    @Override
    public Burst drive(int connections, int seconds) throws Exception {
        int senders = group == 1 ? connections : 1;
        List<RawSender> open = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(senders);
        try {
            for (int i = 0; i < senders; i++) {
                open.add(RawSender.open(group));
            }
            return drive(threads, open, seconds);
        } finally {
            threads.shutdownNow();
            for (RawSender sender : open) {
                sender.close();
            }
        }
    }

    @Override
    public OptionalLong purge() throws Exception {
        return OptionalLong.of(broker.purge());
    }

    @Override
    public void stop() throws Exception {
        broker.stop();
    }

    private static Burst drive(ExecutorService threads, List<RawSender> senders, int seconds) throws Exception {
        long begin = System.nanoTime();
        long deadline = begin + TimeUnit.SECONDS.toNanos(seconds);
        List<Callable<Long>> work = new ArrayList<>();
        senders.forEach(sender -> work.add(() -> sender.sendUntil(deadline)));
        long sent = 0;
        for (Future<Long> done : threads.invokeAll(work)) {
            sent += done.get();
        }
        long elapsed = System.nanoTime() - begin;
        Histogram nanos = new Histogram(RawSender.MAX_NANOS, 3);
        senders.forEach(sender -> nanos.add(sender.nanos()));
        return Burst.of(nanos, sent, elapsed, 0, 0);
    }
}
