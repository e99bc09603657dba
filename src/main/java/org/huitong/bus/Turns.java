package org.huitong.bus;

import java.time.Duration;
import org.huitong.message.HuitongException;

/**
 * Whoever works on one subscription, as its consumer endpoint sees it. Asked for one turn at a time, on any thread; only
 * {@link #due} may be asked while a turn is under way.
 */
public interface Turns {

    /** What the next exchange carries as its body; null where there is nothing to do now. */
    Object next(Duration wait);

    /**
     * Whether there may be something to do although no message has come: a probe is due, a person has acted, a grant
     * begins or ends. Asked many times a second: it must cost nothing.
     */
    boolean due();

    /** The route failed with this in hand. */
    void abandon(Object turn, HuitongException why);

    /** No further turn will be asked for; whatever is in hand goes back. */
    void close();
}
