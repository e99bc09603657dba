package org.huitong.receive;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huitong.catalog.Format;
import org.huitong.catalog.MappingFile;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Raw;
import org.huitong.receive.format.JsonRecords;
import org.huitong.receive.input.Limits;
import org.huitong.receive.input.Opening;
import org.huitong.receive.input.Records;
import org.huitong.receive.input.Refusals;
import org.huitong.receive.input.Strict;
import org.huitong.receive.input.Utf8;
import org.huitong.receive.input.Window;

/**
 * Bytes into records, strictly: what is not exactly what it claims to be is refused as a whole, with the byte where it
 * goes wrong. The body is read once as a stream; each record keeps its range in the untouched body. Immutable,
 * thread-safe.
 */
public final class Decoder {
    private final Limits limits;

    public Decoder(Limits limits) {
        this.limits = limits;
    }

    public Limits limits() {
        return limits;
    }

    /**
     * The records of one push, in order, at least one.
     *
     * @param body kept by the records; not to be changed afterwards
     * @throws HuitongException RECEIVE_MALFORMED, RECEIVE_TOO_LARGE, or RECEIVE_TYPE for a format that the source does not
     *     declare
     */
    public List<Raw> decode(byte[] body, Format format, MappingFile source) {
        if (format == Format.JSON || format == Format.NDJSON) {
            return decode(body, format, source.charset());
        }
        sized(body);
        try (Records records = Formats.open(new Window(body), format, source, limits)) {
            return all(records, false);
        }
    }

    /**
     * As {@link #decode}, of an answer that may have no record.
     *
     * @throws HuitongException as {@link #decode}
     */
    public List<Raw> some(byte[] body, Format format, MappingFile source) {
        sized(body);
        try (Records records = Formats.open(new Window(body), format, source, limits)) {
            return all(records, true);
        }
    }

    /** One parked record from its untouched bytes, by what its source declares now. */
    List<Raw> again(Map<?, ?> original, MappingFile source) {
        try (Records records = Formats.again(original, source, limits)) {
            return all(records, false);
        }
    }

    private List<Raw> all(Records records, boolean orNone) {
        List<Raw> all = new ArrayList<>();
        for (Raw raw = records.next(); raw != null; raw = records.next()) {
            if (all.size() >= limits.maxRecords()) {
                throw Refusals.tooLarge(
                        "there are more than " + limits.maxRecords() + " records", "Send them in parts");
            }
            all.add(raw);
        }
        return orNone ? all : some(all);
    }

    private static List<Raw> some(List<Raw> records) {
        if (records.isEmpty()) {
            throw Refusals.malformed(0, "there is no record in the body", "Send at least one record");
        }
        return records;
    }

    private void sized(byte[] body) {
        if (body.length > limits.maxBodyBytes()) {
            throw Refusals.tooLarge(
                    "the body has " + body.length + " bytes, the limit is " + limits.maxBodyBytes(),
                    "Send it in parts");
        }
    }

    /**
     * The records of one push of JSON, in order, at least one.
     *
     * @param body kept by the records; not to be changed afterwards
     * @param format JSON or NDJSON
     * @param charset as the source declares
     * @throws HuitongException RECEIVE_MALFORMED or RECEIVE_TOO_LARGE, or RECEIVE_TYPE for another format
     */
    public List<Raw> decode(byte[] body, Format format, Charset charset) {
        if (format != Format.JSON && format != Format.NDJSON) {
            throw new HuitongException(
                    ErrorCode.RECEIVE_TYPE,
                    "decoding a body failed: without a mapping only JSON and NDJSON are read. Declare the format in the"
                            + " source's mapping.");
        }
        sized(body);
        byte[] text = StandardCharsets.UTF_8.equals(charset) ? body : utf8(body, charset);
        strict(text);
        return some(format == Format.JSON ? json(text) : lines(text));
    }

    /** JSON in another charset becomes UTF-8 first; the records then keep their ranges in that text. */
    private static byte[] utf8(byte[] body, Charset declared) {
        Opening opening = Opening.of(new Window(body), declared);
        Strict strict = new Strict(opening.charset());
        String text = strict.text(body, opening.length(), body.length);
        if (text == null) {
            throw Refusals.malformed(
                    strict.badAt(), "this is not " + declared.name(), "Encode the body as the source declares");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void strict(byte[] body) {
        Utf8.Glance glance = Utf8.glance(body);
        int bad = glance.beyondAscii() ? Utf8.firstMalformed(body) : -1;
        if (bad >= 0) {
            throw Refusals.malformed(bad, "this is not UTF-8", "Encode the body as UTF-8");
        }
        if (glance.nul()) {
            throw Refusals.malformed(Utf8.firstNul(body), "there is a NUL", "Remove NUL characters");
        }
    }

    private List<Raw> json(byte[] body) {
        int start = Utf8.mark(body);
        JsonRecords reader = new JsonRecords(limits, body, start, body.length);
        List<Raw> records = reader.all();
        reader.end();
        return records;
    }

    /** Lines end with LF or CRLF; blank lines hold nothing. */
    private List<Raw> lines(byte[] body) {
        List<Raw> records = new ArrayList<>();
        int start = Utf8.mark(body);
        while (start < body.length) {
            int end = Utf8.lineEnd(body, start);
            if (!blank(body, start, end)) {
                JsonRecords reader = new JsonRecords(limits, body, start, end);
                records.add(reader.single(records.size(), "/" + records.size()));
                reader.end();
            }
            start = end + 1;
        }
        return records;
    }

    private static boolean blank(byte[] body, int from, int to) {
        for (int i = from; i < to; i++) {
            if (body[i] != ' ' && body[i] != '\t' && body[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
