package org.huitong.operate.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.huitong.catalog.Words;
import org.huitong.message.Defect;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;

/** A request's JSON object, read field by field; a wrong one is OPERATE-INVALID with the field's pointer. */
final class Body {
    private static final ObjectReader STRICT = Json.MAPPER
            .reader()
            .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonNode object;

    private Body(JsonNode object) {
        this.object = object;
    }

    static Body read(Buffer bytes) throws Unreadable {
        try {
            JsonNode node = bytes == null ? null : STRICT.readTree(bytes.getBytes());
            if (node != null && node.isObject()) {
                return new Body(node);
            }
        } catch (IOException e) {
            // Said below; the parser's own words quote the input.
        }
        throw new Unreadable("The body is not one JSON object in UTF-8. Send one as the contract openapi.json has it.");
    }

    boolean has(String field) {
        return object.hasNonNull(field);
    }

    /** A field nobody reads may be a misspelt one that somebody relies on. */
    Body only(String... fields) {
        List<String> known = List.of(fields);
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                String meant = Words.nearest(Parameter.cut(name), known)
                        .map(word -> "Did you mean " + word + "?")
                        .orElse("Known are " + String.join(", ", known) + ".");
                throw wrong("", "unknown-field", "A field of the body is not known here. " + meant);
            }
        });
        return this;
    }

    /** Null where it is not there. */
    String text(String field, int most) {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || value.textValue().length() > most) {
            throw wrong(field, "text", "It is not a text of at most " + most + " characters.");
        }
        return value.textValue();
    }

    String needed(String field, int most) {
        String text = text(field, most);
        if (text == null || text.isBlank()) {
            throw wrong(field, "required", "It is missing or empty. Give it.");
        }
        return text;
    }

    /** Null where it is not there. */
    Long whole(String field) {
        JsonNode value = object.get(field);
        return value == null || value.isNull() ? null : (Long) whole(value, field);
    }

    /** False where it is not there. */
    boolean flag(String field) {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw wrong(field, "boolean", "It is not true or false.");
        }
        return value.booleanValue();
    }

    /** The value of a field that must be there. */
    static <T> T there(String field, T value) {
        if (value == null) {
            throw wrong(field, "required", "It is missing. Give it.");
        }
        return value;
    }

    /** A field that is a JSON object, read as a body. */
    Body inside(String field) {
        return new Body(object(field));
    }

    /** A JSON object that must be there. */
    JsonNode object(String field) {
        JsonNode value = object.path(field);
        if (!value.isObject()) {
            throw wrong(field, "object", "It is not a JSON object. Give one.");
        }
        return value;
    }

    /** From 1 to {@code most} whole numbers, each once. */
    List<Long> wholes(String field, int most) {
        JsonNode list = object.path(field);
        if (!list.isArray() || list.isEmpty() || list.size() > most) {
            throw wrong(field, "list", "It is not a list of 1 to " + most + " row numbers. Split a longer one.");
        }
        List<Long> numbers = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            numbers.add(whole(list.get(i), field + "/" + i));
        }
        return numbers.stream().distinct().toList();
    }

    private static long whole(JsonNode value, String field) {
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw wrong(field, "integer", "It is not a whole number from 0.");
        }
        return value.longValue();
    }

    static HuitongException wrong(String field, String rule, String text) {
        String pointer = field.isEmpty() ? "" : "/" + field;
        return new HuitongException(
                ErrorCode.OPERATE_INVALID,
                "The body breaks the contract" + (field.isEmpty() ? "" : " at " + pointer) + ". " + text,
                List.of(new Defect(0, pointer, "", rule, text)));
    }
}
