package org.huitong.bench.fuzz;

import java.util.Arrays;
import java.util.Random;

/** Changes a sound input at random places; the same seed gives the same inputs. For one thread. */
final class Mutations {
    private static final int MOST = 8;
    private static final int LONGEST = 64 << 10;
    private static final byte[][] INTERESTING = {
        {0},
        {'"'},
        {'\\'},
        {'\r'},
        {'\n'},
        {'<'},
        {'>'},
        {'&'},
        {']', ']', '>'},
        {'{'},
        {'['},
        {','},
        {'*'},
        {0x1A},
        {(byte) 0x80},
        {(byte) 0xFF},
        {(byte) 0xFE, (byte) 0x9F},
        {(byte) 0x81, 0x30},
        {(byte) 0xD5},
        {(byte) 0xA1, (byte) 0xA1},
        {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD},
        {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
        {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F},
        {0, 0, 0, 0},
        {'<', '!', '[', 'C', 'D', 'A', 'T', 'A', '['},
        {'<', '!', 'D', 'O', 'C', 'T', 'Y', 'P', 'E'},
        {'&', '#', 'x', 'D', '8', '0', '0', ';'},
        {'\\', 'u', 'd', '8', '0', '0'},
        {'1', 'e', '9', '9', '9', '9', '9'}
    };

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    byte[] of(byte[] seed) {
        byte[] input = seed;
        int count = 1 + random.nextInt(MOST);
        for (int i = 0; i < count; i++) {
            input = one(input);
        }
        return input == seed ? seed.clone() : input;
    }

    private byte[] one(byte[] input) {
        if (input.length == 0) {
            return INTERESTING[random.nextInt(INTERESTING.length)];
        }
        int at = random.nextInt(input.length);
        int length = 1 + random.nextInt(Math.min(32, input.length - at));
        return switch (random.nextInt(8)) {
            case 0 -> changed(input, at, (byte) (input[at] ^ 1 << random.nextInt(8)));
            case 1 -> changed(input, at, (byte) random.nextInt(256));
            case 2 -> spliced(input, at, at, INTERESTING[random.nextInt(INTERESTING.length)]);
            case 3 -> spliced(input, at, at + length, new byte[0]);
            case 4 -> spliced(input, at, at, Arrays.copyOfRange(input, at, at + length));
            case 5 ->
                spliced(input, at, Math.min(input.length, at + 4), INTERESTING[random.nextInt(INTERESTING.length)]);
            case 6 ->
                random.nextInt(8) == 0
                        ? Arrays.copyOf(input, at)
                        : changed(input, at, (byte) ('0' + random.nextInt(10)));
            default -> repeated(input, at, length);
        };
    }

    private static byte[] changed(byte[] input, int at, byte b) {
        byte[] copy = input.clone();
        copy[at] = b;
        return copy;
    }

    private byte[] repeated(byte[] input, int at, int length) {
        int times = 1 << random.nextInt(8);
        byte[] more = new byte[Math.min(LONGEST, times * length)];
        for (int i = 0; i < more.length; i++) {
            more[i] = input[at + i % length];
        }
        return input.length > LONGEST ? input : spliced(input, at, at, more);
    }

    private static byte[] spliced(byte[] input, int from, int to, byte[] with) {
        byte[] out = new byte[input.length - (to - from) + with.length];
        System.arraycopy(input, 0, out, 0, from);
        System.arraycopy(with, 0, out, from, with.length);
        System.arraycopy(input, to, out, from + with.length, input.length - to);
        return out;
    }
}
