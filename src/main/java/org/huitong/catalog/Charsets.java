package org.huitong.catalog;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The charsets sources may declare. GB2312, GBK and GB18030 are each a superset of the one before, and who declares one of
 * the smaller often sends what only a larger has: all are read as GB 18030, strictly. Windows' code page 936 differs from
 * GBK (byte 80 is the euro sign) and is only taken by its own name, which Java would take for GBK.
 */
public final class Charsets {
    public static final Charset GB18030 = Charset.forName("GB18030");
    public static final Charset CP936 = Charset.forName("x-mswin-936");

    private static final Map<String, Charset> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("UTF-8", StandardCharsets.UTF_8);
        NAMES.put("GB18030", GB18030);
        NAMES.put("GBK", GB18030);
        NAMES.put("GB2312", GB18030);
        NAMES.put("CP936", CP936);
        NAMES.put("UTF-16", StandardCharsets.UTF_16);
        NAMES.put("UTF-16LE", StandardCharsets.UTF_16LE);
        NAMES.put("UTF-16BE", StandardCharsets.UTF_16BE);
        NAMES.put("US-ASCII", StandardCharsets.UTF_8);
        NAMES.put("GB_2312-80", GB18030);
        NAMES.put("EUC-CN", GB18030);
        NAMES.put("WINDOWS-936", CP936);
        NAMES.put("MS936", CP936);
        NAMES.put("X-MSWIN-936", CP936);
    }

    private Charsets() {}

    /** By a name of any case; empty where it is none of these. */
    public static Optional<Charset> named(String name) {
        return Optional.ofNullable(NAMES.get(name.strip().toUpperCase(Locale.ROOT)));
    }

    static java.util.Set<String> names() {
        return NAMES.keySet();
    }

    /** Whether its characters are two or four bytes, so that no byte of ASCII stands for itself. */
    public static boolean wide(Charset charset) {
        return charset.name().startsWith("UTF-16");
    }
}
