package org.huitong.receive.format;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.huitong.message.Raw;
import org.huitong.receive.input.Records;
import org.huitong.receive.input.Window;

/** Reads an input as a push and as a file, and holds the two against each other. */
public final class Reading {
    static final Charset GB18030 = Charset.forName("GB18030");

    private Reading() {}

    public static List<Raw> all(Records records) {
        List<Raw> all = new ArrayList<>();
        try (records) {
            for (Raw raw = records.next(); raw != null; raw = records.next()) {
                all.add(raw);
            }
        }
        return all;
    }

    static List<Raw> both(byte[] input, Function<Window, Records> decoder) {
        List<Raw> pushed = all(decoder.apply(new Window(input)));
        List<Raw> filed = all(decoder.apply(new Window(new ByteArrayInputStream(input))));
        if (!shown(pushed).equals(shown(filed))) {
            throw new AssertionError("a push gives " + shown(pushed) + ", a file " + shown(filed));
        }
        return pushed;
    }

    private static List<String> shown(List<Raw> raws) {
        return raws.stream()
                .map(raw -> raw.index() + raw.pointer() + raw.fields() + raw.fault() + hex(raw))
                .toList();
    }

    static String hex(Raw raw) {
        return HexFormat.of().formatHex(raw.source(), raw.from(), raw.to());
    }

    static String bytes(Raw raw, Charset charset) {
        return new String(raw.source(), raw.from(), raw.bytes(), charset);
    }
}
