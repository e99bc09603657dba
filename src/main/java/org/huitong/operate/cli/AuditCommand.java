package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who did what to what, and why. Goes on asking until the page is full, as {@code failed list} does. */
@Command(name = "audit")
final class AuditCommand implements Callable<Integer> {
    @Mixin
    private Admin admin;

    @Option(names = "--actor", paramLabel = "NAME", descriptionKey = "audit.actor")
    private String actor;

    @Option(names = "--action", paramLabel = "WORD", descriptionKey = "audit.action")
    private String action;

    @Option(names = "--subject", paramLabel = "SUBJECT", descriptionKey = "audit.subject")
    private String subject;

    @Option(names = "--result", paramLabel = "WORD", descriptionKey = "audit.result")
    private String result;

    @Option(names = "--from", paramLabel = "TIME", descriptionKey = "audit.from")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", descriptionKey = "audit.to")
    private String to;

    @Mixin
    private Paging paging;

    @Override
    public Integer call() throws CommandFailed {
        ObjectNode found = found();
        return paging.print(admin, found, () -> print(found));
    }

    private void print(JsonNode found) {
        if (found.path("entries").isEmpty()) {
            admin.out().println(admin.texts().of(found.hasNonNull("next") ? "list.none-yet" : "audit.none"));
        } else {
            Table.of(admin.texts(), found.path("entries"), "at", "actor", "action", "subject", "result", "detail")
                    .print(admin.out());
        }
    }

    private ObjectNode found() throws CommandFailed {
        AdminClient client = admin.client();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("actor", actor);
        fields.put("action", action);
        fields.put("subject", subject);
        fields.put("result", result);
        fields.put("from", Times.read(admin, from));
        fields.put("to", Times.read(admin, to));
        return new FullPage("entries", paging.limit())
                .of(
                        paging.after(),
                        (most, next) -> {
                            fields.put("limit", most);
                            fields.put("after", next);
                            return client.get("/audit", fields);
                        },
                        (page, answer) -> {},
                        (page, answer) -> admin.err()
                                .println(admin.texts()
                                        .of(
                                                "sent.looked",
                                                answer.path("reached").asText())));
    }
}
