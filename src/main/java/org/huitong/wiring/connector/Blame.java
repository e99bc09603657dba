package org.huitong.wiring.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.huitong.deliver.Outcome;
import org.huitong.message.Json;

/**
 * Whom of a batch the far end names: {@code {"errors": [{"index": 3, "rule": "unknown-district", "status": 422}]}}, the
 * extension of RFC 9457 that our own data plane answers with, or the counts of a database. Thread-safe.
 */
final class Blame {
    private static final int REFUSED = 422;
    private static final int LONGEST = 1024 * 1024;
    /** Words, no values: what a far end says of a record must not carry the record into texts and logs. */
    private static final Pattern RULE = Pattern.compile("[a-zA-Z][a-zA-Z-]{0,40}");

    private final BiFunction<Integer, String, Outcome> outcomes;

    /** @param outcomes of an HTTP status and a rule */
    Blame(BiFunction<Integer, String, Outcome> outcomes) {
        this.outcomes = outcomes;
    }

    /** By place in the call; empty where the body names nobody, or is not in that form. */
    Map<Integer, Outcome> named(String body, int size) {
        if (body == null || body.length() > LONGEST || body.indexOf('{') < 0) {
            return Map.of();
        }
        Map<Integer, Outcome> named = new HashMap<>();
        for (JsonNode error : errors(body)) {
            int index = error.path("index").asInt(-1);
            if (index >= 0 && index < size) {
                String rule = error.path("rule").asText("");
                named.putIfAbsent(
                        index, outcomes.apply(status(error), RULE.matcher(rule).matches() ? rule : ""));
            }
        }
        return named;
    }

    private static int status(JsonNode error) {
        int status = error.path("status").asInt(REFUSED);
        return status >= 400 && status < 600 ? status : REFUSED;
    }

    private static JsonNode errors(String body) {
        try {
            return Json.MAPPER.readTree(body).path("errors");
        } catch (JsonProcessingException e) {
            return Json.MAPPER.missingNode(); // an answer of another form names nobody
        }
    }

    /** A driver either goes on after a failure and marks it, or stops there and counts what came before. */
    Map<Integer, Outcome> counted(int[] counts, int size, Outcome outcome) {
        Map<Integer, Outcome> named = new HashMap<>();
        for (int i = 0; i < Math.min(counts.length, size); i++) {
            if (counts[i] == Statement.EXECUTE_FAILED) {
                named.put(i, outcome);
            }
        }
        if (named.isEmpty() && counts.length < size) {
            named.put(counts.length, outcome);
        }
        return named.size() == size && size > 1 ? Map.of() : named;
    }
}
