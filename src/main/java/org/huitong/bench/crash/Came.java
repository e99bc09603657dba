package org.huitong.bench.crash;

import org.huitong.pilot.Arrival;

/**
 * A record that came to the hall and was answered.
 *
 * @param at when, by System.nanoTime; its answer was sent after that
 */
public record Came(Arrival arrival, long at) {
    private static final int OK = 200;

    public boolean taken() {
        return arrival.status() == OK;
    }

    /** The same for every repeat. */
    public String once() {
        return arrival.resource() + " " + arrival.id() + "." + arrival.revision();
    }

    public long number() {
        return Truth.number(arrival.data().get("name"));
    }
}
