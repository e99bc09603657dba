package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list")
final class GrantsList implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "1000")
    private int limit;

    @Option(names = "--after", paramLabel = "S", descriptionKey = "grants.after")
    private String after;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws CommandFailed {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("limit", limit);
        query.put("after", after);
        JsonNode answer = admin.client().get("/grants", query);
        if (json) {
            admin.json(answer);
            return Cli.OK;
        }
        Table.of(
                        admin.texts(),
                        answer.path("grants"),
                        "subscription",
                        "rule",
                        "version",
                        "kind",
                        "by",
                        "since",
                        "from",
                        "to")
                .print(admin.out());
        if (answer.hasNonNull("next")) {
            admin.out().println(admin.texts().of("list.more", answer.get("next").asText()));
        }
        return Cli.OK;
    }
}
