package org.huitong.receive;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.huitong.catalog.Format;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Raw;

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
     * @param format JSON or NDJSON
     * @param charset as the source declares; UTF-8 in this release
     * @throws HuitongException RECEIVE_MALFORMED, RECEIVE_TOO_LARGE, or RECEIVE_TYPE for another format or charset
     */
    public List<Raw> decode(byte[] body, Format format, Charset charset) {
        if (format == Format.ROWS || !StandardCharsets.UTF_8.equals(charset)) {
            throw new HuitongException(
                    ErrorCode.RECEIVE_TYPE,
                    "decoding a body failed: only JSON and NDJSON in UTF-8 are read in this release."
                            + " Send one of these and declare it in the source's mapping.");
        }
        if (body.length > limits.maxBodyBytes()) {
            throw Refusals.tooLarge(
                    "the body has " + body.length + " bytes, the limit is " + limits.maxBodyBytes(),
                    "Send it in parts");
        }
        strict(body);
        List<Raw> records = format == Format.JSON ? json(body) : lines(body);
        if (records.isEmpty()) {
            throw Refusals.malformed(0, "there is no record in the body", "Send at least one object");
        }
        return records;
    }

    private static void strict(byte[] body) {
        int bad = Utf8.firstMalformed(body);
        if (bad >= 0) {
            throw Refusals.malformed(bad, "this is not UTF-8", "Encode the body as UTF-8");
        }
        int nul = Utf8.firstNul(body);
        if (nul >= 0) {
            throw Refusals.malformed(nul, "there is a NUL", "Remove NUL characters");
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
            int end = start;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
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
