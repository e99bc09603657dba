package org.huitong.failed;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * Which pairs of neighboring letters stand in some texts: a Bloom filter, so that it may say yes where there is none (about one
 * in a hundred pairs), and never no where there is one. Under a secret, for names are short enough to be tried. Thread-safe.
 */
final class TextFilter {
    private static final int BITS_A_GRAM = 10;
    private static final int HASHES = 4;

    private final long secret;

    TextFilter(long secret) {
        this.secret = secret;
    }

    /** Takes the letters of texts, one after the other, and answers their filter. For one thread. */
    final class Builder {
        private final Set<Integer> grams = new HashSet<>();

        void add(String text) {
            grams(text, grams);
        }

        byte[] build() {
            int words = Math.max(1, (grams.size() * BITS_A_GRAM + Long.SIZE - 1) / Long.SIZE);
            long[] bits = new long[words];
            for (int gram : grams) {
                long hash = hash(gram);
                for (int i = 0; i < HASHES; i++) {
                    int bit = bit(hash, i, words);
                    bits[bit / Long.SIZE] |= 1L << bit % Long.SIZE;
                }
            }
            ByteBuffer bytes = ByteBuffer.allocate(words * Long.BYTES);
            bytes.asLongBuffer().put(bits);
            return bytes.array();
        }
    }

    /** False where none of the texts has this one. */
    boolean mayHave(byte[] filter, String wanted) {
        ByteBuffer bits = ByteBuffer.wrap(filter);
        int words = filter.length / Long.BYTES;
        Set<Integer> grams = new HashSet<>();
        grams(wanted, grams);
        for (int gram : grams) {
            long hash = hash(gram);
            for (int i = 0; i < HASHES; i++) {
                int bit = bit(hash, i, words);
                if ((bits.getLong(bit / Long.SIZE * Long.BYTES) >>> bit % Long.SIZE & 1) == 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Every letter, and every letter with the one before: who looks for one letter is answered, too. */
    private static void grams(String text, Set<Integer> grams) {
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            grams.add((int) letter);
            if (i > 0) {
                grams.add(before << Character.SIZE | letter);
            }
            before = letter;
        }
    }

    /** The last steps of splitmix64 over gram and secret. */
    private long hash(int gram) {
        long z = secret + gram * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    private static int bit(long hash, int number, int words) {
        int one = (int) hash;
        int other = (int) (hash >>> 32) | 1;
        long spread = Integer.toUnsignedLong(one + number * other);
        return (int) (spread * words * Long.SIZE >>> 32);
    }
}
