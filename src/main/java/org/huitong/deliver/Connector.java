package org.huitong.deliver;

import java.util.List;

/** The way to one consumer. May be called by several threads at once, for different keys. */
public interface Connector {

    /**
     * Sends records with one call and answers what became of them; never throws for a failed call.
     *
     * @param records at least one, at most one of a key; more than one only where the subscription's {@link Batch} says so
     */
    Answer send(List<Outgoing> records);
}
