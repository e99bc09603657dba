package org.huitong.receive;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Tells, without asking the store, that a key is new: a Bloom filter over the keys the store holds. "May hold" costs a
 * look-up, "does not hold" is certain. One per thousand new keys costs a look-up at a million keys, half at ten million;
 * it is never wrong, only slower. 16 MiB. Thread-safe.
 */
public final class SeenKeys {
    private static final int WORDS = 1 << 21;
    private static final int HASHES = 7;

    private final AtomicLongArray words = new AtomicLongArray(WORDS);

    /** Must happen before the key can only be found in the store. */
    public void add(Claims.Key key) {
        long hash = hash(key);
        for (int i = 0; i < HASHES; i++) {
            int bit = bit(hash, i);
            words.accumulateAndGet(bit >>> 6, 1L << bit, (old, set) -> old | set);
        }
    }

    boolean mayHold(Claims.Key key) {
        long hash = hash(key);
        for (int i = 0; i < HASHES; i++) {
            int bit = bit(hash, i);
            if ((words.get(bit >>> 6) & 1L << bit) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Double hashing (Kirsch and Mitzenmacher, 2006): two hashes stand for seven. */
    private static int bit(long hash, int i) {
        return (int) ((hash + i * Long.rotateLeft(hash, 32)) >>> 3) & (WORDS * Long.SIZE - 1);
    }

    /** FNV-1a over system and key, then mixed as in MurmurHash3, so that serial numbers spread. */
    private static long hash(Claims.Key key) {
        long h = mix(0xcbf29ce484222325L, key.system());
        h = mix(h * 0x100000001b3L, key.key());
        h ^= h >>> 33;
        h *= 0xff51afd7ed558ccdL;
        h ^= h >>> 33;
        h *= 0xc4ceb9fe1a85ec53L;
        return h ^ h >>> 33;
    }

    private static long mix(long hash, String text) {
        long h = hash;
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * 0x100000001b3L;
        }
        return h;
    }
}
