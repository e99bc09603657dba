package org.huitong.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes records, each once and into one buffer, as bodies of bounded size. Closing gives the generator's own buffers
 * back, which are larger than most records.
 */
final class RecordWriter implements AutoCloseable {
    /** As the mapper's own, but nothing stands between two values: the writer puts the commas. */
    private static final JsonFactory FACTORY =
            Json.MAPPER.getFactory().copy().setRootValueSeparator(null).setCodec(Json.MAPPER);

    private final Buffer body = new Buffer();
    private final JsonGenerator json;
    private int count;

    RecordWriter() {
        try {
            json = FACTORY.createGenerator(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** False, and nothing is added, where the record has no place beside the others. */
    boolean add(BusRecord record) {
        if (count == Slice.MAX_RECORDS) {
            return false;
        }
        int before = body.size();
        body.write(count == 0 ? '[' : ',');
        write(record);
        if (count > 0 && body.size() + 1 > Slice.MAX_BYTES) {
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
