package org.huitong.bench.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Broken inputs as they are gathered. */
final class BrokenList {
    private final List<Broken> all = new ArrayList<>();
    private final Map<String, FuzzTarget> targets = new LinkedHashMap<>();

    BrokenList() {
        FuzzTargets.all().forEach(target -> targets.put(target.name(), target));
    }

    /** Must be refused, or end in a fault. */
    void add(String name, String target, byte[] input) {
        all.add(new Broken(name, targets.get(target), input, false));
    }

    /** May also be read without a fault. */
    void harmless(String name, String target, byte[] input) {
        all.add(new Broken(name, targets.get(target), input, true));
    }

    List<Broken> all() {
        return List.copyOf(all);
    }

    Iterable<FuzzTarget> targets() {
        return targets.values();
    }

    byte[] seed(String target) {
        return targets.get(target).seeds().get(0);
    }

    /** As the decoder's layout declares it. */
    static Charset charset(String target) {
        return switch (target) {
            case "csv", "fixed-bytes", "xml", "xml-soap", "json-file", "dbf" -> Seeds.GB18030;
            case "csv-utf-16" -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }

    /** The seed with more bytes in it. */
    static byte[] with(byte[] seed, int percent, byte[] more) {
        int at = seed.length * percent / 100;
        byte[] out = Arrays.copyOf(seed, seed.length + more.length);
        System.arraycopy(more, 0, out, at, more.length);
        System.arraycopy(seed, at, out, at + more.length, seed.length - at);
        return out;
    }
}
