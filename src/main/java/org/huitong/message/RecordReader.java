package org.huitong.message;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads records in the bus form; whatever is not of it is an {@link UncheckedIOException}. */
final class RecordReader {
    private RecordReader() {}

    static List<BusRecord> records(byte[] body) {
        List<BusRecord> records = new ArrayList<>();
        try (JsonParser parser = Json.MAPPER.createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                records.add(record(parser));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    static BusRecord record(String text) {
        try (JsonParser parser = Json.MAPPER.createParser(text)) {
            parser.nextToken();
            return record(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BusRecord record(JsonParser parser) throws IOException {
        String id = null;
        String key = null;
        long version = 0;
        int revision = 0;
        Op op = Op.UPSERT;
        Map<String, Object> data = Map.of();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "id" -> id = parser.getText();
                case "key" -> key = parser.getText();
                case "version" -> version = parser.getLongValue();
                case "revision" -> revision = parser.getIntValue();
                case "op" -> op = Op.of(parser.getText());
                case "data" -> data = data(parser);
                default -> parser.skipChildren();
            }
        }
        if (id == null || key == null) {
            throw new IOException("a record on the bus has an id and a key");
        }
        return new BusRecord(id, key, version, revision, op, data);
    }

    private static Map<String, Object> data(JsonParser parser) throws IOException {
        Map<String, Object> data = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String item = parser.currentName();
            data.put(item, value(parser, parser.nextToken()));
        }
        return data;
    }

    private static Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> throw new IOException("an item on the bus is text, a number, a boolean or null");
        };
    }
}
