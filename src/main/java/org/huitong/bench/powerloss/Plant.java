package org.huitong.bench.powerloss;

import java.util.Locale;
import java.util.function.Predicate;

/** Syncs of the gateway that do nothing, to see that the harness finds it. They begin to fail when its door is open. */
public enum Plant {
    NONE("\0"),
    JOURNAL_NO_FSYNC("bus/"),
    STORE_NO_FSYNC("huitong.db");

    private final String path;

    Plant(String path) {
        this.path = path;
    }

    /** Which syncs work. */
    Predicate<Change> works(long from) {
        return sync -> sync.at() < from || !sync.below(path);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
