package org.huitong.pilot;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The counts of everything.
 *
 * @param chimneys by system id, in the order of display
 * @param consumers by subscription id, in the order of display
 */
public record Tallies(Map<String, Tally> chimneys, Map<String, Tally> consumers) {

    /** True where every count of every chimney and consumer adds up. */
    public boolean addUp() {
        return Stream.of(chimneys.values(), consumers.values())
                .flatMap(Collection::stream)
                .allMatch(Tally::addsUp);
    }
}
