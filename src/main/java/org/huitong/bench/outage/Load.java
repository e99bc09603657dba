package org.huitong.bench.outage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.huitong.bench.scale.Push;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * Pushes at a steady rate, whatever becomes of it, until it is ended. All records of a key go over one connection, each after
 * the answer to the one before it, so that their publish order is known.
 */
final class Load implements AutoCloseable {
    /** Connections. */
    static final int LANES = 8;

    private final int port;
    private final String resource;
    private final int rate;
    private final int keys;
    private final AtomicIntegerArray accepted;
    private final AtomicLong published = new AtomicLong();
    private final ExecutorService threads = Executors.newFixedThreadPool(LANES);
    private final List<Future<?>> lanes = new ArrayList<>();
    private volatile boolean ended;

    /**
     * What a record says of itself.
     *
     * @param number among the records of its key, from 0
     * @param pushed when it was pushed, by System.nanoTime of this process
     */
    record Mark(int number, long pushed) {
        String text() {
            return number + "/" + pushed;
        }

        static Mark read(String text) {
            int slash = text.indexOf('/');
            return new Mark(Integer.parseInt(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
        }
    }

    /**
     * @param port of the gateway's data plane
     * @param rate records a second
     * @param keys a multiple of {@link #LANES}
     */
    Load(int port, String resource, int rate, int keys) {
        this.port = port;
        this.resource = resource;
        this.rate = rate;
        this.keys = keys;
        this.accepted = new AtomicIntegerArray(keys);
    }

    void begin() {
        long begin = System.nanoTime();
        for (int lane = 0; lane < LANES; lane++) {
            int first = lane;
            lanes.add(threads.submit(() -> {
                push(first, begin);
                return null;
            }));
        }
    }

    private void push(int first, long begin) throws IOException, InterruptedException {
        Push push = new Push(port);
        try {
            for (long i = first; !ended; i += LANES) {
                long left = begin + i * TimeUnit.SECONDS.toNanos(1) / rate - System.nanoTime();
                if (left > 0) {
                    TimeUnit.NANOSECONDS.sleep(left);
                }
                int key = (int) (i % keys);
                String body = Push.record(name(key), new Mark((int) (i / keys), System.nanoTime()).text());
                try {
                    push.push(resource, body, "push-" + i);
                } catch (IOException e) {
                    // A connection that rests is closed by the gateway. With the same key it is the same push.
                    push.close();
                    push = new Push(port);
                    push.push(resource, body, "push-" + i);
                }
                accepted.incrementAndGet(key);
                published.incrementAndGet();
            }
        } finally {
            push.close();
        }
    }

    private static String name(int key) {
        return "k" + key;
    }

    /** Records that were answered 202. */
    long published() {
        return published.get();
    }

    /** Throws INTERNAL where a push was not taken. */
    void requireWell() throws InterruptedException {
        for (Future<?> lane : lanes) {
            if (lane.isDone()) {
                finished(lane);
            }
        }
    }

    /** Ends it, and says how many records of each key were answered 202. */
    Map<String, Integer> end() throws InterruptedException {
        ended = true;
        for (Future<?> lane : lanes) {
            finished(lane);
        }
        Map<String, Integer> byKey = new TreeMap<>();
        for (int key = 0; key < keys; key++) {
            byKey.put(name(key), accepted.get(key));
        }
        return byKey;
    }

    private static void finished(Future<?> lane) throws InterruptedException {
        try {
            lane.get();
        } catch (ExecutionException e) {
            throw new HuitongException(
                    ErrorCode.INTERNAL,
                    "pushing ended: " + e.getCause().getMessage()
                            + ". Read the gateway's log, or offer less with --rate.",
                    e.getCause());
        }
    }

    @Override
    public void close() {
        ended = true;
        threads.shutdownNow();
    }
}
