package org.huitong.authorize;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Records that were counted and may have to be sent again: those in hand, and those that are open rows. One thread. */
final class Counted {
    private final Set<String> all = new HashSet<>();
    /** Of all, not in the store yet. */
    private final Set<String> unsaved = new HashSet<>();
    /** In the store, and done. */
    private final List<String> done = new ArrayList<>();
    /** The store remembers more than it need, from the life before. */
    private boolean old;

    void load(Collection<String> saved) {
        all.addAll(saved);
        unsaved.removeAll(saved);
        old |= !saved.isEmpty();
    }

    boolean has(String record) {
        return all.contains(record);
    }

    void add(String record) {
        if (all.add(record)) {
            unsaved.add(record);
        }
    }

    /** All that is in hand is settled: only what is open may come again. Costs nothing where that is nearly all. */
    void keep(int open, Predicate<String> isOpen) {
        if (!old && all.size() <= 2 * open) {
            return;
        }
        old = false;
        all.removeIf(record -> {
            boolean drop = !isOpen.test(record);
            if (drop && !unsaved.remove(record)) {
                done.add(record);
            }
            return drop;
        });
    }

    /** What the store has to be told, these included. */
    QuotaBook.Change change(Collection<String> more) {
        List<String> counted = new ArrayList<>(unsaved);
        counted.addAll(more);
        return new QuotaBook.Change(counted, List.copyOf(done));
    }

    boolean changed() {
        return !unsaved.isEmpty() || !done.isEmpty();
    }

    void saved(Collection<String> more) {
        all.addAll(more);
        unsaved.clear();
        done.clear();
    }
}
