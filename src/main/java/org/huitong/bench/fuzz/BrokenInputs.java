package org.huitong.bench.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The fixed list of broken inputs, made anew each time and always the same. */
public final class BrokenInputs {
    private static final int HUGE = 100_000;

    private final BrokenList list = new BrokenList();

    private BrokenInputs() {}

    public static List<Broken> all() {
        BrokenInputs inputs = new BrokenInputs();
        inputs.list.targets().forEach(inputs::everywhere);
        new BrokenTexts(inputs.list).gather();
        new BrokenTrees(inputs.list).gather();
        new BrokenFiles(inputs.list).gather();
        return inputs.list.all();
    }

    /** What can happen to any file. */
    private void everywhere(FuzzTarget decoder) {
        String target = decoder.name();
        byte[] seed = decoder.seeds().get(0);
        for (int percent : new int[] {1, 10, 30, 50, 70, 85}) {
            list.harmless("cut at " + percent + " %", target, Arrays.copyOf(seed, seed.length * percent / 100));
        }
        for (int percent : new int[] {5, 35, 65, 95}) {
            list.harmless("NUL at " + percent + " %", target, BrokenList.with(seed, percent, new byte[1]));
            list.harmless(
                    "byte FF at " + percent + " %", target, BrokenList.with(seed, percent, new byte[] {(byte) 0xFF}));
            list.harmless(
                    "a lead byte at " + percent + " %", target, BrokenList.with(seed, percent, new byte[] {(byte) 0xD5
                    }));
        }
        byte[] random = new byte[2000];
        new Random(5).nextBytes(random);
        list.harmless("random bytes", target, random);
        list.harmless("random bytes in the middle", target, BrokenList.with(seed, 50, random));
        list.harmless("zeros", target, new byte[5000]);
        list.harmless("nothing", target, new byte[0]);
        list.harmless("twice", target, BrokenList.with(seed, 100, seed));
        list.harmless("backwards", target, backwards(seed));
        list.harmless(
                "mark of UTF-8", target, BrokenList.with(seed, 0, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}));
        list.harmless("mark of UTF-16", target, BrokenList.with(seed, 0, new byte[] {(byte) 0xFE, (byte) 0xFF}));
        list.harmless(
                "a huge run", target, BrokenList.with(seed, 50, "x".repeat(HUGE).getBytes(StandardCharsets.US_ASCII)));
        list.harmless(
                "a page of HTML",
                target,
                "<html><body>502 Bad Gateway</body></html>\n".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] backwards(byte[] seed) {
        byte[] out = new byte[seed.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = seed[out.length - 1 - i];
        }
        return out;
    }
}
