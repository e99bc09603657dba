package org.huitong.receive.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huitong.message.Defect;
import org.huitong.message.HuitongException;
import org.huitong.message.Raw;
import org.huitong.receive.input.Limits;
import org.huitong.receive.input.Refusals;
import org.huitong.receive.input.Trouble;
import org.huitong.receive.input.Utf8;

/** Reads the records of one JSON text, a stretch of a body that is known to be strict UTF-8. For one thread, once. */
public final class JsonRecords {
    private static final int MAX_EXPONENT = 1_000;
    private static final int FEW = 8;
    // Depth is counted here, so that it is answered as too large; Jackson's own limit only has to be beyond ours.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(1_000).build())
            .build();

    private final Limits limits;
    private final byte[] body;
    private final int start;
    private final long moved;
    private final JsonParser parser;
    private int top;
    private String field = "";
    private String lost;
    /** Records of one text are alike. */
    private int expected = FEW;

    public JsonRecords(Limits limits, byte[] body, int from, int to) {
        this(limits, body, from, to, 0);
    }

    /** @param moved how far before the body the input begins; for messages */
    JsonRecords(Limits limits, byte[] body, int from, int to, long moved) {
        this.moved = moved;
        this.limits = limits;
        this.body = body;
        this.start = from;
        try {
            this.parser = FACTORY.createParser(body, from, to - from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one object, or every object of the one array. */
    public List<Raw> all() {
        return guarded(() -> {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                return List.of(record(0, "", 1));
            }
            if (first != JsonToken.START_ARRAY) {
                throw malformed("this is neither an object nor an array of objects", "Send objects");
            }
            List<Raw> records = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                records.add(record(records.size(), "/" + records.size(), 2));
            }
            return records;
        });
    }

    /** The one object of a line. */
    public Raw single(int index, String pointer) {
        return guarded(() -> {
            parser.nextToken();
            return record(index, pointer, 1);
        });
    }

    /** Refuses anything but blanks after what was read. */
    public void end() {
        guarded(() -> {
            if (parser.nextToken() != null) {
                throw malformed("something follows the end", "Send one object or array, or one object per line");
            }
            parser.close();
            return null;
        });
    }

    private interface Read<T> {
        T read() throws IOException;
    }

    private <T> T guarded(Read<T> read) {
        try {
            return read.read();
        } catch (StreamConstraintsException e) {
            throw Refusals.tooLarge("a name, number or nesting is over every sensible limit", "Send plainer records");
        } catch (JsonProcessingException e) {
            long at = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getByteOffset());
            throw Refusals.malformed(moved + start + at, "this is not well-formed JSON", "Mend the JSON there");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HuitongException malformed(String what, String cure) {
        return Refusals.malformed(moved + offset(), what, cure);
    }

    /** Where the current token starts; where reading stopped if there is none. */
    private long offset() {
        return start
                + (parser.currentToken() == null ? parser.currentLocation() : parser.currentTokenLocation())
                        .getByteOffset();
    }

    private Raw record(int index, String pointer, int depth) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw malformed("record " + index + " is not an object", "Send objects only");
        }
        if (index >= limits.maxRecords()) {
            throw Refusals.tooLarge("there are more than " + limits.maxRecords() + " records", "Send them in parts");
        }
        int from = (int) offset();
        top = depth;
        lost = null;
        Map<String, Object> fields = object(depth);
        int to = start + (int) parser.currentLocation().getByteOffset();
        if (to - from > limits.maxRecordBytes()) {
            throw Refusals.tooLarge(
                    "record " + index + " has " + (to - from) + " bytes, the limit is " + limits.maxRecordBytes(),
                    "Send shorter records");
        }
        Defect fault = lost == null
                ? null
                : Trouble.MOJIBAKE.at(index, lost.isEmpty() ? pointer : pointer + "/" + escaped(lost));
        return new Raw(index, pointer, fields, body, from, to, null, fault);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private Map<String, Object> object(int depth) throws IOException {
        deep(depth);
        Map<String, Object> fields = new LinkedHashMap<>(2 * expected);
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            field = depth == top ? "" : field;
            sound(name);
            field = depth == top ? name : field;
            int before = fields.size();
            parser.nextToken();
            fields.put(name, value(depth));
            if (fields.size() == before) {
                throw malformed("a name stands twice in one object", "Send each name once");
            }
        }
        expected = Math.max(FEW, fields.size());
        return fields;
    }

    private Object value(int depth) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(depth + 1);
            case START_ARRAY -> list(depth + 1);
            case VALUE_STRING -> sound(parser.getText());
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? parser.getBigIntegerValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> null;
        };
    }

    private List<Object> list(int depth) throws IOException {
        deep(depth);
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(depth));
        }
        return values;
    }

    /** 1e999999999 is a few bytes here and a gigabyte once written out. */
    private BigDecimal decimal() throws IOException {
        BigDecimal number = read();
        if (Math.abs((long) number.scale()) > MAX_EXPONENT) {
            throw malformed("a number's exponent is out of range", "Write the number out");
        }
        return number;
    }

    /** Jackson's own words for an exponent of eleven digits are a runtime exception. */
    private BigDecimal read() throws IOException {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException e) {
            throw malformed("a number's exponent is out of range", "Write the number out");
        }
    }

    /** What was lost before it came here is a fault of its record. */
    private String sound(String text) {
        Trouble trouble = Trouble.of(text);
        if (trouble == Trouble.CHARACTER) {
            whole(text);
        }
        lost = trouble != null && lost == null ? field : lost;
        return text;
    }

    private String whole(String text) {
        if (Utf8.broken(text)) {
            throw malformed("an escape makes a NUL or half a character", "Send whole characters");
        }
        return text;
    }

    private void deep(int depth) {
        if (depth > limits.maxDepth()) {
            throw Refusals.tooLarge("values are nested deeper than " + limits.maxDepth(), "Send flatter records");
        }
    }
}
