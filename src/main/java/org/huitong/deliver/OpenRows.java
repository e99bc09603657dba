package org.huitong.deliver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.huitong.message.RowState;

/**
 * The keys of a subscription that have open rows: all a worker remembers of them. Beside them it remembers what a person has
 * discarded and may restore: once a later record of the key has gone ahead, that one must not come back. One thread.
 */
final class OpenRows {
    private static final Comparator<OpenRow> ORDER =
            Comparator.comparingLong(OpenRow::position).thenComparing(OpenRow::record);

    private static final TreeSet<OpenRow> NONE = new TreeSet<>(ORDER);

    private final Map<String, TreeSet<OpenRow>> byKey = new HashMap<>();
    private final Map<String, OpenRow> byRecord = new HashMap<>();
    /** How many rows of a key are marked or held: each window asks, and of a million parked rows few may be. */
    private final Map<String, Integer> ready = new HashMap<>();

    private int given;

    void put(OpenRow row) {
        remove(row.record());
        if (row.state().open() || givenUp(row)) {
            given += givenUp(row) ? 1 : 0;
            byRecord.put(row.record(), row);
            byKey.computeIfAbsent(row.key(), k -> new TreeSet<>(ORDER)).add(row);
            if (sendable(row)) {
                ready.merge(row.key(), 1, Integer::sum);
            }
        }
    }

    void remove(String record) {
        OpenRow old = byRecord.remove(record);
        if (old != null) {
            given -= givenUp(old) ? 1 : 0;
            TreeSet<OpenRow> rows = byKey.get(old.key());
            rows.remove(old);
            if (rows.isEmpty()) {
                byKey.remove(old.key());
            }
            if (sendable(old)) {
                ready.computeIfPresent(old.key(), (key, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    /** Null where it is not open. */
    OpenRow get(String record) {
        OpenRow row = byRecord.get(record);
        return row == null || givenUp(row) ? null : row;
    }

    /** Whether it is open, or given up and may come back. */
    boolean knows(String record) {
        return byRecord.containsKey(record);
    }

    /** Whether a row of the key is open. */
    boolean has(String key) {
        Set<OpenRow> rows = byKey.get(key);
        return rows != null && !rows.stream().allMatch(OpenRows::givenUp);
    }

    /** The oldest of them. */
    List<OpenRow> first(int max) {
        return byRecord.values().stream()
                .filter(row -> !givenUp(row))
                .sorted(ORDER)
                .limit(max)
                .toList();
    }

    /** Rows of a key that are older than a position, open or given up. */
    List<OpenRow> olderThan(String key, long position) {
        Set<OpenRow> rows = byKey.get(key);
        return rows == null
                ? List.of()
                : rows.stream().filter(r -> r.position() < position).toList();
    }

    /**
     * Rows that may be sent now, at most one of a key: for {@code every} only the first of its key, for {@code latest}
     * the newest that is marked or held. It may have been sent before a crash, so an older one must not go ahead of it;
     * its success ends the older ones.
     */
    List<OpenRow> sendable(boolean everyVersion, int max) {
        List<OpenRow> rows = new ArrayList<>();
        for (String key : ready.keySet()) {
            TreeSet<OpenRow> ofKey = byKey.get(key);
            OpenRow row = everyVersion ? firstOpen(ofKey) : newestSendable(ofKey);
            if (row != null && sendable(row)) {
                rows.add(row);
            }
        }
        rows.sort(ORDER);
        return rows.size() <= max ? rows : rows.subList(0, max);
    }

    private static OpenRow firstOpen(TreeSet<OpenRow> rows) {
        return rows.stream().filter(row -> !givenUp(row)).findFirst().orElse(null);
    }

    private static boolean givenUp(OpenRow row) {
        return row.state() == RowState.DISCARDED;
    }

    private static OpenRow newestSendable(TreeSet<OpenRow> rows) {
        for (OpenRow row : rows.descendingSet()) {
            if (sendable(row)) {
                return row;
            }
        }
        return null;
    }

    /** Whether a newer row of its key is parked, and the consumer may have that one. */
    boolean behindDoubt(OpenRow row) {
        return byKey.getOrDefault(row.key(), NONE).tailSet(row, false).stream()
                .anyMatch(newer -> newer.doubted() && newer.state() == RowState.PARKED);
    }

    private static boolean sendable(OpenRow row) {
        return row.state() == RowState.REPLAYING || row.state() == RowState.HELD;
    }

    /** How many are open. */
    int size() {
        return byRecord.size() - given;
    }
}
