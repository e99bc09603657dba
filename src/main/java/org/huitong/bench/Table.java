package org.huitong.bench;

import java.util.Locale;

/** A report for people. */
final class Table {
    private static final String HEAD = "%-14s %22s %10s %10s %12s %12s%n";
    private static final String ROW = "%-14s %10.0f %11s %10.2f %10.2f %12.3f %12.0f%n";

    private Table() {}

    static String of(Report report) {
        StringBuilder out = new StringBuilder();
        Plan plan = report.plan();
        add(
                out,
                "%s: %d rounds of %d s, %d connections. %d cores, %s, %s.%n",
                report.scenario(),
                plan.rounds(),
                plan.seconds(),
                plan.connections(),
                report.machine().cores(),
                report.machine().jdk(),
                report.machine().os());
        report.disks().forEach((dir, disk) -> disk(out, dir, disk));
        return out.toString();
    }

    private static void disk(StringBuilder out, String dir, Report.Disk disk) {
        add(out, "%n%s (flush of 1 KiB: %.3f ms)%n", dir, disk.fsyncMillis());
        add(out, HEAD, "side", "requests/s (min-max)", "p50 ms", "p99 ms", "CPU ms/req", "bytes/record");
        disk.sides()
                .forEach((name, side) -> add(
                        out,
                        ROW,
                        name,
                        side.perSecond().median(),
                        "(%.0f-%.0f)"
                                .formatted(
                                        side.perSecond().min(), side.perSecond().max()),
                        side.p50Millis().median(),
                        side.p99Millis().median(),
                        side.cpuMillisPerRequest().median(),
                        side.diskBytesPerRecord()));
        disk.ratios()
                .forEach((name, ratio) ->
                        add(out, "huitong / %-12s %.3f (%.3f-%.3f)%n", name, ratio.median(), ratio.min(), ratio.max()));
    }

    private static void add(StringBuilder out, String form, Object... values) {
        out.append(String.format(Locale.ROOT, form, values));
    }
}
