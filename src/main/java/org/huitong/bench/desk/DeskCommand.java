package org.huitong.bench.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.huitong.bench.Workbench;
import org.huitong.failed.Cursor;
import org.huitong.failed.Finder;
import org.huitong.failed.Group;
import org.huitong.failed.KeyHash;
import org.huitong.failed.Page;
import org.huitong.failed.Projection;
import org.huitong.failed.Question;
import org.huitong.message.RowState;
import org.huitong.store.Store;
import org.huitong.store.StoreSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code huitong bench desk}: how long a person waits. Exit code 0 when everything was found, else 1; no figure makes it fail. */
@Command(name = "desk", mixinStandardHelpOptions = true)
public final class DeskCommand implements Callable<Integer> {
    private static final int BATCH = 1_000;
    private static final int TELL = 100_000;
    private static final int PAGE = 100;
    private static final double MILLI = 1e6;

    @Mixin
    private Workbench workbench;

    @Option(names = "--rows", defaultValue = "100000")
    private int rows;

    @Option(names = "--asks", defaultValue = "200")
    private int asks;

    @Option(names = "--store", defaultValue = "")
    private String url;

    private boolean missed;

    /** How long questions of a kind took, in milliseconds. */
    record Asked(String kind, int asks, double p50, double p95, double most) {}

    /**
     * @param microsPerRow to bring one in, with its end for nine of ten
     * @param textSeconds until all rows were searched for a text that one of them has
     * @param longestAnswer of that search, in milliseconds: who stops it waits no longer
     */
    record Report(
            String store,
            int rows,
            int processors,
            double microsPerRow,
            List<Asked> questions,
            double textSeconds,
            int answers,
            double longestAnswer) {
        String table() {
            StringBuilder text = new StringBuilder(String.format(
                    Locale.ROOT,
                    "%,d rows in %s, %d processors; %.0f µs to bring one in%n%-34s %6s %9s %9s %9s%n",
                    rows,
                    store,
                    processors,
                    microsPerRow,
                    "question",
                    "asked",
                    "p50 ms",
                    "p95 ms",
                    "most ms"));
            questions.forEach(q -> text.append(String.format(
                    Locale.ROOT, "%-34s %6d %9.1f %9.1f %9.1f%n", q.kind(), q.asks(), q.p50(), q.p95(), q.most())));
            return text.append(String.format(
                            Locale.ROOT,
                            "text that one row has, all rows: %.2f s in %d answers, the longest %.0f ms",
                            textSeconds,
                            answers,
                            longestAnswer))
                    .toString();
        }
    }

    @Override
    public Integer call() throws IOException {
        KeyHash keys = new KeyHash(new byte[32]);
        StoreSettings settings = new StoreSettings(workbench.fresh("desk-"), url, "", "");
        try (Store store = Store.open(settings)) {
            double micros = fill(store, keys);
            Finder finder = new Finder(store, keys);
            List<Asked> questions = questions(finder);
            Report report = text(finder, store.name(), micros, questions);
            workbench.print(report, report::table);
        }
        return missed ? 1 : 0;
    }

    private double fill(Store store, KeyHash keys) {
        Projection projection = new Projection(store, keys);
        long begun = System.nanoTime();
        for (int from = 0; from < rows; from += BATCH) {
            projection.apply(InventedRows.batch(from, Math.min(rows, from + BATCH)));
            if ((from + BATCH) % TELL == 0) {
                workbench.progress().accept((from + BATCH) + " rows …");
            }
        }
        return (System.nanoTime() - begun) / 1e3 / rows;
    }

    private List<Asked> questions(Finder finder) {
        Random random = new Random(1);
        List<Asked> all = new ArrayList<>();
        all.add(time(
                "causes",
                i -> must(!finder.groups(new Group.Asked(null, null, null, null, null, false, null, PAGE))
                        .groups()
                        .isEmpty())));
        all.add(time("by business key", i -> must(found(finder, key(InventedRows.key(random.nextInt(rows)))) == 1)));
        all.add(time("by a key that is not there", i -> must(found(finder, key("no-" + i)) == 0)));
        all.add(time("newest of all", i -> must(found(finder, of(null, null, null, null)) == Math.min(PAGE, rows))));
        all.add(time(
                "parked of a subscription",
                i -> must(found(finder, of(InventedRows.HALL, RowState.PARKED, null, null)) > 0)));
        all.add(time(
                "an intake",
                i -> must(found(finder, of(null, null, "i" + random.nextInt(rows / 200 + 1), null)) >= 0)));
        all.add(time("a group's rows", i -> must(found(finder, of(null, null, null, 1L + random.nextInt(100))) > 0)));
        return all;
    }

    private void must(boolean found) {
        missed |= !found;
    }

    private static int found(Finder finder, Question asked) {
        return finder.rows(asked).rows().size();
    }

    private static Question key(String key) {
        return new Question(null, null, null, null, null, null, null, null, key, null, null, null, null, PAGE);
    }

    private static Question of(String subscription, RowState state, String intake, Long group) {
        return new Question(
                subscription, state, null, null, null, null, intake, group, null, null, null, null, null, PAGE);
    }

    private Asked time(String kind, IntConsumer ask) {
        double[] millis = new double[asks];
        for (int i = 0; i < asks; i++) {
            long begun = System.nanoTime();
            ask.accept(i);
            millis[i] = (System.nanoTime() - begun) / MILLI;
        }
        Arrays.sort(millis);
        return new Asked(kind, asks, millis[asks / 2], millis[asks * 95 / 100], millis[asks - 1]);
    }

    /** As the command line does: asks again until nothing is left. */
    private Report text(Finder finder, String store, double micros, List<Asked> questions) {
        long begun = System.nanoTime();
        long longest = 0;
        int answers = 0;
        int found = 0;
        Cursor after = null;
        do {
            long asked = System.nanoTime();
            Page page = finder.rows(new Question(
                    null, null, null, null, null, null, null, null, null, null, null, InventedRows.RARE, after, PAGE));
            longest = Math.max(longest, System.nanoTime() - asked);
            answers++;
            found += page.rows().size();
            after = page.next();
        } while (after != null);
        must(found == 1);
        return new Report(
                store,
                rows,
                Runtime.getRuntime().availableProcessors(),
                micros,
                questions,
                (System.nanoTime() - begun) / 1e9,
                answers,
                longest / MILLI);
    }
}
