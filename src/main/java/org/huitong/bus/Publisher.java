package org.huitong.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.huitong.message.ErrorCode;
import org.huitong.message.Event;
import org.huitong.message.Events;
import org.huitong.message.HuitongException;
import org.huitong.message.Parcel;

/**
 * The stage publish: puts intakes and their events on the bus, several in one transaction. It commits what waits, never
 * on a timer. If anything goes wrong while a group is filled, the group is rolled back and its members run one by one,
 * so that a neighbor's trouble is nobody else's. Thread-safe; two threads that {@link #run} overlap the commit of one
 * group with the filling of the next, each in a session of its own.
 */
public final class Publisher implements AutoCloseable {
    static final int MAX_GROUP = 256;
    static final long MAX_GROUP_BYTES = 1024 * 1024;

    private final Bus bus;
    private final Runnable room;
    private final CommitListener listener;
    private final BlockingQueue<Work> waiting;
    private final ThreadLocal<Session> sessions = new ThreadLocal<>();
    private volatile boolean closed;

    /**
     * @param room throws where there is no room for a commit; asked before each group
     * @param capacity how many intakes may wait; one more is refused as busy
     */
    public Publisher(Bus bus, Runnable room, CommitListener listener, int capacity) {
        this.bus = bus;
        this.room = room;
        this.listener = listener;
        this.waiting = new ArrayBlockingQueue<>(capacity);
    }

    /**
     * Completes on the publisher's own thread once the transaction is durable, or exceptionally with a
     * {@link HuitongException}: PUBLISH-UNAVAILABLE (nothing was kept), PUBLISH-IN-DOUBT, RECEIVE-BUSY.
     */
    public CompletableFuture<Void> submit(List<Parcel> slices, Event event) {
        Work work = new Work(slices, event, new CompletableFuture<>());
        if (!waiting.offer(work)) {
            work.done.completeExceptionally(new HuitongException(
                    ErrorCode.RECEIVE_BUSY, "too many intakes wait for the bus. Send it again in a second."));
        }
        return work.done;
    }

    /** Commits what waits, as one group; returns the number of intakes. Waits up to {@code millis} for the first. */
    public int commitWaiting(long millis) throws InterruptedException {
        Work first = millis == 0 ? waiting.poll() : waiting.poll(millis, TimeUnit.MILLISECONDS);
        if (first == null) {
            return 0;
        }
        List<Work> group = new ArrayList<>();
        long bytes = first.bytes();
        group.add(first);
        while (group.size() < MAX_GROUP && bytes < MAX_GROUP_BYTES) {
            Work next = waiting.poll();
            if (next == null) {
                break;
            }
            bytes += next.bytes();
            group.add(next);
        }
        commit(group);
        return group.size();
    }

    private void commit(List<Work> group) {
        HuitongException trouble = attempt(group);
        if (trouble == null) {
            group.forEach(Work::succeed);
        } else if (group.size() == 1 || trouble.code() != ErrorCode.PUBLISH_UNAVAILABLE) {
            group.forEach(work -> work.fail(trouble));
        } else {
            group.forEach(work -> commit(List.of(work)));
        }
    }

    /** Null where the group is durable. */
    private HuitongException attempt(List<Work> group) {
        try {
            room.run();
            List<Event> events = group.stream().map(work -> work.event).toList();
            Session tx = filled(group, events);
            tx.commit();
            listener.committed(events);
            return null;
        } catch (HuitongException e) {
            drop();
            if (e.code() == ErrorCode.PUBLISH_IN_DOUBT) {
                listener.inDoubt(group.stream().map(w -> w.event).toList());
            }
            return e;
        }
    }

    /** Whatever goes wrong before the commit, nothing of the group is kept. */
    private Session filled(List<Work> group, List<Event> events) {
        try {
            Session tx = session();
            for (Work work : group) {
                work.slices.forEach(tx::send);
            }
            Events.pack(events).forEach(tx::send);
            return tx;
        } catch (HuitongException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new HuitongException(
                    ErrorCode.PUBLISH_UNAVAILABLE,
                    "the bus failed in a way nobody foresaw (" + e.getClass().getSimpleName()
                            + "). Nothing was kept; send it again, and report it if it happens twice.",
                    e);
        }
    }

    private Session session() {
        if (sessions.get() == null) {
            sessions.set(bus.open(null));
        }
        return sessions.get();
    }

    /** A session that has failed once is not trusted again. */
    private void drop() {
        Session session = sessions.get();
        if (session != null) {
            session.close();
            sessions.remove();
        }
    }

    /** Runs until {@link #close}; for threads of their own. */
    public void run() {
        try {
            while (!closed) {
                commitWaiting(100);
            }
            while (commitWaiting(0) > 0) {
                // what was accepted before the close is still answered
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        drop();
    }

    @Override
    public void close() {
        closed = true;
    }

    private record Work(List<Parcel> slices, Event event, CompletableFuture<Void> done) {
        long bytes() {
            long bytes = 0;
            for (Parcel slice : slices) {
                bytes += slice.body().length;
            }
            return bytes;
        }

        void succeed() {
            done.complete(null);
        }

        void fail(HuitongException e) {
            done.completeExceptionally(e);
        }
    }
}
