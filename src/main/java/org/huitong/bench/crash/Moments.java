package org.huitong.bench.crash;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Lets something happen at a moment, on the thread that sees it, so that nothing goes on in between. Thread-safe. */
public final class Moments {
    private final AtomicReference<Trap> armed = new AtomicReference<>();

    private record Trap(Moment moment, AtomicInteger left, Runnable act) {}

    /** The act is done once, when the moment comes for the given time; it replaces an earlier one. */
    public void arm(Moment moment, int time, Runnable act) {
        armed.set(new Trap(moment, new AtomicInteger(time), act));
    }

    /** False where there was nothing armed any more. */
    public boolean disarm() {
        return armed.getAndSet(null) != null;
    }

    void at(Moment moment) {
        Trap trap = armed.get();
        if (trap != null
                && trap.moment() == moment
                && trap.left().decrementAndGet() == 0
                && armed.compareAndSet(trap, null)) {
            trap.act().run();
        }
    }
}
