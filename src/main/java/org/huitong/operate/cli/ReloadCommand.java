package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes the home's changed files into the gateway that runs; exit code 1 where they are refused. */
@Command(name = "reload", mixinStandardHelpOptions = true)
final class ReloadCommand implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Option(names = "--reason", paramLabel = "R", required = true, descriptionKey = "reason")
    private String reason;

    @Option(names = "--as", paramLabel = "NAME", required = true)
    private String as;

    @Option(names = "--only-look", descriptionKey = "reload.only")
    private boolean only;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws CommandFailed {
        JsonNode answer =
                admin.client().patient().write("POST", "/live/reload", as, Map.of("reason", reason, "only", only));
        if (json) {
            admin.json(answer);
        } else {
            print(answer);
        }
        return Cli.OK;
    }

    private void print(JsonNode answer) {
        answer.path("files").forEach(file -> admin.out().println(file.asText()));
        answer.path("advice").forEach(line -> admin.out().println(line.asText()));
        answer.path("live").path("later").forEach(line -> admin.out().println(line.asText()));
        admin.out()
                .println(admin.texts()
                        .of(
                                "reload." + answer.path("result").asText(),
                                answer.path("files").size(),
                                answer.path("routes").size(),
                                answer.path("samples").asText()));
        StatusCommand.printLive(admin, answer.path("live"));
    }
}
