package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "status")
final class ReplayStatus implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws CommandFailed {
        JsonNode answer = admin.client().get("/replays", Map.of());
        if (json) {
            admin.json(answer);
            return Cli.OK;
        }
        admin.out()
                .println(admin.texts()
                        .of("replay.under-way", answer.path("replaying").asText()));
        if (!answer.path("rows").isEmpty()) {
            FailedList.rowTable(admin.texts(), answer.path("rows")).print(admin.out());
        }
        return Cli.OK;
    }
}
