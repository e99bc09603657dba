package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "group")
final class FailedGroup implements Callable<Integer> {
    private static final String BARS = "▁▂▃▄▅▆▇█";

    @Mixin
    private Admin admin;

    @Option(names = "--subscription", paramLabel = "S", descriptionKey = "group.subscription")
    private String subscription;

    @Option(names = "--system", paramLabel = "SYSTEM", descriptionKey = "group.system")
    private String system;

    @Option(names = "--resource", paramLabel = "RESOURCE", descriptionKey = "group.resource")
    private String resource;

    @Option(names = "--stage", paramLabel = "STAGE", descriptionKey = "group.stage")
    private String stage;

    @Option(names = "--code", paramLabel = "CODE", descriptionKey = "group.code")
    private String code;

    @Option(names = "--all", descriptionKey = "group.all")
    private boolean all;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100", descriptionKey = "group.limit")
    private int limit;

    @Option(names = "--after", paramLabel = "NEXT")
    private String after;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws CommandFailed {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("subscription", subscription);
        query.put("system", system);
        query.put("resource", resource);
        query.put("stage", stage);
        query.put("code", code);
        query.put("of", all ? "all" : "open");
        query.put("limit", limit);
        query.put("after", after);
        JsonNode answer = admin.client().get("/groups", query);
        if (json) {
            admin.json(answer);
            return Cli.OK;
        }
        JsonNode groups = answer.path("groups");
        if (groups.isEmpty()) {
            admin.out().println(admin.texts().of("list.none"));
            return Cli.OK;
        }
        print(groups);
        if (answer.hasNonNull("next")) {
            admin.out().println(admin.texts().of("list.more", answer.get("next").asText()));
        }
        return Cli.OK;
    }

    private void print(JsonNode groups) {
        Texts texts = admin.texts();
        Table table = new Table(
                texts.of("column.group"),
                texts.of("column.parked"),
                texts.of("column.held"),
                texts.of("column.replaying"),
                texts.of("column.ended"),
                texts.of("column.trend"),
                texts.of("column.code"),
                texts.of("column.whose"),
                texts.of("column.cause"),
                texts.of("column.first"),
                texts.of("column.newest"));
        for (JsonNode group : groups) {
            String whose = group.hasNonNull("subscription")
                    ? group.get("subscription").asText()
                    : group.path("system").asText() + "/"
                            + group.path("resource").asText();
            table.row(
                    group.path("id").asText(),
                    group.path("parked").asText(),
                    group.path("held").asText(),
                    group.path("replaying").asText(),
                    group.path("ended").asText(),
                    bars(group.path("trend")),
                    group.path("code").asText(),
                    whose,
                    group.path("fingerprint").asText(),
                    group.path("first").asText(),
                    group.path("newest").asText());
        }
        table.print(admin.out());
        admin.out().println(texts.of("group.next"));
    }

    /** The day in one word; nothing is a point, so that it is not taken for little. */
    private static String bars(JsonNode trend) {
        long most = 1;
        for (JsonNode part : trend) {
            most = Math.max(most, part.asLong());
        }
        StringBuilder bars = new StringBuilder();
        for (JsonNode part : trend) {
            long n = part.asLong();
            bars.append(n == 0 ? '·' : BARS.charAt((int) (n * (BARS.length() - 1) / most)));
        }
        return bars.toString();
    }
}
