package org.huitong.bench.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.huitong.bench.scale.Gateway;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** References and gateway in turn, over the same two databases, and once more with kills. One thread. */
final class RowsRun {
    private static final int LOOK_MILLIS = 20;
    private static final long START_MINUTES = 5;
    /** A slower gateway than this is as good as dead. */
    private static final long ROWS_PER_MINUTE = 10_000;

    private final Plan plan;
    private final Path installation;
    private final Path dir;
    private final Consumer<String> progress;

    /**
     * What is to be done.
     *
     * @param sink the connector that writes
     * @param maxRows of one poll
     * @param jvm options of the gateway's JVM
     */
    record Plan(long rows, int kills, String sink, int maxRows, List<String> jvm) {}

    private record Clean(double seconds, double cpu) {}

    RowsRun(Plan plan, Path installation, Path dir, Consumer<String> progress) {
        this.plan = plan;
        this.installation = installation;
        this.dir = dir;
        this.progress = progress;
    }

    /** @param url of a PostgreSQL server */
    RowsReport run(String url) throws IOException, InterruptedException, SQLException {
        try (Tables tables = new Tables(url)) {
            tables.fill(plan.rows());
            Tables.Digest wanted = tables.wanted();
            progress.accept(plan.rows() + " rows are in the table");
            double before = reference(tables, wanted, "the loop");
            double copy = reference(tables, wanted, "COPY");
            Clean clean = clean(tables, wanted);
            double after = reference(tables, wanted, "the loop");
            double killed = killed(tables);
            Tables.Digest held = tables.held();
            List<Double> loops = List.of(before, after);
            return new RowsReport(
                    plan.rows(),
                    Column.ALL.size() + 1,
                    plan.kills(),
                    plan.sink(),
                    Runtime.getRuntime().availableProcessors(),
                    plan.jvm(),
                    loops,
                    copy,
                    clean.seconds(),
                    clean.cpu(),
                    RowsReport.mean(loops) / clean.seconds(),
                    copy / clean.seconds(),
                    killed,
                    wanted,
                    held);
        } finally {
            delete(dir.resolve("clean"));
            delete(dir.resolve("killed"));
        }
    }

    private double reference(Tables tables, Tables.Digest wanted, String who) throws SQLException {
        tables.empty();
        double seconds = who.equals("COPY") ? tables.copy() : tables.loop();
        tables.same(wanted, who);
        say(who, seconds);
        return seconds;
    }

    private void say(String who, double seconds) {
        progress.accept(String.format(Locale.ROOT, "%s: %.1f s, %.0f rows/s", who, seconds, plan.rows() / seconds));
    }

    private Clean clean(Tables tables, Tables.Digest wanted) throws IOException, InterruptedException, SQLException {
        tables.empty();
        List<Integer> ports = ports();
        RowsHome home = new RowsHome(dir.resolve("clean"));
        home.write(installation, ports, tables, plan);
        try (Gateway gateway = launch(home, ports)) {
            gateway.awaitReady();
            long cpu = gateway.vitals().cpuMillis();
            long begin = System.nanoTime();
            tables.show(true);
            awaitAll(tables);
            double seconds = (System.nanoTime() - begin) / 1e9;
            double used = (gateway.vitals().cpuMillis() - cpu) / 1000.0;
            say("the gateway", seconds);
            tables.show(false);
            tables.same(wanted, "the gateway");
            return new Clean(seconds, used);
        }
    }

    /** The rows are there from the start; each kill comes when another part of them has arrived. */
    double killed(Tables tables) throws IOException, InterruptedException, SQLException {
        tables.empty();
        tables.show(true);
        List<Integer> ports = ports();
        RowsHome home = new RowsHome(dir.resolve("killed"));
        home.write(installation, ports, tables, plan);
        long begin = System.nanoTime();
        for (int kill = 1; kill <= plan.kills(); kill++) {
            try (Gateway gateway = launch(home, ports)) {
                await(tables, plan.rows() * kill / (plan.kills() + 1));
                gateway.kill();
                progress.accept("killed for the " + kill + ". time");
            }
        }
        try (Gateway gateway = launch(home, ports)) {
            gateway.awaitReady();
            awaitAll(tables);
        }
        tables.show(false);
        return (System.nanoTime() - begin) / 1e9;
    }

    private Gateway launch(RowsHome home, List<Integer> ports) throws IOException {
        return Gateway.launch(home.home(), dir.resolve("gateway.log"), plan.jvm(), ports.get(0));
    }

    private static List<Integer> ports() throws IOException {
        return List.of(Gateway.freePort(), Gateway.freePort(), Gateway.freePort());
    }

    /** Calls go side by side, so that the last row may come before those of another call. */
    private void awaitAll(Tables tables) throws SQLException, InterruptedException {
        await(() -> tables.holds(plan.rows()) && tables.count() >= plan.rows(), "all rows");
    }

    /** Rows come in their order, but for those of calls that go side by side. */
    private void await(Tables tables, long row) throws SQLException, InterruptedException {
        await(() -> tables.holds(row), "row " + row);
    }

    private interface Question {
        boolean answer() throws SQLException;
    }

    private void await(Question there, String what) throws SQLException, InterruptedException {
        long minutes = START_MINUTES + plan.rows() / ROWS_PER_MINUTE;
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
        while (!there.answer()) {
            if (System.nanoTime() > end) {
                throw new HuitongException(
                        ErrorCode.INTERNAL,
                        "waiting for " + what + " at the consumer failed: not there after " + minutes + " min. Read "
                                + dir.resolve("gateway.log") + ".");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }
}
