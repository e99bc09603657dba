package org.huitong.shape;

import java.util.Map;
import java.util.Set;

/** The packages and their arrows, which point down only. To change the architecture, change this table and say why. */
final class Packages {
    private static final Set<String> BELOW_STAGES = Set.of("message", "catalog", "audit", "element");
    static final Set<String> STAGES = Set.of("receive", "normalize", "authorize", "bus", "deliver", "failed");

    /** What each package may use; the wiring is not in it, it may use all. The empty word is the root. */
    static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("message", Set.of()),
            Map.entry("element", Set.of()),
            Map.entry("catalog", Set.of("message", "element")),
            Map.entry("audit", Set.of("message")),
            Map.entry("receive", BELOW_STAGES),
            Map.entry("normalize", BELOW_STAGES),
            Map.entry("authorize", BELOW_STAGES),
            Map.entry("deliver", BELOW_STAGES),
            Map.entry("bus", Set.of("message")),
            Map.entry("failed", Set.of("message", "audit")),
            Map.entry("edge", Set.of("message")),
            Map.entry("operate.api", Set.of("message", "catalog", "audit", "failed", "bus", "edge")),
            Map.entry("operate.cli", Set.of("message")),
            Map.entry("pilot", Set.of("", "message")),
            Map.entry("bench", Set.of("", "wiring", "message", "catalog", "receive", "normalize", "bus", "pilot")));

    private Packages() {}
}
