package org.huitong.bench.powerloss;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How it went. Not thread-safe. */
public final class PowerLossReport {
    private static final int SHOWN = 4;

    private final long seed;
    private final Plant plant;
    private final Map<Cut, Integer> cuts = new EnumMap<>(Cut.class);
    private final Map<PowerWindow, Integer> windows = new EnumMap<>(PowerWindow.class);
    private final List<String> broken = new ArrayList<>();
    private final Map<String, Long> facts = new LinkedHashMap<>();
    private int cycles;

    PowerLossReport(long seed, Plant plant) {
        this.seed = seed;
        this.plant = plant;
    }

    void add(Cut cut, Aftermath.Verdict verdict) {
        cycles++;
        cuts.merge(cut, 1, Integer::sum);
        verdict.windows().forEach(window -> windows.merge(window, 1, Integer::sum));
        broken.addAll(verdict.broken());
    }

    void broke(String what) {
        broken.add(what);
    }

    PowerLossReport with(Map<String, Long> more) {
        facts.putAll(more);
        return this;
    }

    /** Power losses. */
    public int cycles() {
        return cycles;
    }

    /** How many of them fell into each window; windows that were not hit are absent. */
    public Map<PowerWindow, Integer> windows() {
        return windows;
    }

    /** Broken promises; empty is well. */
    public List<String> broken() {
        return broken;
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
        add(out, "%n%-20s %6s  %s%n", "cut", "cycles", "the power goes");
        for (Cut cut : Cut.values()) {
            add(out, "%-20s %6d  %s%n", cut, cuts.getOrDefault(cut, 0), cut.meaning);
        }
        add(out, "%n%-8s %6s  %s%n", "window", "cycles", "what it fell into");
        for (PowerWindow window : PowerWindow.values()) {
            add(out, "%-8s %6d  %s%n", window.rows, windows.getOrDefault(window, 0), window.meaning);
        }
        String figures = facts.entrySet().stream()
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .collect(Collectors.joining(" · "));
        add(out, "%nseed %d · %d power losses · planted %s · %s%n", seed, cycles, plant, figures);
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
                : broken.size() + " promises broken, found after " + cycles + " cycles.";
    }

    /** For machines. */
    public Document document() {
        Map<String, Integer> byCut = new LinkedHashMap<>();
        for (Cut cut : Cut.values()) {
            byCut.put(cut.toString(), cuts.getOrDefault(cut, 0));
        }
        Map<String, Integer> byWindow = new LinkedHashMap<>();
        for (PowerWindow window : PowerWindow.values()) {
            byWindow.put(
                    window.name().toLowerCase(Locale.ROOT) + " (" + window.rows + ")", windows.getOrDefault(window, 0));
        }
        Map<String, Integer> kinds = new TreeMap<>();
        kinds().forEach((kind, lines) -> kinds.put(kind, lines.size()));
        return new Document(
                "powerloss", seed, cycles, plant.toString(), facts, byCut, byWindow, kinds, broken, verdict());
    }

    /** The form of {@code --json}. */
    public record Document(
            String harness,
            long seed,
            int cycles,
            String planted,
            Map<String, Long> facts,
            Map<String, Integer> cuts,
            Map<String, Integer> windows,
            Map<String, Integer> kinds,
            List<String> broken,
            String verdict) {}

    private static void add(StringBuilder out, String form, Object... values) {
        out.append(String.format(Locale.ROOT, form, values));
    }
}
