package org.huitong.bench.powerloss;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What the syncs of a history have made durable, for a file system that keeps names and sizes in one journal, in order
 * (ext4 in its default mode, xfs): a sync of a file makes the file's bytes durable, and of names and sizes all that came
 * before the last change of this file's own. fdatasync does the same but does not wait for a new name. A sync of a folder
 * makes its names durable. Nothing else does.
 */
final class Durable {
    private final Map<Integer, Integer> bytes = new HashMap<>();
    private final Map<Integer, NavigableSet<Integer>> full = new HashMap<>();
    private final Map<Integer, NavigableSet<Integer>> data = new HashMap<>();
    private final Map<String, NavigableSet<Integer>> folders = new HashMap<>();
    private int names;

    private Durable() {}

    /**
     * After so many changes.
     *
     * @param works which syncs do what they say
     */
    static Durable after(List<Change> changes, int until, Predicate<Change> works) {
        Durable durable = new Durable();
        for (int i = 0; i < until; i++) {
            Change change = changes.get(i);
            if (change.kind() != Change.Kind.SYNC) {
                durable.note(change, i);
            } else if (works.test(change)) {
                durable.synced(change);
            }
        }
        return durable;
    }

    private void note(Change change, int index) {
        if (!change.metadata()) {
            return;
        }
        if (change.file() >= 0) {
            full.computeIfAbsent(change.file(), file -> new TreeSet<>()).add(index);
            boolean name = change.kind() == Change.Kind.RENAME || change.kind() == Change.Kind.UNLINK;
            if (!name) {
                data.computeIfAbsent(change.file(), file -> new TreeSet<>()).add(index);
            }
        }
        in(change.path(), index);
        if (!change.to().isEmpty()) {
            in(change.to(), index);
        }
    }

    private void in(String path, int index) {
        Path parent = Path.of(path).getParent();
        folders.computeIfAbsent(parent == null ? "" : parent.toString(), folder -> new TreeSet<>())
                .add(index);
    }

    private void synced(Change sync) {
        NavigableSet<Integer> own;
        if (sync.file() < 0) {
            own = folders.get(sync.path());
        } else {
            bytes.merge(sync.file(), sync.begin(), Math::max);
            own = (sync.full() ? full : data).get(sync.file());
        }
        Integer last = own == null ? null : own.lower(sync.begin());
        if (last != null) {
            names = Math.max(names, last + 1);
        }
    }

    /** Of names and sizes, so many changes are durable for certain. */
    int names() {
        return names;
    }

    boolean bytes(Change write, int index) {
        return index < bytes.getOrDefault(write.file(), 0);
    }
}
