package org.huitong.authorize;

import java.time.Instant;

/**
 * What is decided about the records that came while a subscription was closed. Immutable.
 *
 * @param act names a person's discard; empty for none
 * @param slices how many of its queue that discard is about
 * @param by who discarded; empty for none
 * @param reason why
 * @param at since when they wait, or when they were discarded
 */
public record Gathered(State state, String act, long slices, String by, String reason, Instant at) {
    public static final Gathered NONE = new Gathered(State.NONE, "", 0, "", "", Instant.EPOCH);

    /** Where they stand. */
    public enum State {
        /** Nothing to decide. */
        NONE,
        /** A person has to release or discard them. */
        WAITS,
        /** A person has discarded them, and the worker is at it. */
        DISCARDED
    }
}
