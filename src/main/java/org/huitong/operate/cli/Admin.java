package org.huitong.operate.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command that talks to a gateway, and what they lead to. */
final class Admin {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--admin", paramLabel = "URL", defaultValue = "http://127.0.0.1:8081")
    private String admin;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${env:HUITONG_HOME:-${sys:huitong.home:-.}}",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
    private Path home;

    @Option(names = "--data", paramLabel = "DIR")
    private Path data;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true)
    private boolean help;

    AdminClient client() throws CommandFailed {
        Path file = (data == null ? home.resolve("data") : data).resolve("admin.token");
        return RunningGateway.client(admin, file, texts());
    }

    Path home() {
        return home;
    }

    Texts texts() {
        return new Texts(spec.resourceBundle());
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** For arguments that are each right but not together. */
    picocli.CommandLine.ParameterException wrong(String key) {
        return new picocli.CommandLine.ParameterException(spec.commandLine(), texts().of(key));
    }

    void json(com.fasterxml.jackson.databind.JsonNode node) {
        out().println(node.toPrettyString());
    }
}
