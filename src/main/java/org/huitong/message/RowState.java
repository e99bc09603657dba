package org.huitong.message;

import java.util.EnumSet;
import java.util.Set;

/**
 * The life of a record that is not done, as a table of allowed moves. A row that reached an end never comes back by itself;
 * what a person has discarded a person may restore, to parked, while no later record of its key has gone ahead.
 *
 * <pre>
 * parked ──► replaying ──► resolved | parked | superseded | discarded
 * parked ──► discarded | superseded
 * held   ──► resolved | parked | discarded | superseded
 * </pre>
 */
public enum RowState {
    /** Kept for a person. */
    PARKED,
    /** Waits behind an open row of its key, or for its subscription to open again; released in sequence. */
    HELD,
    /** A person has asked for it to be sent again; its subscription's worker will. */
    REPLAYING,
    /** A later record of its key went ahead and succeeded. */
    SUPERSEDED,
    /** Its effect is confirmed. */
    RESOLVED,
    /** Given up by a named person with a reason. */
    DISCARDED;

    /** True while somebody or something still has to act. */
    public boolean open() {
        return this == PARKED || this == HELD || this == REPLAYING;
    }

    /** States this one may move to; an event that asks for any other move is without effect. */
    public Set<RowState> next() {
        return switch (this) {
            case PARKED -> EnumSet.of(PARKED, REPLAYING, SUPERSEDED, RESOLVED, DISCARDED);
            case HELD -> EnumSet.of(PARKED, SUPERSEDED, RESOLVED, DISCARDED);
            case REPLAYING -> EnumSet.of(PARKED, SUPERSEDED, RESOLVED, DISCARDED);
            case SUPERSEDED, RESOLVED, DISCARDED -> EnumSet.noneOf(RowState.class);
        };
    }

    /** The word in JSON, tables and on screens. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
