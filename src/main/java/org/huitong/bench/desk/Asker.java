package org.huitong.bench.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.huitong.bench.desk.DeskReport.Asked;
import org.huitong.bench.report.Target;
import org.huitong.failed.Cursor;
import org.huitong.failed.Finder;
import org.huitong.failed.Group;
import org.huitong.failed.Page;
import org.huitong.failed.Question;
import org.huitong.failed.Rows;
import org.huitong.message.RowState;
import org.huitong.store.Store;

/** Asks what a person at the desk asks, and sees whether the answer is right. One thread. */
final class Asker {
    static final int PAGE = 100;
    private static final String CAUSES = "causes";
    private static final String BY_KEY = "by business key";
    private static final String RARE = "a text of one row, all rows";
    private static final String STOPPED = "until a stopped search is over";
    private static final double MOST_MILLIS = 300;
    private static final double MOST_TEXT_MILLIS = 5_000;
    /** As long as an answer may last, and as much again for a machine that is busy. */
    private static final double MOST_STOPPING_MILLIS = 2_000;

    private static final int SEARCHES = 5;
    private static final int STOPS = 20;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final double MILLI = 1e6;

    private final Finder finder;
    private final Rows desk;
    private final InventedRows rows;
    private final int asks;
    private final Random random = new Random(1);
    private boolean missed;

    Asker(Store store, Finder finder, InventedRows rows, int asks) {
        this.finder = finder;
        this.desk = new Rows(store);
        this.rows = rows;
        this.asks = asks;
    }

    boolean missed() {
        return missed;
    }

