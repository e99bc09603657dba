package org.huitong.bench.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.huitong.bench.PostgresServer;
import org.huitong.bench.Workbench;
import org.huitong.bench.desk.DeskReport.Asked;
import org.huitong.failed.Finder;
import org.huitong.failed.KeyHash;
import org.huitong.failed.Projection;
import org.huitong.failed.TextBlocks;
import org.huitong.store.Store;
import org.huitong.store.StoreSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code huitong bench desk}: how long a person waits. Exit code 0 when everything was found, else 1; no figure makes it fail. */
@Command(name = "desk", mixinStandardHelpOptions = true)
public final class DeskCommand implements Callable<Integer> {
    private static final String EMBEDDED = "embedded-postgresql";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final int MOST_ROWS = 100_000_000;
    private static final int MOST_ASKS = 100_000;
    /** Of an event batch. */
    private static final int BATCH = 1_000;
    /** The last rows come as the drainer brings them: what one costs there is of interest once the store is full. */
    private static final int DRAINED = 5_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Workbench workbench;

    @Option(names = "--rows", defaultValue = "100000")
    private int rows;

    @Option(names = "--asks", defaultValue = "200")
    private int asks;

    @Option(names = "--store", defaultValue = "")
    private String store;

    @Option(names = "--user", paramLabel = "NAME", defaultValue = "")
    private String user;

    @Option(names = "--password-from", paramLabel = "VARIABLE", defaultValue = "", descriptionKey = "new.password-from")
    private String passwordFrom;

    @Override
    public Integer call() throws IOException {
        require(rows >= 1 && rows <= MOST_ROWS, "--rows is from 1 to " + MOST_ROWS);
        require(asks >= 1 && asks <= MOST_ASKS, "--asks is from 1 to " + MOST_ASKS);
        boolean url = store.startsWith(POSTGRESQL);
        require(
                store.isEmpty() || url || store.equals(EMBEDDED),
                "--store is " + POSTGRESQL + "//HOST:PORT/DATABASE or " + EMBEDDED + "; without it SQLite in --dir");
        require(!store.contains("password="), "--store names no password: give --password-from");
        require(
                url || user.isEmpty() && passwordFrom.isEmpty(),
                "--user and --password-from go with a --store by address");
        Path dir = workbench.fresh("desk-");
        DeskReport report;
        if (url) {
            report = postgres(new StoreSettings(dir, store, user, password()));
        } else if (store.equals(EMBEDDED)) {
            report = embedded(dir);
        } else {
            report = sqlite(dir);
        }
        workbench.print(report, report::table);
        return report.found() ? 0 : 1;
    }

    private void require(boolean right, String wrong) {
        if (!right) {
            throw new ParameterException(spec.commandLine(), wrong);
        }
    }

    private String password() {
        String password = passwordFrom.isEmpty() ? "" : System.getenv().getOrDefault(passwordFrom, "");
        require(passwordFrom.isEmpty() || !password.isEmpty(), "--password-from: " + passwordFrom + " is not set");
        return password;
    }

    private DeskReport embedded(Path dir) throws IOException {
        try (PostgresServer own = new PostgresServer(dir.resolve("postgres"))) {
            return postgres(new StoreSettings(dir, own.url(), "", ""));
        } catch (NoClassDefFoundError e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no PostgreSQL beside this jar; give the address of one as --store, or build the checkout"
                            + " with mvn package");
        }
    }

    private DeskReport sqlite(Path dir) throws IOException {
        try (Store opened = Store.open(dir)) {
            return new Run(opened).report(null);
        } catch (SQLException e) {
            throw new IllegalStateException("SQLite is filled through the store alone", e);
        } finally {
            try (Stream<Path> files = Files.list(dir)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private DeskReport postgres(StoreSettings settings) {
        try (Database database = new Database(settings)) {
            require(
                    database.empty(),
                    "--store holds the tables of a store already, and the bench fills none that may be somebody's; give an"
                            + " empty database");
            try (Store opened = Store.open(settings)) {
                return new Run(opened).report(database);
            }
        } catch (SQLException e) {
            // Its own text may quote the address with all that stands in it.
            throw new ParameterException(
                    spec.commandLine(),
                    "the database of --store did not do what was asked (SQLSTATE " + e.getSQLState()
                            + "). See that it is there, that --user and --password-from are its, and that it has room");
        }
    }

    /** One store, filled and asked. */
    private final class Run {
        private final KeyHash keys = new KeyHash(new byte[32]);
        private final InventedRows invented = new InventedRows(rows, System.currentTimeMillis());
        private final Store opened;

        Run(Store opened) {
            this.opened = opened;
        }

        /** @param database null for SQLite */
        DeskReport report(Database database) throws SQLException {
            int filled = Math.max(0, rows - DRAINED);
            long begun = System.nanoTime();
            Filling filling = new Filling(opened, keys, invented, workbench.progress());
            filling.fill(filled, database == null ? filling.inserts() : database);
            long drained = System.nanoTime();
            drain(filled);
            double micros = (System.nanoTime() - drained) / 1e3 / (rows - filled);
            texts();
            if (database != null) {
                database.vacuum();
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            workbench.progress().accept("filled; asking …");
            long bytes = database == null ? pages() : database.bytes();
            Asker asker = new Asker(opened, new Finder(opened, keys), invented, asks);
            List<Asked> questions = asker.all();
            return new DeskReport(
                    opened.name(),
                    rows,
                    Runtime.getRuntime().availableProcessors(),
                    bytes,
                    seconds,
                    micros,
                    questions,
                    Asker.targets(questions),
                    !asker.missed());
        }

        private void texts() {
            long begun = System.nanoTime();
            TextBlocks blocks = new TextBlocks(opened, keys);
            int made = 0;
            while (blocks.makeNext()) {
                made++;
            }
            double millis = (System.nanoTime() - begun) / 1e6;
            workbench
                    .progress()
                    .accept(String.format(
                            Locale.ROOT, "made %d blocks of texts, %.2f ms each", made, millis / Math.max(1, made)));
        }

        private void drain(int first) {
            Projection projection = new Projection(opened, keys);
            for (int from = first; from < rows; from += BATCH) {
                projection.apply(invented.batch(from, Math.min(rows, from + BATCH)));
            }
        }

        private long pages() {
            return opened.read(
                    h -> h.select("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
                            .mapTo(Long.class)
                            .one());
        }
    }
}
