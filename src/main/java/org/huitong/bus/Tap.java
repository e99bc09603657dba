package org.huitong.bus;

import java.time.Duration;
import org.huitong.message.Parcel;

/** The taking end of a {@link Session}: the messages of one queue, in order. Used by the session's thread. */
public interface Tap {

    /**
     * The next message of the queue, in order.
     *
     * @param wait how long to wait for one; zero asks the broker itself, so that null really means empty
     * @return null where there is none
     */
    Parcel take(Duration wait);

    /** Acknowledges this message and all taken from this queue before it, with the next commit. Call it last before that. */
    void acknowledge(Parcel upTo);
}
