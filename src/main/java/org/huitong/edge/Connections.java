package org.huitong.edge;

import com.sun.management.UnixOperatingSystemMXBean;
import io.vertx.core.http.HttpConnection;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in so many connections and no more, so that the journal and the store always find a file descriptor. Thread-safe.
 */
final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final int most;
    private final AtomicInteger open = new AtomicInteger();

    /** @param wanted no more than this, nor than half the descriptors that are free now */
    Connections(int wanted) {
        this(wanted, freeDescriptors());
    }

    Connections(int wanted, long free) {
        most = (int) Math.min(wanted, Math.max(1, free / 2));
    }

    private static long freeDescriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    int most() {
        return most;
    }

    void opened(HttpConnection connection) {
        int now = open.incrementAndGet();
        connection.closeHandler(closed -> open.decrementAndGet());
        if (now > most) {
            if (now == most + 1) {
                LOG.warn("{} connections are open, as many as may be; further ones are closed at once", most);
            }
            connection.close();
        }
    }
}
