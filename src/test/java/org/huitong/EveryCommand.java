package org.huitong;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.huitong.operate.cli.Cli;

/** A person in a home: the whole command line, also what needs no gateway. */
public record EveryCommand(Path home) {
    /** What a command printed. */
    public record Said(int exit, String text) {}

    public Said run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--lang", "en", "--home", home.toString()));
        StringWriter text = new StringWriter();
        int exit = Cli.execute(
                all.toArray(String[]::new), Main.commands(), new PrintWriter(text, true), new PrintWriter(text, true));
        return new Said(exit, text.toString());
    }
}
