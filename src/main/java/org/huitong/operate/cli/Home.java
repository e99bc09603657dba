package org.huitong.operate.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.huitong.message.Json;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command that reads the files of an installation, and what they lead to. */
public final class Home {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            descriptionKey = "codes.home",
            defaultValue = "${env:HUITONG_HOME:-${sys:huitong.home:-.}}",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private Path folder;

    @Option(names = "--json", descriptionKey = "codes.json")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true)
    private boolean help;

    public Path folder() {
        return folder;
    }

    public boolean json() {
        return json;
    }

    public Texts texts() {
        return new Texts(spec.resourceBundle());
    }

    public PrintWriter out() {
        return spec.commandLine().getOut();
    }

    public void print(Object value) {
        out().println(Json.MAPPER.valueToTree(value).toPrettyString());
    }

    /** For arguments that are each right but not together. */
    public ParameterException wrong(String key, Object... values) {
        return new ParameterException(spec.commandLine(), texts().of(key, values));
    }
}
