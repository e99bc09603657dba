package org.huitong.bench.rows;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.huitong.bench.PostgresServer;
import org.huitong.bench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code huitong bench rows}: exit code 0 when the digests are equal, 1 when not; no figure makes it fail. */
@Command(name = "rows", mixinStandardHelpOptions = true)
public final class RowsCommand implements Callable<Integer> {
    private static final long MOST_ROWS = 100_000_000;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Workbench workbench;

    @Option(names = "--rows", defaultValue = "100000")
    private long rows;

    @Option(names = "--kills", defaultValue = "3")
    private int kills;

    @Option(names = "--sink", defaultValue = "postgresql-copy-sink")
    private String sink;

    @Option(names = "--max-rows", defaultValue = "5000")
    private int maxRows;

    @Option(names = "--server")
    private String server;

    @Option(names = "--jvm", split = ",", defaultValue = "-Xmx2g,-XX:MaxGCPauseMillis=10,-XX:MaxTenuringThreshold=2")
    private List<String> jvm;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        if (rows < 1 || rows > MOST_ROWS || kills < 0 || kills >= rows) {
            throw new ParameterException(
                    spec.commandLine(), "--rows is from 1 to " + MOST_ROWS + ", --kills from 0 and less than that");
        }
        Path dir = workbench.fresh("rows-");
        RowsRun run = new RowsRun(
                new RowsRun.Plan(rows, kills, sink, maxRows, jvm), workbench.home(), dir, workbench.progress());
        RowsReport report = server == null ? own(run, dir) : run.run(server);
        workbench.print(report, report::table);
        return report.whole() ? 0 : 1;
    }

    private RowsReport own(RowsRun run, Path dir) throws IOException, InterruptedException, SQLException {
        try (PostgresServer own = new PostgresServer(dir.resolve("postgres"))) {
            return run.run(own.url());
        } catch (NoClassDefFoundError e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no PostgreSQL beside this jar; give --server, or build the checkout with mvn package");
        }
    }
}
