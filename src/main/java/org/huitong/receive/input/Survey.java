package org.huitong.receive.input;

import org.huitong.message.Raw;

/**
 * What a first pass over a file finds: that it is whole, and how many records it has.
 *
 * @param records all of them
 * @param faulty those that could not be decoded
 */
public record Survey(long records, long faulty) {

    /**
     * Reads to the end and keeps nothing; closes the records.
     *
     * @throws org.huitong.message.HuitongException what {@link Records#next} throws, a missing or wrong trailer above all
     */
    public static Survey of(Records input) {
        long count = 0;
        long faulty = 0;
        try (input) {
            for (Raw raw = input.next(); raw != null; raw = input.next()) {
                count++;
                faulty += raw.fault() == null ? 0 : 1;
            }
        }
        return new Survey(count, faulty);
    }
}
