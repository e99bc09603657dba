package org.huitong.bench.outage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one consumer has taken, by key and by the number of the record among those of its key. Thread-safe. */
final class Taken {
    private final Map<String, OfKey> keys = new HashMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private long late;
    private long repeats;
    private long doubles;

    /** One effect: when its record was pushed, by System.nanoTime, and how long after that it was here. */
    record Sample(long pushed, long nanos) {}

    private static final class OfKey {
        /** By number; null where a later one came before it. */
        private final List<String> ids = new ArrayList<>();

        private final Set<Integer> skipped = new HashSet<>();
    }

    /** @param id by which a receiver knows a repeat */
    synchronized void take(String key, int number, String id, Sample sample) {
        OfKey known = keys.computeIfAbsent(key, k -> new OfKey());
        if (known.skipped.remove(number)) {
            late++;
            known.ids.set(number, id);
        } else if (number < known.ids.size()) {
            if (id.equals(known.ids.get(number))) {
                repeats++;
            } else {
                doubles++;
            }
            return;
        } else {
            while (known.ids.size() < number) {
                known.skipped.add(known.ids.size());
                known.ids.add(null);
            }
            known.ids.add(id);
        }
        samples.add(sample);
    }

    /** Different records. */
    synchronized long size() {
        return samples.size();
    }

    /** Oldest first. */
    synchronized List<Sample> samples() {
        return List.copyOf(samples);
    }

    /** Records that came behind a later one of their key. */
    synchronized long late() {
        return late;
    }

    /** Records that came again under the id they had before. */
    synchronized long repeats() {
        return repeats;
    }

    /** Records that came again under another id, which no receiver can know. */
    synchronized long doubles() {
        return doubles;
    }

    /** @param published how many records of each key there are */
    synchronized long missing(Map<String, Integer> published) {
        long missing = 0;
        for (Map.Entry<String, Integer> key : published.entrySet()) {
            OfKey known = keys.getOrDefault(key.getKey(), new OfKey());
            missing += Math.max(0, key.getValue() - known.ids.size()) + known.skipped.size();
        }
        return missing;
    }
}
