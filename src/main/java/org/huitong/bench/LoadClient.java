package org.huitong.bench;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * Closed-loop HTTP/1.1 load on keep-alive connections from one thread and one selector: it shares the cores with what
 * it measures, so it parses no more than status and length. Not thread-safe.
 */
final class LoadClient {
    private static final long SILENCE_MILLIS = 30_000;

    private final Side.Door door;
    private final RequestForm form;
    private long serial;

    LoadClient(Side.Door door) {
        this.door = door;
        this.form = new RequestForm(door);
    }

    /** Drives {@code connections} for {@code seconds}; what is under way at the end is awaited and counted. */
    Burst drive(int connections, int seconds) throws IOException {
        Turn turn = new Turn(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
        long begin = System.nanoTime();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                LoadConnection connection = LoadConnection.open(door.port());
                connection.register(selector);
                turn.open++;
                connection.send(form.numbered(serial++));
            }
            while (turn.open > 0) {
                if (selector.select(key -> answered(key, turn), SILENCE_MILLIS) == 0) {
                    throw new HuitongException(
                            ErrorCode.INTERNAL,
                            "bench load on port " + door.port() + ": no answer on " + turn.open
                                    + " connections for 30 s. Read the log of the side.");
                }
            }
        }
        return Burst.of(turn.nanos, turn.accepted, System.nanoTime() - begin, turn.refused, turn.dead);
    }

    private void answered(SelectionKey key, Turn turn) {
        LoadConnection connection = (LoadConnection) key.attachment();
        try {
            int status = connection.receive();
            if (status == LoadConnection.PARTIAL) {
                return;
            }
            long now = System.nanoTime();
            turn.nanos.recordValue(now - connection.sentAt());
            turn.count(status);
            if (now < turn.deadline) {
                connection.send(form.numbered(serial++));
                return;
            }
        } catch (IOException e) {
            turn.dead++;
        }
        turn.open--;
        connection.close();
    }

    private static final class Turn {
        private static final int ACCEPTED = 202;

        private final Histogram nanos = new Histogram(TimeUnit.MINUTES.toNanos(2), 3);
        private final long deadline;
        private int open;
        private long accepted;
        private long refused;
        private long dead;

        private Turn(long deadline) {
            this.deadline = deadline;
        }

        private void count(int status) {
            if (status == ACCEPTED) {
                accepted++;
            } else {
                refused++;
            }
        }
    }
}
