package org.huitong.bus;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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
    /** A group is taken within milliseconds while the bus commits. */
    private static final Duration STUCK = Duration.ofSeconds(2);

    private final Bus bus;
    private final Runnable room;
    private final CommitListener listener;
    private final BlockingQueue<Work> waiting;
    private final ThreadLocal<Session> sessions = new ThreadLocal<>();
    private final Map<Thread, List<Work>> underWay = new ConcurrentHashMap<>();
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
        return offer(new Work(slices, event, Duration.ofDays(1)));
    }

    /**
     * {@link #submit}, but whoever waits is answered within that time (see {@link #answerLate}), and at once while the
     * first in the queue finds no thread: what hangs is not piled up behind.
     */
    public CompletableFuture<Void> submit(List<Parcel> slices, Event event, Duration within) {
        Work head = waiting.peek();
        if (head != null && head.olderThan(STUCK)) {
            return CompletableFuture.failedFuture(Work.stuck());
        }
        return offer(new Work(slices, event, within));
    }

    private CompletableFuture<Void> offer(Work work) {
        if (!waiting.offer(work)) {
            work.fail(
                    new HuitongException(
                            ErrorCode.RECEIVE_BUSY, "too many intakes wait for the bus. Send it again in a second."),
                    listener);
        }
        return work.done();
    }

    /**
     * Answers those who have waited long enough: PUBLISH-UNAVAILABLE to who is still in the queue and is taken out of
     * it, PUBLISH-IN-DOUBT to whose commit is under way; that one goes on, and the listener hears of its end. Call it
     * every now and then.
     */
    public void answerLate() {
        for (Work work : waiting.toArray(Work[]::new)) {
            if (work.overdue() && waiting.remove(work)) {
                work.fail(Work.stuck(), listener);
            }
        }
        underWay.values().forEach(group -> group.stream().filter(Work::overdue).forEach(work -> work.giveUp(listener)));
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
        underWay.put(Thread.currentThread(), group);
        try {
            commit(group);
        } finally {
            underWay.remove(Thread.currentThread());
        }
        return group.size();
    }

    private void commit(List<Work> group) {
        HuitongException trouble = attempt(group);
        if (trouble == null) {
            group.forEach(Work::succeed);
        } else if (group.size() == 1 || trouble.code() != ErrorCode.PUBLISH_UNAVAILABLE) {
            group.forEach(work -> work.fail(trouble, listener));
        } else {
            group.forEach(work -> commit(List.of(work)));
        }
    }

    /** Null where the group is durable. */
    private HuitongException attempt(List<Work> group) {
        try {
            room.run();
            List<Event> events = group.stream().map(Work::event).toList();
            Session tx = filled(group, events);
            tx.commit();
            group.forEach(Work::decide);
            listener.committed(events);
            return null;
        } catch (HuitongException e) {
            drop();
            if (e.code() == ErrorCode.PUBLISH_IN_DOUBT) {
                group.forEach(Work::decide);
                listener.inDoubt(group.stream().map(Work::event).toList());
            }
            return e;
        }
    }

    /** Whatever goes wrong before the commit, nothing of the group is kept. */
    private Session filled(List<Work> group, List<Event> events) {
        try {
            Session tx = session();
            for (Work work : group) {
                work.slices().forEach(tx::send);
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

    /** One that has idled through the end of its broker is not worth a refusal. */
    private Session session() {
        if (sessions.get() != null && !sessions.get().open()) {
            drop();
        }
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
}
