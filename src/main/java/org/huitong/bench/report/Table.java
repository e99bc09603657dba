package org.huitong.bench.report;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** A report for people. */
public final class Table {
    private final StringBuilder out = new StringBuilder();

    private Table() {}

    public static String of(Report report) {
        Table table = new Table();
        Machine machine = report.machine();
        table.add(
                "%s. %d cores (%s), %,d MB, %s, %s %s, commit %s.%nEvery side: java %s%n",
                report.date(),
                machine.cores(),
                machine.cpu(),
                machine.memoryMegabytes(),
                machine.jdk(),
                machine.os(),
                machine.kernel(),
                machine.commit(),
                String.join(" ", report.jvm()));
        report.disks().forEach(table::disk);
        table.targets(report);
        return table.out.toString();
    }

    private void disk(String dir, Report.Disk disk) {
        add("%n%s (flush of 1 KiB: %.3f ms)%n", dir, disk.fsyncMillis());
        disk.scenarios().forEach(this::scenario);
        disk.profiles().forEach(this::profiled);
    }

    private void scenario(ScenarioReport scenario) {
        add("%n%s: %s%n", scenario.name(), scenario.what());
        scenario.series().forEach(this::series);
        scenario.derived()
                .forEach((name, value) ->
                        add("    %s: %.3f (%.3f-%.3f)%n", name, value.median(), value.min(), value.max()));
    }

    private void profiled(String scenario, Report.Profiled profiled) {
        add(
                "%n%s was profiled: each side as often again after its rounds, recorded, which costs. All of it: %s%n",
                scenario, profiled.page());
        add("  %-50s", "CPU %, with what it called of the JDK");
        Set<String> parts = new LinkedHashSet<>();
        for (Profile side : profiled.sides()) {
            add(" %15s", side.side());
            side.parts().forEach(share -> parts.add(share.part()));
        }
        add("%n");
        for (String part : parts) {
            add("    %-48s", part);
            profiled.sides().forEach(side -> add(" %15.1f", side.percent(part)));
            add("%n");
        }
    }

    private void series(Series.Printed series) {
        add("%n  %-34s", series.name() + " (" + series.unit() + ")");
        for (Figure figure : Figure.values()) {
            if (has(series, figure)) {
                add(figure == Figure.PER_SECOND ? " %26s" : " %15s", figure.head);
            }
        }
        add("%n");
        series.sides().forEach((name, side) -> side(series, name, side));
        series.ratios()
                .forEach((name, ratio) ->
                        add("    product / %-22s %.3f (%.3f-%.3f)%n", name, ratio.median(), ratio.min(), ratio.max()));
    }

    private void side(Series.Printed series, String name, Series.Printed.OfSide side) {
        add("    %-32s", name);
        for (Figure figure : Figure.values()) {
            Spread spread = side.figures().get(figure.key);
            if (spread != null) {
                String median = number(figure, spread.median());
                add(
                        figure == Figure.PER_SECOND ? " %26s" : " %15s",
                        figure == Figure.PER_SECOND
                                ? median + " (" + number(figure, spread.min()) + "-" + number(figure, spread.max())
                                        + ")"
                                : median);
            } else if (has(series, figure)) {
                add(" %15s", "");
            }
        }
        add("%n");
    }

    private void targets(Report report) {
        add("%n%-72s %10s %12s%n", "target", "wanted", "measured");
        report.targets()
                .forEach(target -> add(
                        "%-72s %10s %12.3f  %s%n",
                        target.name(), target.wanted(), target.measured(), target.met() ? "met" : "MISSED"));
    }

    private static boolean has(Series.Printed series, Figure figure) {
        return series.sides().values().stream().anyMatch(side -> side.figures().containsKey(figure.key));
    }

    private static String number(Figure figure, double value) {
        return String.format(Locale.ROOT, "%." + figure.decimals + "f", value);
    }

    private void add(String form, Object... values) {
        out.append(String.format(Locale.ROOT, form, values));
    }
}
