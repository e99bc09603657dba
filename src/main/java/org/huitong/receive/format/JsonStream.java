package org.huitong.receive.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.huitong.message.Raw;
import org.huitong.receive.input.Limits;
import org.huitong.receive.input.Opening;
import org.huitong.receive.input.Records;
import org.huitong.receive.input.Refusals;
import org.huitong.receive.input.StrictReader;
import org.huitong.receive.input.Utf8;
import org.huitong.receive.input.Utf8Stream;
import org.huitong.receive.input.Window;

/**
 * The objects of a JSON file of any length: one object, an array of objects, or one object per line. Finds where each begins
 * and ends, then reads it as a push is read. Another charset becomes UTF-8 on the way, and places are then of that text. For
 * one thread.
 */
public final class JsonStream implements Records {
    private final Window window;
    private final Limits limits;
    private final boolean lines;
    private long at;
    private int index;
    private State state = State.START;

    private enum State {
        START,
        FIRST,
        NEXT,
        ALONE,
        END
    }

    /** @param lines one object per line, rather than one text */
    public JsonStream(Window window, Charset charset, Limits limits, boolean lines) {
        this.limits = new Limits(limits.maxBodyBytes(), Integer.MAX_VALUE, limits.maxRecordBytes(), limits.maxDepth());
        this.lines = lines;
        if (charset.equals(StandardCharsets.UTF_8)) {
            this.window = window;
            this.at = Opening.of(window, charset).length();
        } else {
            this.window = new Window(new Utf8Stream(new StrictReader(window, charset, 0).forward()));
        }
    }

    @Override
    public Raw next() {
        if (lines) {
            skipBlanks();
            return ended() ? null : object("/" + index, true);
        }
        while (state != State.END) {
            Raw raw = step();
            if (raw != null) {
                return raw;
            }
        }
        return null;
    }

    private Raw step() {
        skipBlanks();
        if (ended()) {
            if (state != State.ALONE) {
                throw Refusals.malformed(at, "the JSON text ends too early", "Send it whole");
            }
            state = State.END;
            return null;
        }
        byte b = window.bytes()[window.index(at)];
        return switch (state) {
            case START -> start(b);
            case FIRST -> b == ']' ? closed() : element();
            case NEXT -> b == ']' ? closed() : comma(b);
            default -> throw Refusals.malformed(at, "something follows the end", "Send one object or array");
        };
    }

    private Raw start(byte b) {
        if (b == '[') {
            at++;
            state = State.FIRST;
            return null;
        }
        if (b != '{') {
            throw Refusals.malformed(at, "this is neither an object nor an array of objects", "Send objects");
        }
        state = State.ALONE;
        return object("", false);
    }

    private Raw closed() {
        at++;
        state = State.ALONE;
        return null;
    }

    private Raw comma(byte b) {
        if (b != ',') {
            throw Refusals.malformed(at, "this is not well-formed JSON", "Mend the JSON there");
        }
        at++;
        skipBlanks();
        return element();
    }

    private Raw element() {
        state = State.NEXT;
        return object("/" + index, false);
    }

    private boolean ended() {
        return window.ahead(at, 1) == 0;
    }

    private void skipBlanks() {
        while (!ended()) {
            byte b = window.bytes()[window.index(at)];
            if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
                return;
            }
            at++;
            window.release(at);
        }
    }

    private Raw object(String pointer, boolean line) {
        window.release(at);
        long end = line ? lineEnd() : objectEnd();
        int from = window.index(at);
        int to = window.index(end);
        sound(from, to);
        byte[] source = window.whole() ? window.bytes() : window.copy(at, end);
        long moved = window.whole() ? 0 : at;
        int start = window.whole() ? from : 0;
        JsonRecords reader = new JsonRecords(limits, source, start, start + to - from, moved);
        Raw raw = reader.single(index, pointer);
        reader.end();
        index++;
        at = end;
        return raw;
    }

    private void sound(int from, int to) {
        int bad = Utf8.firstMalformed(window.bytes(), from, to);
        if (bad >= 0) {
            throw Refusals.malformed(at + bad - from, "this is not UTF-8", "Encode the input as the source declares");
        }
        int nul = Utf8.firstNul(window.bytes(), from, to);
        if (nul >= 0) {
            throw Refusals.malformed(at + nul - from, "there is a NUL", "Remove NUL characters");
        }
    }

    private long lineEnd() {
        long end = at;
        while (bounded(end) && window.bytes()[window.index(end)] != '\n') {
            end++;
        }
        return end;
    }

    /** Where the brackets that open here are closed; the parser says whether they are the right ones. */
    private long objectEnd() {
        long end = at;
        int depth = 0;
        boolean quoted = false;
        while (bounded(end)) {
            byte b = window.bytes()[window.index(end)];
            end++;
            if (quoted) {
                end += b == '\\' ? 1 : 0;
                quoted = b != '"';
            } else if (b == '"') {
                quoted = true;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                depth--;
            }
            if (depth <= 0 && !quoted) {
                return end;
            }
        }
        return window.end();
    }

    /** Whether there is a byte at this place, which must be within a record's bound. */
    private boolean bounded(long place) {
        if (place - at > limits.maxRecordBytes()) {
            throw Refusals.tooLarge(
                    "record " + index + " at byte " + at + " has more than " + limits.maxRecordBytes() + " bytes",
                    "Send shorter records");
        }
        return place < window.end() || window.ahead(place, 1) == 1;
    }

    @Override
    public void close() {
        window.close();
    }
}
