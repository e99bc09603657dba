package org.huitong.bench.kill;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How it went.
 *
 * @param seed of everything that was drawn
 * @param kills that counted, each with the windows it hit
 * @param broken promises; empty is well
 * @param facts figures by name, in the order they are printed
 */
public record KillReport(long seed, List<Set<CrashWindow>> kills, List<String> broken, Map<String, Long> facts) {
    private static final int SHOWN = 4;

    /** How many kills hit each window; windows that were not hit are absent. */
    public Map<CrashWindow, Integer> hits() {
        Map<CrashWindow, Integer> hits = new EnumMap<>(CrashWindow.class);
        kills.forEach(kill -> kill.forEach(window -> hits.merge(window, 1, Integer::sum)));
        return hits;
    }

    /** Broken promises by the word before the colon. */
    public Map<String, List<String>> kinds() {
        return broken.stream()
                .collect(Collectors.groupingBy(
                        line -> line.substring(0, line.indexOf(':')), TreeMap::new, Collectors.toList()));
    }

    /** For people. */
    public String table() {
        StringBuilder out = new StringBuilder();
        add(out, "%n%-12s %5s  %s%n", "window", "kills", "what was interrupted");
        Map<CrashWindow, Integer> hits = hits();
        for (CrashWindow window : CrashWindow.values()) {
            add(out, "%-12s %5d  %s%n", window.rows, hits.getOrDefault(window, 0), window.meaning);
        }
        String figures = facts.entrySet().stream()
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .collect(Collectors.joining(" · "));
        add(out, "%nseed %d · %d kills · %s%n", seed, kills.size(), figures);
        kinds().forEach((kind, lines) -> {
            lines.stream().limit(SHOWN).forEach(line -> add(out, "BROKEN  %s%n", line));
            add(out, "BROKEN  %s: %d in all%n", kind, lines.size());
        });
        String well = "Nothing lost, nothing doubled, nothing turned back.";
        add(out, "%s%n", broken.isEmpty() ? well : broken.size() + " promises broken.");
        return out.toString();
    }

    private static void add(StringBuilder out, String form, Object... values) {
        out.append(String.format(Locale.ROOT, form, values));
    }
}
