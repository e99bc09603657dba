package org.huitong.replay;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** How many rows of a job have which fate, by subscription; counted once from the rows and then kept by what moves. One thread. */
public final class Standing {
    private final Map<Fate, Long> all = new EnumMap<>(Fate.class);
    private final Map<String, Map<Fate, Long>> lanes = new TreeMap<>();

    public void add(String subscription, Fate fate, long rows) {
        all.merge(fate, rows, Long::sum);
        lanes.computeIfAbsent(subscription, s -> new EnumMap<>(Fate.class)).merge(fate, rows, Long::sum);
    }

    void move(String subscription, Fate from, Fate to) {
        add(subscription, from, -1);
        add(subscription, to, 1);
    }

    public long of(Fate fate) {
        return all.getOrDefault(fate, 0L);
    }

    public long of(String subscription, Fate fate) {
        return lanes.getOrDefault(subscription, Map.of()).getOrDefault(fate, 0L);
    }

    public Iterable<String> subscriptions() {
        return lanes.keySet();
    }

    public long rows() {
        return all.values().stream().mapToLong(Long::longValue).sum();
    }

    long outcomes() {
        return of(Fate.RESOLVED) + of(Fate.FAILED);
    }
}
