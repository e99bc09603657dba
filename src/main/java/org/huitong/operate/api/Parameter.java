package org.huitong.operate.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.huitong.catalog.Words;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * A query parameter as the contract has it.
 *
 * @param allowed its words; empty where any text will do
 * @param least smallest whole number; null where it is text
 * @param most largest whole number
 * @param standard its value where it is not given; null for none
 */
record Parameter(String name, List<String> allowed, Long least, long most, String standard) {
    private static final int MOST_CHARS = 200;

    static Parameter of(JsonNode node) {
        JsonNode schema = node.path("schema");
        boolean whole = schema.path("type").asText().equals("integer");
        List<String> allowed = new ArrayList<>();
        schema.path("enum").forEach(word -> allowed.add(word.asText()));
        return new Parameter(
                node.path("name").asText(),
                List.copyOf(allowed),
                whole ? Long.valueOf(schema.path("minimum").asLong(Long.MIN_VALUE)) : null,
                schema.path("maximum").asLong(Long.MAX_VALUE),
                schema.has("default") ? schema.get("default").asText() : null);
    }

    /** Throws OPERATE-INVALID where the contract does not allow the value; never quotes it. */
    String checked(String value) {
        if (least != null) {
            whole(value);
        } else if (!allowed.isEmpty() && !allowed.contains(value)) {
            String meant = Words.nearest(cut(value), allowed)
                    .map(word -> " Did you mean " + word + "?")
                    .orElse("");
            throw wrong("is not one of " + String.join(", ", allowed) + "." + meant);
        } else if (value.length() > MOST_CHARS) {
            throw wrong("is longer than " + MOST_CHARS + " characters. Give it as 'failed list' shows it.");
        }
        return value;
    }

    private void whole(String value) {
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return;
            }
        } catch (NumberFormatException e) {
            // Said below, like a number out of bounds.
        }
        throw wrong("is not a whole number from " + least + " to " + most + ". Give one.");
    }

    private HuitongException wrong(String what) {
        return new HuitongException(ErrorCode.OPERATE_INVALID, "The query parameter " + name + " " + what);
    }

    static String cut(String text) {
        return text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS);
    }
}
