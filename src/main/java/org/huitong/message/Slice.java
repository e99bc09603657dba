package org.huitong.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A bus message: at most {@value #MAX_BYTES} bytes or {@value #MAX_RECORDS} records of one intake, in order. The form is
 * frozen (DESIGN 3.3): CloudEvents 1.0 attributes in the AMQP binding's JMS-safe spelling, body a JSON array of records.
 *
 * @param intake the intake it belongs to
 * @param number its place in the intake, from 0
 * @param system who sent it
 * @param resource what it is about
 * @param records in publish order
 */
public record Slice(String intake, int number, String system, String resource, List<BusRecord> records) {
    public static final int MAX_BYTES = 64 * 1024;
    public static final int MAX_RECORDS = 200;
    /** Prefix of the one multicast address of each resource. */
    public static final String ADDRESS = "exchange.";

    private static final String INTAKE = "HuitongIntake";
    private static final String SEQUENCE = "HuitongSequence";
    private static final String SOURCE = "cloudEvents_source";
    private static final String SUBJECT = "cloudEvents_subject";
    private static final String SYSTEMS = "/systems/";

    /**
     * Cuts an intake's records into messages.
     *
     * @param everyVersion true where the resource's order is {@code every}: then no slice holds a key twice
     * @param schema the resource's schema version
     */
    public static List<Parcel> cut(Intake intake, boolean everyVersion, int schema) {
        List<Parcel> parcels = new ArrayList<>(1);
        Set<String> keys = new HashSet<>();
        try (Writer writer = new Writer()) {
            for (BusRecord record : intake.records()) {
                boolean again = everyVersion && !keys.add(record.key());
                if (again || !writer.add(record)) {
                    parcels.add(parcel(intake, parcels.size(), schema, writer.finish()));
                    keys.clear();
                    keys.add(record.key());
                    writer.add(record);
                }
            }
            if (!writer.empty()) {
                parcels.add(parcel(intake, parcels.size(), schema, writer.finish()));
            }
        }
        return parcels;
    }

    private static Parcel parcel(Intake intake, int number, int schema, byte[] body) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("cloudEvents_specversion", "1.0");
        properties.put("cloudEvents_id", intake.id() + "." + number);
        properties.put(SOURCE, SYSTEMS + intake.system());
        properties.put("cloudEvents_type", "org.huitong.records");
        properties.put(SUBJECT, intake.resource());
        properties.put(
                "cloudEvents_time",
                Instant.ofEpochMilli(intake.at().toEpochMilli()).toString());
        properties.put("cloudEvents_datacontenttype", "application/json");
        properties.put(INTAKE, intake.id());
        properties.put(SEQUENCE, number);
        properties.put("HuitongSchema", schema);
        return new Parcel(ADDRESS + intake.resource(), properties, body, null);
    }

    /** Reads a message of the bus; throws {@link UncheckedIOException} where it is not of the bus form. */
    public static Slice of(Parcel parcel) {
        Map<String, Object> p = parcel.properties();
        return new Slice(
                (String) p.get(INTAKE),
                ((Number) p.get(SEQUENCE)).intValue(),
                ((String) p.get(SOURCE)).substring(SYSTEMS.length()),
                (String) p.get(SUBJECT),
                records(parcel.body()));
    }

    private static List<BusRecord> records(byte[] body) {
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

    /** One record in the bus form, as rows keep it and people mend it. */
    public static BusRecord record(String text) {
        try (JsonParser parser = Json.MAPPER.createParser(text)) {
            parser.nextToken();
            return record(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(BusRecord record) {
        try (Writer writer = new Writer()) {
            return writer.text(record);
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

    /**
     * Writes records, each once and into one buffer, as bodies of bounded size. Closing gives the generator's own buffers
     * back, which are larger than most records.
     */
    private static final class Writer implements AutoCloseable {
        /** As the mapper's own, but nothing stands between two values: the writer puts the commas. */
        private static final JsonFactory FACTORY =
                Json.MAPPER.getFactory().copy().setRootValueSeparator(null).setCodec(Json.MAPPER);

        private final Buffer body = new Buffer();
        private final JsonGenerator json;
        private int count;

        Writer() {
            try {
                json = FACTORY.createGenerator(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** False, and nothing is added, where the record has no place beside the others. */
        boolean add(BusRecord record) {
            if (count == MAX_RECORDS) {
                return false;
            }
            int before = body.size();
            body.write(count == 0 ? '[' : ',');
            write(record);
            if (count > 0 && body.size() + 1 > MAX_BYTES) {
                body.cut(before);
                return false;
            }
            count++;
            return true;
        }

        String text(BusRecord record) {
            write(record);
            return body.toString(StandardCharsets.UTF_8);
        }

        private void write(BusRecord record) {
            try {
                json.writeStartObject();
                json.writeStringField("id", record.id());
                json.writeStringField("key", record.key());
                json.writeNumberField("version", record.version());
                json.writeNumberField("revision", record.revision());
                json.writeStringField("op", record.op().word());
                json.writeFieldName("data");
                json.writeStartObject();
                for (Map.Entry<String, Object> item : record.data().entrySet()) {
                    json.writeFieldName(item.getKey());
                    value(json, item.getValue());
                }
                json.writeEndObject();
                json.writeEndObject();
                json.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Written by type: to ask the mapper for each value's serializer cost as much as the writing (2026-11-23). */
        private static void value(JsonGenerator json, Object value) throws IOException {
            if (value instanceof String text) {
                json.writeString(text);
            } else if (value instanceof Long number) {
                json.writeNumber(number);
            } else if (value instanceof BigDecimal number) {
                json.writeNumber(number);
            } else if (value instanceof Boolean truth) {
                json.writeBoolean(truth);
            } else {
                json.writePOJO(value);
            }
        }

        boolean empty() {
            return count == 0;
        }

        byte[] finish() {
            body.write(']');
            byte[] bytes = body.toByteArray();
            body.reset();
            count = 0;
            return bytes;
        }

        @Override
        public void close() {
            try {
                json.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Bytes whose end can be taken back. */
    private static final class Buffer extends ByteArrayOutputStream {
        private static final int RECORD = 2048;

        Buffer() {
            super(RECORD);
        }

        void cut(int size) {
            count = size;
        }
    }
}
