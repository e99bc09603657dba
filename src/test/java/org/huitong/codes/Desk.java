package org.huitong.codes;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.huitong.operate.cli.Cli;

/** A person at a command line, with a home. */
final class Desk {
    private final Path home;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    Desk(Path home) {
        this.home = home;
    }

    /** The exit code of {@code huitong codes …}. */
    int run(String... args) {
        List<String> all = new ArrayList<>(List.of("codes"));
        all.addAll(List.of(args));
        all.addAll(List.of("--home", home.toString()));
        return plain(all.toArray(String[]::new));
    }

    int plain(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of(args));
        if (!all.contains("--lang")) {
            all.addAll(List.of("--lang", "en"));
        }
        return Cli.execute(
                all.toArray(String[]::new),
                List.of(new CodesCommand()),
                new PrintWriter(out, true),
                new PrintWriter(err, true));
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    String file(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text).toString();
    }

    String table(String name) throws IOException {
        return Files.readString(home.resolve("config/codes/" + name + ".yaml"));
    }
}
