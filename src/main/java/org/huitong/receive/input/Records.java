package org.huitong.receive.input;

import org.huitong.message.HuitongException;
import org.huitong.message.Raw;

/**
 * The records of one input, read one at a time, so that only one is in memory. For one thread.
 *
 * <p>A record that is bad alone comes with its fault and the next one follows. What makes all that follows doubtful, or the
 * whole input wrong, is thrown; nothing follows then.
 */
public interface Records extends AutoCloseable {

    /**
     * The next record, its index counted from 0 over the whole input; null at the end.
     *
     * @throws HuitongException RECEIVE_MALFORMED or RECEIVE_TOO_LARGE, naming the place and never the content
     */
    Raw next();

    /** Lets the input go; never throws. */
    @Override
    void close();
}
