package org.huitong.message;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a subscription's backfill stands. */
public enum BackfillState {
    /** Written down; its places are not at the beginning yet. */
    STARTING,
    RUNNING,
    PAUSED,
    /** It cannot go on by itself. */
    FAILED,
    /** Nothing more is read; what was read before is still delivered. */
    CANCELLING,
    CANCELLED,
    DONE;

    private static final Set<BackfillState> OVER = EnumSet.of(CANCELLED, DONE);
    private static final Set<BackfillState> STANDS = EnumSet.of(STARTING, PAUSED, FAILED);

    /** True where it has come to its end, so that another may begin. */
    public boolean over() {
        return OVER.contains(this);
    }

    /** True where a person may let it go on: after a bus that was away at the start, too. */
    public boolean stands() {
        return STANDS.contains(this);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
