package org.huitong.bench.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.huitong.bench.report.Target;

/**
 * How long a person waits.
 *
 * @param store kind, version and place
 * @param bytes of the store with its indexes, after it was filled
 * @param filledSeconds until all rows were there; PostgreSQL's includes what autovacuum would do
 * @param microsPerRow to bring in one more row as the drainer does, with its end for nine of ten; the last of them all
 * @param found whether every question found what is there, no more and no less; else the times mean nothing
 */
record DeskReport(
        String store,
        int rows,
        int processors,
        long bytes,
        double filledSeconds,
        double microsPerRow,
        List<Asked> questions,
        List<Target> targets,
        boolean found) {
    private static final double MEBI = 1024.0 * 1024;

    /** How long questions of a kind took, in milliseconds. */
    record Asked(String kind, int asks, double p50, double p95, double most) {
        static Asked of(String kind, double[] millis) {
            double[] sorted = millis.clone();
            Arrays.sort(sorted);
            int n = sorted.length;
            return new Asked(kind, n, sorted[n / 2], sorted[n * 95 / 100], sorted[n - 1]);
        }
    }

    String table() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d rows in %s, %d processors; %.0f MiB, filled in %.1f s; %.0f µs to bring in one more%n"
                        + "%-34s %6s %9s %9s %9s%n",
                rows,
                store,
                processors,
                bytes / MEBI,
                filledSeconds,
                microsPerRow,
                "question",
                "asked",
                "p50 ms",
                "p95 ms",
                "most ms"));
        questions.forEach(q -> text.append(String.format(
                Locale.ROOT, "%-34s %6d %9.1f %9.1f %9.1f%n", q.kind(), q.asks(), q.p50(), q.p95(), q.most())));
        targets.forEach(t -> text.append(String.format(
                Locale.ROOT, "%-52s %8s %9.1f %s%n", t.name(), t.wanted(), t.measured(), t.met() ? "met" : "missed")));
        return text.append(found ? "every question found what is there" : "a question MISSED what is there")
                .toString();
    }
}
