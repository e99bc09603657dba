package org.huitong.bus;

import java.time.Duration;
import org.huitong.message.HuitongException;

/** Whoever works on one subscription, as its consumer endpoint sees it. Used by that endpoint's thread only. */
public interface Turns {

    /** What the next exchange carries as its body; null where there is nothing to do now. */
    Object next(Duration wait);

    /** The route failed with this in hand. */
    void abandon(Object turn, HuitongException why);

    /** No further turn will be asked for; whatever is in hand goes back. */
    void close();
}
