package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list")
final class ReplayList implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20")
    private int limit;

    @Option(names = "--before", paramLabel = "JOB", descriptionKey = "replay.before")
    private Long before;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws CommandFailed {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("limit", limit);
        query.put("before", before);
        JsonNode answer = admin.client().get("/replay-jobs", query);
        if (json) {
            admin.json(answer);
        } else if (answer.path("jobs").isEmpty()) {
            admin.out().println(admin.texts().of("replay.none"));
        } else {
            ArrayNode lines = AdminClient.JSON.createArrayNode();
            for (JsonNode job : answer.path("jobs")) {
                ObjectNode line = (ObjectNode) job.path("figures").deepCopy();
                job.properties().forEach(field -> line.set(field.getKey(), field.getValue()));
                lines.add(line);
            }
            Table.of(
                            admin.texts(),
                            lines,
                            "no",
                            "state",
                            "since",
                            "planned",
                            "resolved",
                            "failed",
                            "skipped",
                            "held",
                            "waiting",
                            "underWay",
                            "name",
                            "person",
                            "cause")
                    .print(admin.out());
        }
        return Cli.OK;
    }
}
