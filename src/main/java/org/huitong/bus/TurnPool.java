package org.huitong.bus;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which all subscriptions take their turns. Who has nothing to do costs none; a clock asks each once a
 * second whether something is due, and oftener who says that it soon will be. A turn that lasts is counted out of the shared threads and another takes its
 * place; who was slow the last time begins in a lane of its own. Both are bounded, so that what slow consumers hold is
 * known, and never the threads of the rest. Thread-safe.
 */
public final class TurnPool implements AutoCloseable {
    private static final long TICK_MILLIS = 20;
    /** A turn for two records costs nearly as much as one for fifty. */
    private static final long GATHER_MILLIS = 2;

    private static final int TICKS_OF_ALL = 50;
    /** A turn that lasts longer is made up for with one more thread. */
    private static final long LASTS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** Who took longer begins its next turn in the slow lane. */
    private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int shared;
    private final int slowest;
    private final TurnThreads quick;
    private final TurnThreads slow;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(named("turns"));
    private final Set<TurnConsumer> consumers = ConcurrentHashMap.newKeySet();
    /** Whose turn is under way. */
    private final Set<TurnConsumer> running = ConcurrentHashMap.newKeySet();
    /** Who has something due before all are asked again. */
    private final Set<TurnConsumer> soon = ConcurrentHashMap.newKeySet();

    private int ticks;
    /** Since when all room for turns that last has been taken and somebody waits, by System.nanoTime; 0 while not. */
    private volatile long full;

    private volatile boolean closed;

    /**
     * @param shared turns under way at once, those that last not counted
     * @param slowest how many turns that last may be made up for, and run in the slow lane
     */
    public TurnPool(int shared, int slowest) {
        this.shared = shared;
        this.slowest = slowest;
        quick = new TurnThreads(shared, named("turn-"));
        slow = new TurnThreads(slowest, named("slow-"));
        clock.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static ThreadFactory named(String name) {
        AtomicInteger next = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name.endsWith("-") ? name + next.incrementAndGet() : name);
            thread.setDaemon(true);
            return thread;
        };
    }

    void enter(TurnConsumer consumer) {
        consumers.add(consumer);
    }

    void leave(TurnConsumer consumer) {
        consumers.remove(consumer);
        soon.remove(consumer);
    }

    void begins(TurnConsumer consumer) {
        running.add(consumer);
    }

    void ends(TurnConsumer consumer) {
        running.remove(consumer);
    }

    /** It has fallen asleep: is something due before long? */
    void lookSoon(TurnConsumer consumer) {
        soon.add(consumer);
    }

    /** Queues a turn of this consumer behind those of the others; the caller sees to it that there is but one. */
    void submit(TurnConsumer consumer) {
        (consumer.lastTurn() > SLOW_NANOS ? slow : quick).execute(consumer::run);
    }

    /** As {@link #submit}, in a moment: what comes meanwhile goes with the same turn. */
    void submitSoon(TurnConsumer consumer) {
        try {
            clock.schedule(() -> submit(consumer), GATHER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            submit(consumer); // the pool has been closed, and no turn begins any more
        }
    }

    private void tick() {
        long now = System.nanoTime();
        soon.removeIf(consumer -> consumer.look(now) > TICK_MILLIS * TICKS_OF_ALL);
        if (++ticks % TICKS_OF_ALL == 0) {
            for (TurnConsumer consumer : consumers) {
                if (consumer.look(now) <= TICK_MILLIS * TICKS_OF_ALL) {
                    soon.add(consumer);
                }
            }
        }
        int lasting = 0;
        for (TurnConsumer consumer : running) {
            if (consumer.lasts(now) > LASTS_NANOS && consumer.lastTurn() <= SLOW_NANOS) {
                lasting++;
            }
        }
        boolean shortOfRoom = !slow.getQueue().isEmpty()
                || lasting >= slowest && !quick.getQueue().isEmpty();
        full = !shortOfRoom ? 0 : full == 0 ? now : full;
        quick.most(shared + Math.min(lasting, slowest));
    }

    /** Turns that wait for a thread of the slow lane. */
    public int waitingSlow() {
        return slow.getQueue().size();
    }

    /** For how long turns that last have taken all the room there is for them while others wait; zero while not. */
    public Duration fullFor() {
        long since = full;
        return since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    /** Turns that last there is room for. */
    public int slowest() {
        return slowest;
    }

    /** Turns that wait for a shared thread. */
    public int waiting() {
        return quick.getQueue().size();
    }

    /** Turns under way, the slow ones included. */
    public int running() {
        return quick.getActiveCount() + slow.getActiveCount();
    }

    /** True once no new turn begins. */
    boolean closed() {
        return closed;
    }

    /** Begins no further turn, and waits for those under way: for all of them together, not for each. */
    public void close(Duration patience) {
        closed = true;
        clock.shutdownNow();
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (!running.isEmpty() && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets its threads go. Call it when no consumer is left. */
    @Override
    public void close() {
        close(Duration.ZERO);
        quick.shutdown();
        slow.shutdown();
    }
}
