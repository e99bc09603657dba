package org.huitong.pilot;

import java.time.Instant;
import java.util.Map;

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

    Arrival answered(int with) {
        return new Arrival(id, revision, key, version, resource, op, data, with, at);
    }
}
