package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list")
final class FailedList implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Option(names = "--subscription", paramLabel = "S")
    private String subscription;

    @Option(names = "--state", paramLabel = "STATE")
    private String state;

    @Option(names = "--stage", paramLabel = "STAGE")
    private String stage;

    @Option(names = "--code", paramLabel = "CODE")
    private String code;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100")
    private int limit;

    @Option(names = "--after", paramLabel = "NO")
    private String after;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws CommandFailed {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("subscription", subscription);
        query.put("state", state);
        query.put("stage", stage);
        query.put("code", code);
        query.put("limit", limit);
        query.put("after", after);
        JsonNode answer = admin.client().get("/rows", query);
        if (json) {
            admin.json(answer);
            return Cli.OK;
        }
        JsonNode rows = answer.path("rows");
        if (rows.isEmpty()) {
            admin.out().println(admin.texts().of("list.none"));
            return Cli.OK;
        }
        rowTable(admin.texts(), rows).print(admin.out());
        if (answer.hasNonNull("next")) {
            admin.out().println(admin.texts().of("list.more", answer.get("next").asText()));
        }
        return Cli.OK;
    }

    static Table rowTable(Texts texts, JsonNode rows) {
        return Table.of(
                texts,
                rows,
                "no",
                "state",
                "stage",
                "code",
                "subscription",
                "system",
                "resource",
                "item",
                "attempts",
                "revision",
                "updated",
                "text");
    }
}
