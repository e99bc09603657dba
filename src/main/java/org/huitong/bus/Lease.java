package org.huitong.bus;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.huitong.message.ErrorCode;
import org.huitong.message.Event;
import org.huitong.message.Events;
import org.huitong.message.HuitongException;
import org.huitong.message.Parcel;

/**
 * A polled source's right to read on: the one token of its last-value queue, taken. The token is lease, fence and
 * resume point in one; slices, event and new token are committed together. Used by one thread.
 */
public final class Lease implements AutoCloseable {
    private static final String PREFIX = "source.";
    private static final String TOKEN = "watermark";
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int LOOKS = 10;

    private final String queue;
    private final Session session;
    private final CommitListener listener;
    private Parcel token;

    private Lease(String queue, Session session, CommitListener listener, Parcel token) {
        this.queue = queue;
        this.session = session;
        this.listener = listener;
        this.token = token;
    }

    /** The queue that holds a source's token. */
    public static String queue(String source) {
        return PREFIX + source;
    }

    /** Writes the token a source begins with, or that an operator sets; the queue keeps one, however often. */
    public static void set(Bus bus, String source, byte[] watermark) {
        try (Session session = bus.open(null)) {
            session.send(new Parcel(queue(source), java.util.Map.of(), watermark, TOKEN));
            session.commit();
        }
    }

    /**
     * Takes the token.
     *
     * @throws HuitongException SOURCE-TOKEN where there is not exactly one
     */
    public static Lease take(Bus bus, String source, CommitListener listener) {
        String queue = queue(source);
        requireOne(bus, queue);
        Session session = bus.open(queue);
        Parcel token = session.take(WAIT);
        if (token == null) {
            session.close();
            throw late(queue, "another node has the token in hand");
        }
        return new Lease(queue, session, listener, token);
    }

    /** The broker counts a moment late after a commit or a return: one look that is off stops no source. */
    private static void requireOne(Bus bus, String queue) {
        long tokens = bus.depth(queue);
        for (int look = 1; tokens != 1 && look < LOOKS; look++) {
            LockSupport.parkNanos(LOOK.toNanos());
            tokens = bus.depth(queue);
        }
        if (tokens != 1) {
            throw wrong(queue, "holds " + tokens + " tokens instead of one");
        }
    }

    private static HuitongException wrong(String queue, String what) {
        return new HuitongException(
                ErrorCode.SOURCE_TOKEN,
                "the source was stopped before it read anything: its watermark queue " + queue + " " + what
                        + ". Find out where it should go on, then set the watermark by hand.");
    }

    /** One token is there, only not here: the source asks again later. */
    private static HuitongException late(String queue, String what) {
        return new HuitongException(
                ErrorCode.PUBLISH_UNAVAILABLE,
                "the source waits for its watermark in " + queue + ": " + what + ". It tries again by itself.");
    }

    /** The watermark as its connector wrote it. */
    public byte[] watermark() {
        return token.body();
    }

    /** As the other one, of one event. */
    public void commit(List<Parcel> slices, Event event, byte[] watermark) {
        commit(slices, List.of(event), watermark);
    }

    /**
     * Commits intakes of this source: everything in one transaction, then takes the new token.
     *
     * @throws HuitongException as {@link Session#commit}; the lease is then of no use any more
     */
    public void commit(List<Parcel> slices, List<Event> events, byte[] watermark) {
        slices.forEach(session::send);
        Events.pack(events).forEach(session::send);
        session.send(new Parcel(queue, java.util.Map.of(), watermark, TOKEN));
        session.acknowledge(token);
        try {
            session.commit();
        } catch (HuitongException e) {
            if (e.code() == ErrorCode.PUBLISH_IN_DOUBT) {
                listener.inDoubt(events);
            }
            throw e;
        }
        listener.committed(events);
        token = session.take(WAIT);
        if (token == null) {
            throw late(queue, "the intake is committed, but its new token has not come back yet");
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
