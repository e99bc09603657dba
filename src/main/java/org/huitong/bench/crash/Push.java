package org.huitong.bench.crash;

import java.util.List;

/**
 * A push of an office, which is repeated, key and body equal, until it is answered.
 *
 * @param key the Idempotency-Key
 * @param persons whom its records are about, one record each
 * @param numbers of the records
 * @param bad how many of them, the last, break a rule and will be mended by a person
 * @param opened when it was sent for the first time, by System.nanoTime
 */
public record Push(String key, String body, List<String> persons, List<Long> numbers, int bad, long opened) {
    public Push {
        persons = List.copyOf(persons);
        numbers = List.copyOf(numbers);
    }
}
