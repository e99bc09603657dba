package org.huitong.bench.side;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.huitong.bench.load.Body;
import org.huitong.bench.load.Burst;
import org.huitong.bench.load.Drive;
import org.huitong.bench.load.Schedule;
import org.huitong.message.Slice;

/** Raw Artemis with no HTTP before it: what the disk and the broker give at best to a sender who waits for durability. */
final class RawSide implements Side {
    private static final int GROUP = 32;
    private static final int SLICES_OF_A_MEBIBYTE = (1 << 20) / Slice.MAX_BYTES;

    private final BenchBroker broker;
    private final int group;
    private final byte[] body;

    private RawSide(Path dir, int group, byte[] body) throws Exception {
        this.broker = BenchBroker.start(dir);
        this.group = group;
        this.body = body;
    }

    /** One blocking durable send of 1 KiB at a time on each connection. */
    static Side single(Path dir) throws Exception {
        return new RawSide(dir, 1, record());
    }

    /** One transacted session on one connection, whatever the number asked for; 32 sends a commit. */
    static Side group(Path dir) throws Exception {
        return new RawSide(dir, GROUP, record());
    }

    /** The same with messages as big as a slice of the product, and as much a commit as the product puts into one. */
    static Side journal(Path dir) throws Exception {
        byte[] slice = new byte[Slice.MAX_BYTES];
        Arrays.fill(slice, (byte) 'x');
        return new RawSide(dir, SLICES_OF_A_MEBIBYTE, slice);
    }

    @Override
    public Burst drive(Drive drive) throws Exception {
        int senders = group == 1 ? drive.connections() : 1;
        List<RawSender> open = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(senders);
        try {
            for (int i = 0; i < senders; i++) {
                open.add(new RawSender(group, body));
            }
            return drive(threads, open, drive);
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

    private static Burst drive(ExecutorService threads, List<RawSender> senders, Drive drive) throws Exception {
        long begin = System.nanoTime();
        Schedule schedule = new Schedule(drive, begin);
        AtomicLong numbers = new AtomicLong();
        List<Callable<Long>> work = new ArrayList<>();
        senders.forEach(sender -> work.add(() -> sender.send(schedule, numbers)));
        long sent = 0;
        for (Future<Long> done : threads.invokeAll(work)) {
            sent += done.get();
        }
        long elapsed = System.nanoTime() - begin;
        Histogram nanos = new Histogram(RawSender.MAX_NANOS, 3);
        senders.forEach(sender -> nanos.add(sender.nanos()));
        return Burst.of(nanos, sent, elapsed, 0, 0);
    }

    private static byte[] record() {
        return Body.SINGLE.text().getBytes(StandardCharsets.US_ASCII);
    }
}
