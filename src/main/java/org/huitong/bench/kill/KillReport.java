package org.huitong.bench.kill;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    private static final int SHOWN = 20;

    /** How many kills hit each window; windows that were not hit are absent. */
    Map<CrashWindow, Integer> hits() {
        Map<CrashWindow, Integer> hits = new EnumMap<>(CrashWindow.class);
        kills.forEach(kill -> kill.forEach(window -> hits.merge(window, 1, Integer::sum)));
        return hits;
    }

    /** For people. */
    String table() {
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
        broken.stream().limit(SHOWN).forEach(line -> add(out, "BROKEN  %s%n", line));
        String well = "Nothing lost, nothing doubled, nothing turned back.";
        add(out, "%s%n", broken.isEmpty() ? well : broken.size() + " promises broken.");
        return out.toString();
    }

    private static void add(StringBuilder out, String form, Object... values) {
        out.append(String.format(Locale.ROOT, form, values));
    }
}
