package org.huitong.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.huitong.bus.TurnPool;

/** What people see of the threads on which subscriptions take their turns. Thread-safe. */
public final class Lanes {
    /** A lane that is full for a moment is one that is well used. */
    private static final Duration LONG = Duration.ofSeconds(10);

    private final TurnPool turns;

    public Lanes(TurnPool turns) {
        this.turns = turns;
    }

    /** Registers {@code huitong_turns_running} and {@code huitong_turns_waiting} by lane. */
    public void meter(MeterRegistry meters) {
        Gauge.builder("huitong.turns.running", turns, TurnPool::running)
                .description("Turns of subscriptions under way")
                .register(meters);
        waiting("shared", turns::waiting, meters);
        waiting("slow", turns::waitingSlow, meters);
    }

    private static void waiting(String lane, java.util.function.Supplier<Number> count, MeterRegistry meters) {
        Gauge.builder("huitong.turns.waiting", count)
                .description("Turns of subscriptions that wait for a thread")
                .tag("lane", lane)
                .register(meters);
    }

    /** What is wrong where consumers hang and others wait for them; empty while there is room. */
    public String trouble() {
        Duration full = turns.fullFor();
        return full.compareTo(LONG) < 0
                ? ""
                : "the lane of the slow consumers has been full for " + full.toSeconds() + " s: more than "
                        + turns.slowest() + " hang, and " + (turns.waitingSlow() + turns.waiting())
                        + " subscriptions wait for their turn; nothing is lost. See which consumers hang, or raise"
                        + " huitong.deliver.slowTurns.";
    }
}
