package org.huitong.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The schema of the YAML DSL that stands in the very Camel we run on. Only the reading of it is ours: a validator takes
 * seconds for it and tells sixty errors of one misspelt word, of which none says where the word stands.
 */
final class CamelSchema {
    private static final JsonNode WHOLE = load();

    private CamelSchema() {}

    /** What an element of a route file may be. */
    static JsonNode element() {
        return WHOLE.path("items");
    }

    /** What may stand under {@code from}. */
    static JsonNode from() {
        return definition("org.apache.camel.model.FromDefinition");
    }

    static JsonNode bean() {
        return definition("org.apache.camel.model.BeanFactoryDefinition");
    }

    private static JsonNode definition(String name) {
        return WHOLE.path("items").path("definitions").path(name);
    }

    /** The forms that a value may have: the schema itself, and each of its alternatives. */
    static List<JsonNode> forms(JsonNode schema) {
        List<JsonNode> all = new ArrayList<>();
        collect(schema, all);
        return all;
    }

    private static void collect(JsonNode schema, List<JsonNode> all) {
        JsonNode meant = follow(schema);
        all.add(meant);
        for (String kind : List.of("oneOf", "anyOf", "allOf")) {
            meant.path(kind).forEach(one -> collect(one, all));
        }
    }

    static JsonNode follow(JsonNode schema) {
        JsonNode at = schema;
        while (at.has("$ref")) {
            at = WHOLE.at(at.get("$ref").asText().substring(1));
        }
        return at;
    }

    /** The keys that a section of these forms may have; empty where it is free. */
    static Map<String, JsonNode> keys(List<JsonNode> forms) {
        Map<String, JsonNode> keys = new LinkedHashMap<>();
        for (JsonNode form : forms) {
            // A key that only an alternative explains stands in the form itself as an empty word.
            form.path("properties")
                    .properties()
                    .forEach(key ->
                            keys.merge(key.getKey(), key.getValue(), (one, other) -> one.isEmpty() ? other : one));
        }
        return keys;
    }

    private static JsonNode load() {
        try (InputStream in = CamelSchema.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
