package org.huitong.store.copy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a session whose database takes no more bytes: a write to a socket has no time limit of its own. What is sent is read
 * through {@link #over}, and each read tells that it goes on.
 */
final class Patience implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);

    private final Connection session;
    private final Duration limit;
    private final ScheduledExecutorService clock;
    private volatile long heard = System.nanoTime();

    Patience(Connection session, Duration limit) {
        this.session = session;
        this.limit = limit;
        clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "store-patience");
            thread.setDaemon(true);
            return thread;
        });
        long look = Math.max(1, limit.toMillis() / 4);
        clock.scheduleWithFixedDelay(this::look, look, look, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (System.nanoTime() - heard > limit.toNanos()) {
            clock.shutdown(); // once
            LOG.warn("the database has taken nothing for {}: its session is ended", limit);
            try {
                session.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("a session that hangs could not be ended: {}", e.getSQLState());
            }
        }
    }

    InputStream over(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                heard = System.nanoTime();
                return super.read();
            }

            @Override
            public int read(byte[] bytes, int from, int most) throws IOException {
                heard = System.nanoTime();
                return super.read(bytes, from, most);
            }
        };
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
