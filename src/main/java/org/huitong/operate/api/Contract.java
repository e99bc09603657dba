package org.huitong.operate.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;

/** The admin API as it is promised, read from {@code openapi/admin.json} on the class path. Immutable. */
final class Contract {
    private static final String FILE = "/openapi/admin.json";

    private final JsonNode document;

    private Contract(JsonNode document) {
        this.document = document;
    }

    static Contract read() {
        try (InputStream in = Contract.class.getResourceAsStream(FILE)) {
            return new Contract(Json.MAPPER.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode document() {
        return document;
    }

    List<Operation> operations() {
        String base =
                URI.create(document.at("/servers/0/url").asText()).getPath().replaceAll("/$", "");
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                operations.add(operation(base + path.getKey(), method.getKey(), method.getValue()));
            }
        }
        return operations;
    }

    private Operation operation(String path, String method, JsonNode node) {
        List<Parameter> query = new ArrayList<>();
        boolean named = false;
        for (JsonNode parameter : node.path("parameters")) {
            JsonNode whole = resolved(parameter);
            named |= whole.path("name").asText().equals(Person.HEADER);
            if (whole.path("in").asText().equals("query")) {
                query.add(Parameter.of(whole));
            }
        }
        return new Operation(
                node.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                !node.has("security") || !node.get("security").isEmpty(),
                named,
                node.has("requestBody"),
                List.copyOf(query));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** Throws CONFIG-INVALID where an operation has no handler or a handler no operation. */
    void mustMatch(Set<String> handlers) {
        Set<String> promised = new TreeSet<>();
        operations().forEach(operation -> promised.add(operation.id()));
        Set<String> missing = new TreeSet<>(promised);
        missing.removeAll(handlers);
        Set<String> extra = new TreeSet<>(handlers);
        extra.removeAll(promised);
        if (!missing.isEmpty() || !extra.isEmpty()) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "The admin API does not match its contract " + FILE + ": operations without a handler " + missing
                            + ", handlers without an operation " + extra + ". Build the gateway from one version.");
        }
    }
}
