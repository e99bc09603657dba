package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Goes on asking until the page is full; each question lasts about a second, so that Ctrl-C ends it at the gateway, too. */
@Command(name = "list")
final class FailedList implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @ArgGroup(exclusive = false, multiplicity = "0..1")
    private Which wanted = new Which();

    @Mixin
    private Paging paging;

    @Override
    public Integer call() throws CommandFailed {
        ObjectNode found = found();
        return paging.print(admin, found, () -> print(found));
    }

    private void print(JsonNode found) {
        JsonNode rows = found.path("rows");
        if (rows.isEmpty()) {
            admin.out().println(admin.texts().of(found.hasNonNull("next") ? "list.none-yet" : "list.none"));
        } else {
            rowTable(admin.texts(), rows).print(admin.out());
        }
    }

    private ObjectNode found() throws CommandFailed {
        AdminClient client = admin.client();
        Map<String, Object> fields = wanted.fields(admin);
        return new FullPage("rows", paging.limit())
                .of(
                        paging.after(),
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
