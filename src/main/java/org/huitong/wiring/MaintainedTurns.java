package org.huitong.wiring;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.huitong.bus.Turns;
import org.huitong.message.HuitongException;

/**
 * The turns of a subscription whose consumer is now and then not to be sent to. What is under way when that begins is
 * brought to its end; what has trouble then waits until it is over. Thread-safe as the turns themselves.
 */
final class MaintainedTurns implements Turns {
    /** The window ends by the wall clock, which may be set: it is looked at again and again. */
    private static final long LOOK_MILLIS = 1_000;

    private final Turns turns;
    private final BooleanSupplier away;
    /** What came meanwhile has told of itself and was not looked at. */
    private volatile boolean skipped;

    /** @param away true while its consumer is not to be sent to; costs nothing */
    MaintainedTurns(Turns turns, BooleanSupplier away) {
        this.turns = turns;
        this.away = away;
    }

    @Override
    public Object next(Duration wait) {
        skipped = away.getAsBoolean();
        return skipped ? null : turns.next(wait);
    }

    @Override
    public long rest() {
        if (away.getAsBoolean()) {
            return LOOK_MILLIS;
        }
        return skipped ? 0 : turns.rest();
    }

    @Override
    public boolean more() {
        return !away.getAsBoolean() && turns.more();
    }

    @Override
    public void abandon(Object turn, HuitongException why) {
        turns.abandon(turn, why);
    }

    @Override
    public void close() {
        turns.close();
    }
}
