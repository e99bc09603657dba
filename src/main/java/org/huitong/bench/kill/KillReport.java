package org.huitong.bench.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How it went.
 *
 * @param seed of everything that was drawn
 * @param tally of the kills that counted
 * @param broken promises; empty is well
 * @param facts figures by name, in the order they are printed
 */
public record KillReport(long seed, KillTally tally, List<String> broken, Map<String, Long> facts) {
    private static final int SHOWN = 4;

    /** Broken promises by the word before the colon. */
    public Map<String, List<String>> kinds() {
        return broken.stream()
                .collect(Collectors.groupingBy(
                        line -> line.substring(0, line.indexOf(':')), TreeMap::new, Collectors.toList()));
    }

    /** For people. */
    public String table() {
        StringBuilder out = new StringBuilder();
        add(out, "%n%-16s %-28s %-15s %5s %5s  %s%n", "aim", "stage", "rows", "kills", "hit", "the kill comes");
        for (Aim aim : Aim.values()) {
            int kills = tally.aimed().getOrDefault(aim, 0);
            int hit = tally.hit().getOrDefault(aim, 0);
            add(out, "%-16s %-28s %-15s %5d %5d  %s%n", aim, aim.stages, aim.rows, kills, hit, aim.meaning);
        }
        add(out, "%n%-12s %5s  %s%n", "window", "kills", "what was interrupted");
        for (CrashWindow window : CrashWindow.values()) {
            int kills = tally.windows().getOrDefault(window, 0);
            add(out, "%-12s %5d  %s%n", window.rows, kills, window.meaning);
        }
        String figures = facts.entrySet().stream()
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .collect(Collectors.joining(" · "));
        add(out, "%nseed %d · %d kills · %s%n", seed, tally.kills(), figures);
        kinds().forEach((kind, lines) -> {
            lines.stream().limit(SHOWN).forEach(line -> add(out, "BROKEN  %s%n", line));
            add(out, "BROKEN  %s: %d in all%n", kind, lines.size());
        });
        add(out, "%s%n", verdict());
        return out.toString();
    }

    private String verdict() {
        return broken.isEmpty()
                ? "Lost 0, doubled 0, turned back 0."
                : broken.size() + " promises broken, found after " + tally.kills() + " cycles.";
    }

    /** For machines. */
    public Document document() {
        List<Document.Aimed> aims = new ArrayList<>();
        for (Aim aim : Aim.values()) {
            aims.add(new Document.Aimed(
                    aim.toString(),
                    aim.stages,
                    aim.rows,
                    tally.aimed().getOrDefault(aim, 0),
                    tally.hit().getOrDefault(aim, 0)));
        }
        Map<String, Integer> windows = new TreeMap<>();
        Stream.of(CrashWindow.values())
                .forEach(window -> windows.put(
                        window.name().toLowerCase(Locale.ROOT) + " (" + window.rows + ")",
                        tally.windows().getOrDefault(window, 0)));
        Map<String, Integer> kinds = new TreeMap<>();
        kinds().forEach((kind, lines) -> kinds.put(kind, lines.size()));
        return new Document("kill", seed, tally.kills(), facts, aims, windows, kinds, broken, verdict());
    }

    /** The form of {@code --json}. */
    public record Document(
            String harness,
            long seed,
            int cycles,
            Map<String, Long> facts,
            List<Aimed> aims,
            Map<String, Integer> windows,
            Map<String, Integer> kinds,
            List<String> broken,
            String verdict) {
        /** How often a moment was aimed at, and how often the kill came at it. */
        public record Aimed(String aim, String stages, String rows, int kills, int hit) {}
    }

    private static void add(StringBuilder out, String form, Object... values) {
        out.append(String.format(Locale.ROOT, form, values));
    }
}
