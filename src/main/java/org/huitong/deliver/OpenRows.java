package org.huitong.deliver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.huitong.message.RowState;

/** The keys of a subscription that have open rows: all a worker remembers of them. One thread. */
final class OpenRows {
    private static final Comparator<OpenRow> ORDER =
            Comparator.comparingLong(OpenRow::position).thenComparing(OpenRow::record);

    private final Map<String, TreeSet<OpenRow>> byKey = new HashMap<>();
    private final Map<String, OpenRow> byRecord = new HashMap<>();

    void put(OpenRow row) {
        remove(row.record());
        if (row.state().open()) {
            byRecord.put(row.record(), row);
            byKey.computeIfAbsent(row.key(), k -> new TreeSet<>(ORDER)).add(row);
        }
    }

    void remove(String record) {
        OpenRow old = byRecord.remove(record);
        if (old != null) {
            TreeSet<OpenRow> rows = byKey.get(old.key());
            rows.remove(old);
            if (rows.isEmpty()) {
                byKey.remove(old.key());
            }
        }
    }

    OpenRow get(String record) {
        return byRecord.get(record);
    }

    boolean has(String key) {
        return byKey.containsKey(key);
    }

    /** The oldest of them. */
    List<OpenRow> first(int max) {
        return byRecord.values().stream().sorted(ORDER).limit(max).toList();
    }

    /** Open rows of a key that are older than a position. */
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
        for (TreeSet<OpenRow> ofKey : byKey.values()) {
            OpenRow row = everyVersion ? ofKey.first() : newestSendable(ofKey);
            if (row != null && sendable(row)) {
                rows.add(row);
            }
        }
        rows.sort(ORDER);
        return rows.size() <= max ? rows : rows.subList(0, max);
    }

    private static OpenRow newestSendable(TreeSet<OpenRow> rows) {
        for (OpenRow row : rows.descendingSet()) {
            if (sendable(row)) {
                return row;
            }
        }
        return null;
    }

    private static boolean sendable(OpenRow row) {
        return row.state() == RowState.REPLAYING || row.state() == RowState.HELD;
    }

    int size() {
        return byRecord.size();
    }
}
