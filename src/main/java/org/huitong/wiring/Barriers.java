package org.huitong.wiring;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.huitong.message.Event;
import org.huitong.message.Sequence;

/**
 * Says when the store has everything that was committed before a moment: a barrier that was sent after it has come back
 * drained. To wait for the events to run out instead would be to wait for ever under steady load (seen 2026-11-29). Any
 * thread may ask; {@link #send} and {@link #drained} are the draining thread's.
 */
public final class Barriers {
    private final Function<Event, CompletableFuture<Void>> publish;
    private final Sequence sequence;
    private final LongSupplier clock;
    private final AtomicLong asked = new AtomicLong();
    private volatile long answered;
    /** On its way; null for none. */
    private final AtomicReference<String> barrier = new AtomicReference<>();
    /** The last question that it answers. */
    private long covers;

    /**
     * @param publish commits an event; what fails is sent anew
     * @param clock milliseconds on the wall
     */
    public Barriers(Function<Event, CompletableFuture<Void>> publish, Sequence sequence, LongSupplier clock) {
        this.publish = publish;
        this.sequence = sequence;
        this.clock = clock;
    }

    /** True, once it is, when the store has everything whose commit had ended before this call. */
    public BooleanSupplier ask() {
        long question = asked.incrementAndGet();
        return () -> answered >= question;
    }

    /** Whether somebody waits for an answer. */
    public boolean awaited() {
        return answered < asked.get();
    }

    /** Sends one where somebody waits and none is on its way. */
    public void send() {
        if (barrier.get() != null || !awaited()) {
            return;
        }
        String id = "barrier-" + sequence.id(sequence.next());
        covers = asked.get();
        barrier.set(id);
        publish.apply(Event.barrier(id, clock.getAsLong())).whenComplete((done, failure) -> {
            if (failure != null) {
                barrier.compareAndSet(id, null);
            }
        });
    }

    /** These events are in the store now. */
    public void drained(List<Event> events) {
        String waiting = barrier.get();
        if (waiting != null && events.stream().anyMatch(e -> e.id().equals(waiting))) {
            answered = covers;
            barrier.set(null);
        }
    }
}
