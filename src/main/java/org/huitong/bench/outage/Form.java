package org.huitong.bench.outage;

import java.util.Locale;

/** How a far end is away. */
enum Form {
    /** Nobody listens: whoever connects is refused, and the far end sees nothing of it. */
    REFUSED,
    /** It answers everything 503. */
    BUSY,
    /** It reads, does nothing and never answers. */
    HANGS;

    /** Whether the far end itself hears the calls. */
    boolean hears() {
        return this != REFUSED;
    }

    /** As it is given and printed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
