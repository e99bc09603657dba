package org.huitong.receive.input;

import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * An input as strictly decoded characters, for parsers that find their own ends; tells afterwards at which byte a character
 * stands. Bytes stay in memory from the last place that was asked for, up to a bound. For one thread.
 */
public final class StrictReader extends Reader {
    private final Window window;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final int mostKept;
    private final boolean utf8;
    private final boolean wide;
    private long decoded;
    private long place;
    private long character;
    private boolean last;
    private boolean forward;
    private boolean ended;

    /** @param mostKept bytes that may pass between two places that are asked for */
    public StrictReader(Window window, Charset declared, int mostKept) {
        Opening opening = Opening.of(window, declared);
        this.window = window;
        this.charset = opening.charset();
        this.mostKept = mostKept;
        this.decoded = opening.length();
        this.place = decoded;
        this.utf8 = charset.name().equals("UTF-8");
        this.wide = org.huitong.catalog.Charsets.wide(charset);
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    public Charset charset() {
        return charset;
    }

    public Window window() {
        return window;
    }

    /** Room for two characters is needed, for a pair is not cut. */
    @Override
    public int read(char[] to, int from, int count) {
        CharBuffer out = CharBuffer.wrap(to, from, count);
        while (!ended) {
            int at = window.index(decoded);
            ByteBuffer in = ByteBuffer.wrap(window.bytes(), at, window.index(window.end()) - at);
            CoderResult result = decoder.decode(in, out, last);
            decoded += in.position() - at;
            if (result.isError()) {
                throw Refusals.malformed(
                        decoded, "this is not " + charset.name(), "Encode the input as the source declares");
            }
            int given = out.position() - from;
            ended = last && result.isUnderflow();
            if (given > 0) {
                return given;
            }
            last = last || !more();
        }
        return -1;
    }

    private boolean more() {
        if (!forward && window.end() - place > mostKept) {
            throw Refusals.tooLarge(
                    "more than " + mostKept + " bytes from byte " + place + " on hold no end of a record",
                    "Send shorter records, and nothing long between them");
        }
        window.release(forward ? decoded : place);
        return window.more();
    }

    /**
     * Place of the byte at which a character begins. Only goes forward; what lies before is forgotten.
     *
     * @param index of the UTF-16 unit, counted from the first after a byte order mark
     */
    public long place(long index) {
        byte[] b = window.bytes();
        int i = window.index(place);
        while (character < index) {
            if (!wide && index - character >= Long.BYTES && ascii(b, i)) {
                character += Long.BYTES;
                i += Long.BYTES;
                continue;
            }
            int lead = b[i] & 0xFF;
            int length = wide ? 2 : lead < 0x80 ? 1 : utf8 ? (lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2) : gb(b, i, lead);
            boolean pair = length == 4 && (utf8 || lead >= 0x90);
            character += pair ? 2 : 1;
            i += length;
        }
        place += i - window.index(place);
        return place;
    }

    private static boolean ascii(byte[] b, int i) {
        return i <= b.length - Long.BYTES && EightBytes.beyondAscii(EightBytes.at(b, i)) == 0;
    }

    /** Windows' code page has the euro sign in one byte; four bytes have a digit in the second. */
    private static int gb(byte[] b, int i, int lead) {
        return lead == 0x80 ? 1 : b[i + 1] >= '0' && b[i + 1] <= '9' ? 4 : 2;
    }

    /** For whoever asks for no places: bytes go as they are decoded. */
    public StrictReader forward() {
        forward = true;
        return this;
    }

    @Override
    public void close() {
        window.close();
    }
}
