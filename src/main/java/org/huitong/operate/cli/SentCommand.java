package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** "Did you send one of this key?" Goes on asking until the page is full, as {@code failed list} does. */
@Command(name = "sent")
final class SentCommand implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Parameters(paramLabel = "KEY", descriptionKey = "sent.key")
    private String key;

    @Option(names = "--from", paramLabel = "TIME", descriptionKey = "sent.from")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", descriptionKey = "sent.to")
    private String to;

    @Mixin
    private Paging paging;

    @Override
    public Integer call() throws CommandFailed {
        ObjectNode found = found();
        return paging.print(admin, found, () -> print(found));
    }

    private void print(JsonNode found) {
        long days = found.path("keptDays").asLong();
        if (days == 0) {
            admin.out().println(admin.texts().of("sent.off"));
        } else if (found.path("sightings").isEmpty()) {
            admin.out().println(admin.texts().of(found.hasNonNull("next") ? "list.none-yet" : "sent.none", days));
        } else {
            Table.of(admin.texts(), found.path("sightings"), "at", "as", "where", "record")
                    .print(admin.out());
        }
    }

    private ObjectNode found() throws CommandFailed {
        AdminClient client = admin.client();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("key", key);
        fields.put("from", Times.read(admin, from));
        fields.put("to", Times.read(admin, to));
        return new FullPage("sightings", paging.limit())
                .of(
                        paging.after(),
                        (most, next) -> {
                            fields.put("limit", most);
                            fields.put("after", next);
                            return client.write("POST", "/sightings/search", null, fields);
                        },
                        (page, answer) -> page.set("keptDays", answer.path("keptDays")),
                        (page, answer) -> admin.err()
                                .println(admin.texts()
                                        .of(
                                                "sent.looked",
                                                answer.path("reached").asText())));
    }
}
