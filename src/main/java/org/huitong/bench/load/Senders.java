package org.huitong.bench.load;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** The connections of one burst. A request that is due takes the connection that has been free for longest. */
final class Senders implements LoadConnection.Owner, AutoCloseable {
    private static final long SILENCE_SECONDS = 30;
    private static final int ACCEPTED = 202;

    private final Loop loop;
    private final Door door;
    private final Drive drive;
    private final Witness witness;
    private final Histogram nanos = new Histogram(TimeUnit.MINUTES.toNanos(2), 3);
    private final Set<LoadConnection> alive = new HashSet<>();
    private final Deque<LoadConnection> free = new ArrayDeque<>();
    private long serial;
    private long sent;
    private long accepted;
    private long refused;
    private long dead;

    Senders(Loop loop, Door door, Drive drive, long serial, Witness witness) throws IOException {
        this.loop = loop;
        this.door = door;
        this.drive = drive;
        this.serial = serial;
        this.witness = witness;
        for (int i = 0; i < drive.connections(); i++) {
            LoadConnection connection =
                    LoadConnection.open(loop, door.port(), new RequestForm(door, drive.body()), this);
            alive.add(connection);
            free.add(connection);
        }
    }

    Burst run() throws IOException {
        long begin = System.nanoTime();
        Schedule schedule = new Schedule(drive, begin);
        long heard = begin;
        for (long now = begin; !done(schedule, now); now = System.nanoTime()) {
            send(schedule, now);
            if (loop.turn(patience(schedule)) > 0) {
                heard = System.nanoTime();
            } else {
                requireLife(heard);
            }
        }
        return Burst.of(nanos, accepted, System.nanoTime() - begin, refused, dead);
    }

    /** The serial number after the last one sent. */
    long next() {
        return serial;
    }

    @Override
    public void answered(LoadConnection connection, int status) {
        long now = System.nanoTime();
        nanos.recordValue(now - connection.due());
        if (status == ACCEPTED) {
            accepted++;
            witness.acknowledged(connection.serial(), now);
        } else {
            refused++;
        }
        free.add(connection);
    }

    @Override
    public void died(LoadConnection connection) {
        dead++;
        alive.remove(connection);
        free.remove(connection);
        connection.close();
    }

    @Override
    public void close() {
        alive.forEach(LoadConnection::close);
    }

    private void send(Schedule schedule, long now) {
        while (!free.isEmpty()
                && witness.maySend()
                && !schedule.over(sent, now)
                && schedule.due(sent, now) - now <= 0) {
            sent++;
            long first = serial;
            serial += drive.body().records();
            free.remove().send(first, schedule.due(sent - 1, now));
        }
    }

    /** A selector counts in milliseconds: a request goes out up to one after it was due, and that time counts, too. */
    private long patience(Schedule schedule) {
        long now = System.nanoTime();
        boolean waits = free.isEmpty() || schedule.over(sent, now) || !witness.maySend();
        return waits
                ? TimeUnit.SECONDS.toMillis(1)
                : TimeUnit.NANOSECONDS.toMillis(Math.max(0, schedule.due(sent, now) - now));
    }

    private boolean done(Schedule schedule, long now) {
        return free.size() == alive.size() && (alive.isEmpty() || schedule.over(sent, now) && witness.done());
    }

    private void requireLife(long heard) {
        boolean waits = free.size() < alive.size() || !witness.maySend() || !witness.done();
        if (waits && System.nanoTime() - heard > TimeUnit.SECONDS.toNanos(SILENCE_SECONDS)) {
            throw new HuitongException(
                    ErrorCode.INTERNAL,
                    "bench load on port " + door.port() + ": nothing was heard for " + SILENCE_SECONDS + " s, "
                            + (alive.size() - free.size()) + " requests are without answer"
                            + (witness.done() ? "" : ", not everything has arrived") + ". Read the log of the side.");
        }
    }
}
