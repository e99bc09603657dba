package org.huitong.bus;

import java.time.Duration;
import org.huitong.message.HuitongException;

/**
 * Whoever works on one subscription, as its consumer endpoint sees it. Asked for one turn at a time, on any thread; only
 * {@link #rest} may be asked while a turn is under way.
 */
public interface Turns {

    /** What the next exchange carries as its body; null where there is nothing to do now. */
    Object next(Duration wait);

    /**
     * How many milliseconds it may be left alone although no message comes; 0 where a probe is due, a person has acted, a
     * grant has begun or ended. Asked every second: it must cost nothing.
     */
    long rest();

    /** Whether the last turn took all it may, so that the next finds more at once. Costs nothing. */
    boolean more();

    /** The route failed with this in hand. */
    void abandon(Object turn, HuitongException why);

    /** No further turn will be asked for; whatever is in hand goes back. */
    void close();
}
