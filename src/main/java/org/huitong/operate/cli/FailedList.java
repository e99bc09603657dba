package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
    private Which wanted = new Which();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100")
    private int limit;

    @Option(names = "--after", paramLabel = "NEXT")
    private String after;

    @Option(names = "--json")
    private boolean json;

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

    private ObjectNode found() throws CommandFailed {
        AdminClient client = admin.client();
        Map<String, Object> fields = wanted.fields(admin);
        return new FullPage("rows", limit)
                .of(
                        after,
                        (most, from) -> {
                            fields.put("limit", most);
                            fields.put("after", from);
                            return wanted.personal()
                                    ? client.write("POST", "/rows/search", null, fields)
                                    : client.get("/rows", fields);
                        },
                        (page, answer) -> page.put(
                                "examined",
                                page.path("examined").asLong()
                                        + answer.path("examined").asLong()),
                        (page, answer) -> admin.err()
                                .println(admin.texts()
                                        .of(
                                                "list.looked",
                                                page.path("examined").asLong(),
                                                answer.path("reached").asText())));
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
                "claimedBy",
                "text");
    }
}
