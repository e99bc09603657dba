package org.huitong.pilot;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request that came to the service hall with the right token.
 *
 * @param id the record id
 * @param key the key as the hall sees it
 * @param op upsert or delete
 * @param data granted items as text; items without a value are absent
 * @param status what the hall answered
 */
public record Arrival(
        String id,
        int revision,
        String key,
        long version,
        String resource,
        String op,
        Map<String, String> data,
        int status,
        Instant at) {

    /** Reads a request's body; not yet answered. */
    static Arrival of(JsonNode body) {
        Map<String, String> data = new TreeMap<>();
        body.path("data").properties().stream()
                .filter(item -> !item.getValue().isNull())
                .forEach(item -> data.put(item.getKey(), item.getValue().asText()));
        return new Arrival(
                body.path("id").asText(),
                body.path("revision").asInt(),
                body.path("key").asText(),
                body.path("version").asLong(),
                body.path("resource").asText(),
                body.path("op").asText(),
                data,
                0,
                Instant.now());
    }

    /** The same, answered. */
    public Arrival answered(int with) {
        return new Arrival(id, revision, key, version, resource, op, data, with, at);
    }
}
