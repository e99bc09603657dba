package org.huitong.bench.kill;

import java.util.Locale;

/** Faults that can be planted in the copy of the installation, to see that the harness finds them. */
public enum Fault {
    NONE,
    /** The sender is answered before the bus has committed. */
    ACK_BEFORE_PUBLISH;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
