package org.huitong.codes;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.huitong.message.Json;
import org.huitong.operate.cli.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every command here, and what they lead to. */
final class Home {
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

    Path folder() {
        return folder;
    }

    boolean json() {
        return json;
    }

    Texts texts() {
        return new Texts(spec.resourceBundle());
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    void print(Object value) {
        out().println(Json.MAPPER.valueToTree(value).toPrettyString());
    }

    /** For arguments that are each right but not together. */
    ParameterException wrong(String key, Object... values) {
        return new ParameterException(spec.commandLine(), texts().of(key, values));
    }
}
