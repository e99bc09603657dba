package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Goes on asking until the page is full; each question lasts about a second, so that Ctrl-C ends it at the gateway, too. */
@Command(name = "list")
final class FailedList implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @ArgGroup(exclusive = false, multiplicity = "0..1")
    private Wanted wanted = new Wanted();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100")
    private int limit;

    @Option(names = "--after", paramLabel = "NEXT")
    private String after;

    @Option(names = "--json")
    private boolean json;

    /** What is looked for. */
    static final class Wanted {
        @Option(names = "--subscription", paramLabel = "S")
        private String subscription;

        @Option(names = "--state", paramLabel = "STATE")
        private String state;

        @Option(names = "--stage", paramLabel = "STAGE")
        private String stage;

        @Option(names = "--code", paramLabel = "CODE")
        private String code;

        @Option(names = "--system", paramLabel = "SYSTEM", descriptionKey = "list.system")
        private String system;

        @Option(names = "--resource", paramLabel = "RESOURCE", descriptionKey = "list.resource")
        private String resource;

        @Option(names = "--intake", paramLabel = "ID", descriptionKey = "list.intake")
        private String intake;

        @Option(names = "--group", paramLabel = "G", descriptionKey = "list.group")
        private Long group;

        @Option(names = "--from", paramLabel = "TIME", descriptionKey = "list.from")
        private String from;

        @Option(names = "--to", paramLabel = "TIME", descriptionKey = "list.to")
        private String to;

        @Option(names = "--key", paramLabel = "KEY", descriptionKey = "list.key")
        private String key;

        @Option(names = "--text", paramLabel = "TEXT", descriptionKey = "list.text")
        private String text;

        private boolean personal() {
            return key != null || text != null;
        }

        Map<String, Object> fields(Admin admin) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("subscription", subscription);
            fields.put("state", state);
            fields.put("stage", stage);
            fields.put("code", code);
            fields.put("system", system);
            fields.put("resource", resource);
            fields.put("intake", intake);
            fields.put("group", group);
            fields.put("from", Times.read(admin, from));
            fields.put("to", Times.read(admin, to));
            if (personal()) {
                fields.put("key", key);
                fields.put("text", text);
            }
            return fields;
        }
    }

    @Override
    public Integer call() throws CommandFailed {
        ObjectNode found = found();
        if (json) {
            admin.json(found);
            return Cli.OK;
        }
        JsonNode rows = found.path("rows");
        if (rows.isEmpty()) {
            admin.out().println(admin.texts().of(found.hasNonNull("next") ? "list.none-yet" : "list.none"));
        } else {
            rowTable(admin.texts(), rows).print(admin.out());
        }
        if (found.hasNonNull("next")) {
            admin.out().println(admin.texts().of("list.more", found.get("next").asText()));
        }
        return Cli.OK;
    }

    /** One page, from as many answers as it takes. */
    private ObjectNode found() throws CommandFailed {
        AdminClient client = admin.client();
        Map<String, Object> fields = wanted.fields(admin);
        ObjectNode all = AdminClient.JSON.createObjectNode();
        var rows = all.putArray("rows");
        long examined = 0;
        String next = after;
        do {
            fields.put("limit", limit - rows.size());
            fields.put("after", next);
            JsonNode answer = wanted.personal()
                    ? client.write("POST", "/rows/search", null, fields)
                    : client.get("/rows", fields);
            answer.path("rows").forEach(rows::add);
            examined += answer.path("examined").asLong();
            next = answer.hasNonNull("next") ? answer.get("next").asText() : null;
            if (next != null && rows.size() < limit) {
                admin.err()
                        .println(admin.texts()
                                .of(
                                        "list.looked",
                                        examined,
                                        answer.path("reached").asText()));
            }
        } while (next != null && rows.size() < limit);
        all.put("next", next);
        all.put("examined", examined);
        return all;
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