    List<Asked> all() {
        List<Asked> all = new ArrayList<>(List.of(
                time(CAUSES, i -> causes(false)),
                time("causes, ended ones too", i -> causes(true)),
                time(BY_KEY, i -> one(row -> key(InventedRows.key(row)))),
                time("by a key that is not there", i -> must(found(key("no-" + i)) == 0)),
                time("newest of all", i -> must(found(Question.any(PAGE)) == Math.min(PAGE, rows.rows()))),
                time("the next page, somewhere", i -> next()),
                time("of a subscription", i -> must(found(of(InventedRows.HALL, null)) > 0)),
                time("parked of a subscription", i -> must(found(of(InventedRows.HALL, RowState.PARKED)) > 0)),
                time("of a resource", i -> must(found(resource()) > 0)),
                time("of a system, parked", i -> must(found(system(random.nextInt(rows.rows()))) > 0)),
                time("an intake", i -> one(row -> intake(InventedRows.intake(row)))),
                time("parked in an hour", i -> must(found(hour(random.nextInt(rows.rows()))) >= 0)),
                time("a cause's rows", i -> must(found(group(1)) > 0)),
                time("how many of each state", i -> states()),
                time("a text of many rows, a page", i -> must(found(text(InventedRows.COMMON, null)) > 0))));
        double[] whole = new double[SEARCHES];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = whole();
        }
        all.add(Asked.of(RARE, whole));
        all.add(Asked.of(STOPPED, stopped((long) whole[whole.length - 1])));
        return all;
    }

    static List<Target> targets(List<Asked> all) {
        return List.of(
                Target.atMost(CAUSES + ", p95 ms", MOST_MILLIS, p95(all, CAUSES)),
                Target.atMost(BY_KEY + ", p95 ms", MOST_MILLIS, p95(all, BY_KEY)),
                Target.atMost(RARE + ", p95 ms", MOST_TEXT_MILLIS, p95(all, RARE)),
                Target.atMost(STOPPED + ", p95 ms", MOST_STOPPING_MILLIS, p95(all, STOPPED)));
    }

    private static double p95(List<Asked> all, String kind) {
        return all.stream()
                .filter(asked -> asked.kind().equals(kind))
                .mapToDouble(Asked::p95)
                .findFirst()
                .orElseThrow();
    }

    private Asked time(String kind, IntConsumer ask) {
        double[] millis = new double[asks];
        for (int i = 0; i < asks; i++) {
            long begun = System.nanoTime();
            ask.accept(i);
            millis[i] = (System.nanoTime() - begun) / MILLI;
        }
        return Asked.of(kind, millis);
    }

    private void must(boolean right) {
        missed |= !right;
    }

    private void causes(boolean all) {
        Group.Page page = finder.groups(new Group.Asked(null, null, null, null, null, all, null, PAGE));
        must(!page.groups().isEmpty());
    }

    private void states() {
        desk.counts().open();
        long of = desk.counts().ofSubscription(InventedRows.HALL).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        must(of == (rows.rows() + 2) / 3);
    }

    private interface Which {
        Question of(int row);
    }

    /** What is asked for by one row holds that row. */
    private void one(Which which) {
        int row = random.nextInt(rows.rows());
        Page page = finder.rows(which.of(row));
        must(page.next() != null
                || page.rows().stream().anyMatch(found -> found.record().equals("r" + row)));
    }

    /** Behind a row comes the one before it. */
    private void next() {
        int row = random.nextInt(rows.rows());
        Page page = finder.rows(Question.any(PAGE).from(new Cursor(rows.at(row), row + 1L), PAGE));
        must(page.rows().size() == Math.min(PAGE, row)
                && page.rows().stream().limit(1).allMatch(found -> found.no() == row));
    }

    private int found(Question asked) {
        return finder.rows(asked).rows().size();
    }

    private static Question key(String key) {
        return new Question(null, null, null, null, null, null, null, null, key, null, null, null, null, PAGE);
    }

    private static Question of(String subscription, RowState state) {
        return new Question(
                subscription, state, null, null, null, null, null, null, null, null, null, null, null, PAGE);
    }

    private static Question resource() {
        return new Question(
                null, null, null, null, null, InventedRows.RESOURCE, null, null, null, null, null, null, null, PAGE);
    }

    private static Question system(int row) {
        return new Question(
                null,
                RowState.PARKED,
                null,
                null,
                InventedRows.system(row),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                PAGE);
    }

    private static Question intake(String intake) {
        return new Question(null, null, null, null, null, null, intake, null, null, null, null, null, null, 2 * PAGE);
    }

    private Question hour(int row) {
        long to = rows.at(row);
        return new Question(
                null,
                RowState.PARKED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                to - HOUR_MILLIS,
                to,
                null,
                null,
                PAGE);
    }

    private static Question group(long group) {
        return new Question(null, null, null, null, null, null, null, group, null, null, null, null, null, PAGE);
    }

    private static Question text(String text, Cursor after) {
        return new Question(null, null, null, null, null, null, null, null, null, null, null, text, after, PAGE);
    }

    private double whole() {
        long begun = System.nanoTime();
        must(search(() -> true) == 1);
        return (System.nanoTime() - begun) / MILLI;
    }

    /** As the command line does: asks again until nothing is left, or somebody has enough of it. */
    private int search(BooleanSupplier goesOn) {
        int found = 0;
        Cursor after = null;
        do {
            Page page = finder.rows(text(InventedRows.RARE, after));
            found += page.rows().size();
            after = page.next();
        } while (after != null && goesOn.getAsBoolean());
        return found;
    }

    /** @param millis that a whole search takes */
    private double[] stopped(long millis) {
        double[] waits = new double[STOPS];
        for (int i = 0; i < STOPS; i++) {
            waits[i] = stop(random.nextInt((int) Math.max(1, millis * 9 / 10)));
        }
        return waits;
    }

    private double stop(long after) {
        AtomicBoolean goesOn = new AtomicBoolean(true);
        AtomicLong over = new AtomicLong();
        CountDownLatch done = new CountDownLatch(1);
        Thread searcher = new Thread(
                () -> {
                    try {
                        search(goesOn::get);
                    } finally {
                        over.set(System.nanoTime());
                        done.countDown();
                    }
                },
                "search");
        searcher.start();
        try {
            TimeUnit.MILLISECONDS.sleep(after);
            long told = System.nanoTime();
            goesOn.set(false);
            done.await();
            return Math.max(0, over.get() - told) / MILLI;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the bench was told to stop", e);
        }
    }
}
