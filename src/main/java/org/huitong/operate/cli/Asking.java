package org.huitong.operate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Asks for something to be done to many records, waits while the gateway is at it, and says what came of it. */
final class Asking {
    private static final Set<String> UNDER_WAY = Set.of("choosing", "applying");
    private static final long LOOK_MILLIS = 300;

    private final Admin admin;
    private final AdminClient client;
    private final boolean json;

    Asking(Admin admin, boolean json) throws CommandFailed {
        this.admin = admin;
        this.client = admin.client();
        this.json = json;
    }

    int ask(String kind, String as, String reason, String set, Object which, Map<String, Object> rule)
            throws CommandFailed {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("kind", kind);
        body.put("reason", reason);
        body.put(set, which);
        if (rule != null) {
            body.put("rule", rule);
        }
        return told(client.write("POST", "/requests", as, body));
    }

    int confirm(long request, String as) throws CommandFailed {
        return told(client.write("POST", "/requests/" + request + "/confirm", as, null));
    }

    int show(JsonNode request) {
        if (json) {
            admin.json(request);
        } else {
            print(request);
        }
        return Cli.OK;
    }

    /** The state decides: what waits for a second person has not been done. */
    private int told(JsonNode first) throws CommandFailed {
        JsonNode request = first;
        String before = "";
        while (UNDER_WAY.contains(request.path("state").asText())) {
            String now = admin.texts()
                    .of(
                            "request.at",
                            request.path("id").asText(),
                            request.path("state").asText(),
                            rows(request, "done"),
                            request.path("rows").asText());
            if (!now.equals(before)) {
                admin.err().println(now);
            }
            before = now;
            pause();
            request = client.get("/requests/" + request.path("id").asText(), Map.of());
        }
        show(request);
        String state = request.path("state").asText();
        boolean second = state.equals("asked") && request.path("kind").asText().equals("discard");
        if (second) {
            admin.err()
                    .println(admin.texts()
                            .of(
                                    "request.second",
                                    request.path("id").asText(),
                                    request.path("rows").asText(),
                                    request.path("expires").asText()));
        } else if (state.equals("asked") && !json) {
            admin.out()
                    .println(admin.texts()
                            .of("request.confirm", request.path("id").asText()));
        }
        return second || !state.equals("asked") && !state.equals("done") ? Cli.FOUND_PROBLEMS : Cli.OK;
    }

    private static void pause() throws CommandFailed {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed(e.toString());
        }
    }

    private static long rows(JsonNode request, String outcome) {
        long rows = 0;
        for (JsonNode figure : request.path("figures")) {
            rows += figure.path("outcome").asText().equals(outcome)
                    ? figure.path("rows").asLong()
                    : 0;
        }
        return rows;
    }

    private void print(JsonNode request) {
        Texts texts = admin.texts();
        for (String field : new String[] {
            "id", "kind", "state", "actor", "reason", "about", "rule", "at", "expires", "second", "answer", "rows"
        }) {
            if (request.hasNonNull(field)) {
                JsonNode value = request.get(field);
                admin.out()
                        .println(texts.of("column." + field) + ": "
                                + (value.isValueNode() ? value.asText() : value.toString()));
            }
        }
        table(texts, request.path("figures"), "outcome", "code", "rows");
        table(texts, request.path("examples"), "no", "item", "before", "after");
    }

    private void table(Texts texts, JsonNode nodes, String... fields) {
        if (!nodes.isEmpty()) {
            admin.out().println();
            Table.of(texts, nodes, fields).print(admin.out());
        }
    }
}
