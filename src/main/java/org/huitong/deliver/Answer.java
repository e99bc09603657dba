package org.huitong.deliver;

import java.util.Map;

/**
 * What a consumer said to one call.
 *
 * @param outcome of every record that {@code blamed} does not name. Where it refuses, the records it does not name were
 *     refused along with those it names, and go again without them
 * @param blamed outcomes of single records that the consumer named, by their place in the call
 */
public record Answer(Outcome outcome, Map<Integer, Outcome> blamed) {
    public static final Answer DELIVERED = new Answer(Outcome.DELIVERED, Map.of());

    /** One outcome for all. */
    public static Answer of(Outcome outcome) {
        return outcome.delivered() ? DELIVERED : new Answer(outcome, Map.of());
    }
}
