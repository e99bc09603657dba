package org.huitong.codes;

import java.util.ArrayList;
import java.util.List;

/** What an import changed, each list in the order of the codes. */
final class Changes {
    /** A code and its text. */
    record Changed(String code, String text) {}

    /** A code whose text is another. */
    record Renamed(String code, String was, String text) {}

    final List<Changed> added = new ArrayList<>();
    final List<Changed> retired = new ArrayList<>();
    final List<Renamed> renamed = new ArrayList<>();
    int unchanged;

    boolean none() {
        return added.isEmpty() && retired.isEmpty() && renamed.isEmpty();
    }
}
