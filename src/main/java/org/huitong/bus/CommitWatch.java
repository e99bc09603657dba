package org.huitong.bus;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIOErrorException;
import org.apache.activemq.artemis.core.io.IOCriticalErrorListener;

/**
 * Watches the commits of one life of the broker: how long they have been under way, and whether its answers may be
 * believed. Thread-safe.
 *
 * <p>Artemis 2.55 with the NIO journal reports a failed <em>write</em> here and then syncs what did get written and
 * answers the commit as done. Only because the report comes first can {@link #requireSound} tell the two apart.
 */
final class CommitWatch implements IOCriticalErrorListener {
    private final Map<Object, Long> underWay = new ConcurrentHashMap<>();
    private volatile long lastEnd = System.nanoTime();
    private volatile String failure = "";

    /** @return to be given to {@link #end} */
    Object begin() {
        Object mark = new Object();
        underWay.put(mark, System.nanoTime());
        return mark;
    }

    void end(Object mark) {
        lastEnd = System.nanoTime();
        underWay.remove(mark);
    }

    /** How long no commit has come to an end although one is under way; zero while all goes well. */
    Duration stuckFor() {
        long oldest = Long.MAX_VALUE;
        long now = System.nanoTime();
        for (long begin : underWay.values()) {
            oldest = Math.min(oldest, begin - now);
        }
        return oldest == Long.MAX_VALUE ? Duration.ZERO : Duration.ofNanos(-Math.max(oldest, lastEnd - now));
    }

    /** Throws where the journal had failed before the broker answered: the answer may be about a write that failed. */
    void requireSound() throws ActiveMQException {
        if (!failure.isEmpty()) {
            throw new ActiveMQIOErrorException(failure);
        }
    }

    /** What the journal's disk said; empty while it is sound. */
    String failure() {
        return failure;
    }

    @Override
    public void onIOException(Throwable code, String message, String file) {
        failure = message + (file == null ? "" : " (" + file + ")");
    }
}
