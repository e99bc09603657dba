package org.huitong.receive;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Tells, without asking the store, that a key is new: a Bloom filter over the keys the store holds. "May hold" costs a
 * look-up, "does not hold" is certain. With {@link #MANY} bits hardly a new key costs a look-up at ten million keys, and
 * each tenth at twenty-five million; it is never wrong, only slower. Thread-safe.
 */
public final class SeenKeys {
    /** Two to the 27th bits: 16 MiB. */
    public static final int MANY = 1 << 27;

    private static final int HASHES = 7;

    private final AtomicLongArray words;
    private final int mask;

    /** @param bits a power of two, at least 64 */
    public SeenKeys(int bits) {
        this.words = new AtomicLongArray(bits >>> 6);
        this.mask = bits - 1;
    }

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
    private int bit(long hash, int i) {
        return (int) ((hash + i * Long.rotateLeft(hash, 32)) >>> 3) & mask;
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
