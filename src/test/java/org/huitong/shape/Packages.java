package org.huitong.shape;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The packages and their arrows, which point down only. To change the architecture, change this table and say why. */
final class Packages {
    private static final Set<String> BELOW_STAGES = Set.of("message", "catalog", "audit", "element");
    static final Set<String> STAGES = Set.of("receive", "normalize", "authorize", "bus", "deliver", "failed");

    /** What each package may use; the wiring is not in it, it may use all. The empty word is the root. */
    static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            // English and its translation; it knows nothing of what is said.
            Map.entry("words", Set.of()),
            Map.entry("message", Set.of("words")),
            Map.entry("element", Set.of()),
            Map.entry("drawing", Set.of()),
            Map.entry("soap", Set.of()),
            // Folders on other machines: files come from there and go there.
            Map.entry("far", Set.of()),
            // What is printed on the command line has its texts and tables there.
            Map.entry("lineage", Set.of("message", "catalog", "catalog.layout", "element", "drawing", "operate.cli")),
            Map.entry("catalog", Set.of("message", "element", "catalog.layout", "catalog.guide")),
            Map.entry("catalog.layout", Set.of()),
            Map.entry("catalog.guide", Set.of()),
            Map.entry("audit", Set.of("message")),
            // The database itself; which tables mean what, failed and audit know.
            Map.entry("store", Set.of("message", "store.copy", "seal")),
            // Contents as they may lie on a disk.
            Map.entry("seal", Set.of("message")),
            // Tables as files; whose tables they are, the store knows.
            Map.entry("store.copy", Set.of("message")),
            Map.entry(
                    "receive",
                    plus(
                            BELOW_STAGES,
                            "catalog.layout",
                            "receive.input",
                            "receive.format",
                            "receive.sheet",
                            "receive.identity",
                            "soap")),
            Map.entry("receive.identity", Set.of("message", "catalog")),
            Map.entry("receive.input", Set.of("message", "catalog", "element")),
            Map.entry("receive.format", Set.of("receive.input", "message", "catalog", "catalog.layout")),
            Map.entry("receive.drop", Set.of("receive", "receive.input", "message", "catalog")),
            Map.entry("receive.message", Set.of("message")),
            Map.entry("receive.page", Set.of("message")),
            // Lays what it brings into a drop-folder.
            Map.entry("receive.fetch", Set.of("receive.drop", "message", "far")),
            Map.entry("receive.sheet", Set.of("receive.input", "receive.format", "message", "catalog.layout")),
            Map.entry("normalize", BELOW_STAGES),
            Map.entry("authorize", BELOW_STAGES),
            Map.entry("deliver", BELOW_STAGES),
            Map.entry("deliver.document", Set.of("message")),
            // What Kamelets are made of: it may know the stages, and of the wiring what it tells people.
            Map.entry(
                    "wiring.connector",
                    Set.of(
                            "wiring",
                            "message",
                            "catalog",
                            "receive",
                            "receive.drop",
                            "receive.fetch",
                            "receive.identity",
                            "receive.input",
                            "receive.message",
                            "receive.page",
                            "normalize",
                            "deliver",
                            "deliver.document",
                            "bus",
                            "soap",
                            "far",
                            "table")),
            Map.entry("bus", Set.of("message", "bus.door", "seal")),
            // Speaks the broker's own AMQP; what of the bus is behind it, it does not know.
            Map.entry("bus.door", Set.of("message")),
            Map.entry("failed", Set.of("message", "audit", "store", "seal")),
            Map.entry("failed.request", Set.of("failed", "message", "audit", "store")),
            Map.entry("samples", Set.of("message", "catalog")),
            // A gateway's stages without the gateway.
            Map.entry(
                    "trial",
                    Set.of(
                            "message",
                            "catalog",
                            "element",
                            "receive",
                            "receive.input",
                            "normalize",
                            "authorize",
                            "samples",
                            "operate.cli")),
            Map.entry("mend", Set.of("message", "catalog")),
            // Replay jobs: what is decided of them, and how they stand in the store.
            Map.entry("replay", Set.of("message")),
            Map.entry("failed.job", Set.of("message", "audit", "store", "failed", "replay")),
            Map.entry(
                    "wiring.replay",
                    Set.of(
                            "wiring",
                            "message",
                            "receive",
                            "normalize",
                            "authorize",
                            "deliver",
                            "failed",
                            "failed.job",
                            "replay",
                            "operate.api")),
            // What a backup is; of the journal it knows the files, of the store that it copies itself.
            Map.entry("backup", Set.of("message", "store")),
            Map.entry("wiring.backup", Set.of("wiring", "message", "audit", "store", "bus", "backup", "operate.api")),
            // Changed files and Camel's routes; which catalog holds, the wiring knows.
            Map.entry("reload", Set.of("message", "catalog")),
            Map.entry(
                    "wiring.reload",
                    Set.of(
                            "wiring",
                            "reload",
                            "message",
                            "catalog",
                            "audit",
                            "store",
                            "edge",
                            "normalize",
                            "receive",
                            "trial",
                            "operate.api")),
            // Foreign databases, read and written: both ends of the gateway share how one speaks with them.
            Map.entry("table", Set.of("message")),
            Map.entry("edge", Set.of("message")),
            Map.entry(
                    "operate.api",
                    Set.of(
                            "message",
                            "catalog",
                            "audit",
                            "failed",
                            "failed.request",
                            "samples",
                            "replay",
                            "bus",
                            "edge")),
            // Looks at files before a start; of Camel it knows the catalog.
            Map.entry("check", Set.of("message", "catalog", "element")),
            // Another name in the files of a home.
            Map.entry("rename", Set.of("message")),
            // Asks far ends before a start, by the connectors' own clients.
            Map.entry("probe", Set.of("check", "catalog", "message", "far", "table")),
            Map.entry("operate.notice", Set.of("message")),
            Map.entry("operate.cli", Set.of("message", "words")),
            Map.entry("directory", Set.of("message", "catalog", "catalog.guide", "operate.cli")),
            Map.entry("codes", Set.of("message", "catalog", "element", "operate.cli")),
            // Looks with receive's own decoders, so that what it proposes reads what it saw.
            Map.entry(
                    "scaffold",
                    Set.of("message", "catalog", "receive", "table", "scaffold.look", "scaffold.guess", "operate.cli")),
            Map.entry("scaffold.look", Set.of("message", "catalog", "catalog.layout", "receive", "receive.input")),
            Map.entry("scaffold.guess", Set.of("catalog", "catalog.guide", "element", "scaffold.look")),
            Map.entry("pilot", Set.of("", "message")),
            Map.entry(
                    "bench",
                    Set.of(
                            "",
                            "wiring",
                            "message",
                            "catalog",
                            "catalog.layout",
                            "receive",
                            "receive.input",
                            "receive.format",
                            "receive.sheet",
                            "normalize",
                            "bus",
                            // The store that is measured.
                            "failed",
                            "store",
                            "drawing",
                            "pilot")));

    private Packages() {}

    private static Set<String> plus(Set<String> some, String... more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(List.of(more));
        return all;
    }
}
