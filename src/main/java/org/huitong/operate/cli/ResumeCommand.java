package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "resume")
final class ResumeCommand implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Parameters(paramLabel = "SUBSCRIPTION", descriptionKey = "subscription")
    private String subscription;

    @Option(names = "--as", paramLabel = "NAME", required = true)
    private String as;

    @Override
    public Integer call() throws CommandFailed {
        String path = "/subscriptions/" + AdminClient.escape(subscription) + "/resume";
        JsonNode answer = admin.client().write("POST", path, as, Map.of());
        admin.out()
                .println(admin.texts()
                        .of("resume.done", subscription, answer.path("state").asText()));
        return Cli.OK;
    }
}
