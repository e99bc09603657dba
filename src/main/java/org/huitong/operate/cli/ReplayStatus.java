package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "status")
final class ReplayStatus implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Parameters(paramLabel = "JOB", arity = "0..1", descriptionKey = "replay.job")
    private Long job;

    @Option(names = "--watch", descriptionKey = "replay.watch")
    private boolean watch;

    @Option(names = "--json")
    private boolean json;

    private static final Set<String> MOVES = Set.of("planning", "scheduled", "running", "cancelling");

    @Override
    public Integer call() throws CommandFailed {
        if (job != null) {
            JsonNode now = ReplayJob.get(admin, job);
            return ReplayJob.show(
                    admin,
                    watch
                            ? ReplayJob.await(
                                    admin,
                                    now,
                                    one -> MOVES.contains(one.path("state").asText()))
                            : now,
                    json);
        }
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
