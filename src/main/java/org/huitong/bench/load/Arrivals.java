package org.huitong.bench.load;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Which records of a burst were acknowledged, which arrived at the consumer, how often, and how long after. It holds the
 * senders back while too much is on its way, so that both ends go at the rate that both sustain. Used by one thread.
 */
public final class Arrivals implements Witness {
    private static final int MANY = 1 << 16;

    private final long mostUndelivered;
    private final Histogram added = new Histogram(TimeUnit.MINUTES.toNanos(5), 3);
    private long first;
    private long[] acknowledgedAt = new long[MANY];
    private long[] arrivedAt = new long[MANY];
    private long acknowledged;
    private long arrived;
    private long repeated;

    /** @param mostUndelivered acknowledged records that may be on their way before the senders wait */
    public Arrivals(long mostUndelivered) {
        this.mostUndelivered = mostUndelivered;
    }

    /** A new burst, whose records are numbered from {@code serial}. */
    public void begin(long serial) {
        first = serial;
        Arrays.fill(acknowledgedAt, 0);
        Arrays.fill(arrivedAt, 0);
        acknowledged = 0;
        arrived = 0;
        repeated = 0;
        added.reset();
    }

    @Override
    public void acknowledged(long serial, long now) {
        int at = place(serial);
        acknowledgedAt[at] = now;
        acknowledged++;
        if (arrivedAt[at] != 0) {
            added.recordValue(0);
        }
    }

    /** A record has reached the consumer; it may do so before its sender has read the answer. */
    public void arrived(long serial, long now) {
        if (serial < first) {
            repeated++; // of an earlier burst, all of which had arrived
            return;
        }
        int at = place(serial);
        if (arrivedAt[at] != 0) {
            repeated++;
            return;
        }
        arrivedAt[at] = now;
        arrived++;
        if (acknowledgedAt[at] != 0) {
            added.recordValue(Math.max(0, now - acknowledgedAt[at]));
        }
    }

    @Override
    public boolean maySend() {
        return acknowledged - arrived < mostUndelivered;
    }

    @Override
    public boolean done() {
        return acknowledged == arrived;
    }

    /** Records that arrived more than once, counted each time. */
    public long repeated() {
        return repeated;
    }

    /** From the answer with 202 to the arrival, in nanoseconds; 0 where the arrival came first. */
    public Histogram added() {
        return added;
    }

    private int place(long serial) {
        int at = Math.toIntExact(serial - first);
        if (at >= arrivedAt.length) {
            acknowledgedAt = Arrays.copyOf(acknowledgedAt, 2 * at);
            arrivedAt = Arrays.copyOf(arrivedAt, 2 * at);
        }
        return at;
    }
}
