package org.huitong;

import java.util.List;
import java.util.Map;
import org.huitong.bench.BenchCommand;
import org.huitong.codes.CodesCommand;
import org.huitong.directory.CatalogCommand;
import org.huitong.directory.ConnectorsCommand;
import org.huitong.operate.cli.Cli;
import org.huitong.pilot.DemoCommand;
import org.huitong.scaffold.NewCommand;

/** The command line: what starts a gateway lives here, what talks to one lives in {@code operate.cli}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(Cli.execute(args, commands()));
    }

    /** Those that live outside {@code operate.cli}, in the order of the help. */
    static List<?> commands() {
        return List.of(
                new RunCommand(),
                new DemoCommand(PilotGateway::new),
                new CheckCommand(),
                new CatalogCommand(),
                new CodesCommand(),
                new ConnectorsCommand(),
                new LineageCommand(),
                new MapCommand(),
                new RenameCommand(),
                new RestoreCommand(),
                new WhyCommand(),
                new SignCommand(),
                new TestCommand(),
                new TryCommand(),
                new NewCommand(home -> Review.of(home, Map.of())),
                new BenchCommand());
    }
}
