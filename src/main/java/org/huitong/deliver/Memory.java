package org.huitong.deliver;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * What a worker remembers of its subscription: the open rows, and what the consumer has, or may have where an answer was
 * lost, and no commit has yet. One thread; {@link #poke} may be called by any.
 */
final class Memory {
    private final WorkerParts parts;
    /** By record. */
    private final Map<String, Piece> unsettled = new HashMap<>();

    private final AtomicBoolean poked = new AtomicBoolean(true);
    private OpenRows open = new OpenRows();
    private volatile boolean stale = true;
    /** Whether the store has everything that stood when it was asked; null where it has not been. */
    private BooleanSupplier stored;
    /** How many are open, for other threads. */
    private volatile int rows;

    private long lastAct;

    Memory(WorkerParts parts) {
        this.parts = parts;
    }

    /** A person has acted on a row. */
    void poke() {
        poked.set(true);
    }

    /** True until a look at the rows has heard of what a person did. */
    boolean poked() {
        return poked.get();
    }

    /** What was settled last may or may not stand: rows are read anew. */
    void doubt() {
        stale = true;
        stored = null;
    }

    /** Brings it up to date; false while the store does not have everything this worker ever settled. */
    boolean refreshed() {
        if (stale) {
            stored = stored == null ? parts.stored().get() : stored;
            if (!stored.getAsBoolean()) {
                return false;
            }
            reload();
        }
        rows = open.size();
        if (poked.compareAndSet(true, false)) {
            hear();
            rows = open.size();
        }
        return true;
    }

    private void reload() {
        lastAct = parts.rows().lastAct();
        open = new OpenRows();
        parts.rows().open().forEach(open::put);
        // The commit that was in doubt stands: the store knows those rows as ended.
        unsettled.values().removeIf(p -> p.row != null && open.get(p.id()) == null);
        stale = false;
    }

    private void hear() {
        for (RowStore.Act act : parts.rows().actsAfter(lastAct)) {
            lastAct = Math.max(lastAct, act.number());
            // A row this worker has ended already may still look open in the store: its event is on the way there.
            if (open.knows(act.row().record())) {
                open.put(act.row());
            }
        }
    }

    OpenRows open() {
        return open;
    }

    /** Rows that may go now, at most one of a key, oldest first. */
    List<OpenRow> sendable() {
        return open.sendable(parts.terms().get().everyVersion(), parts.pace().windowRecords()).stream()
                .map(this::mayGo)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Where only the newest of a key counts: whether the consumer may have one that is newer than this row. */
    boolean behindDoubt(OpenRow row) {
        return !parts.terms().get().everyVersion() && open.behindDoubt(row);
    }

    /**
     * Where a record of this key has, or may have, an effect that is not settled yet, nothing else of the key may go: a
     * record of a slice comes again by itself, and is newer than any row; of rows the newest is settled first.
     */
    private Optional<OpenRow> mayGo(OpenRow row) {
        OpenRow newest = null;
        for (Piece piece : unsettled.values()) {
            if (piece.record.key().equals(row.key())) {
                OpenRow own = open.get(piece.id());
                if (own == null && piece.row == null) {
                    return Optional.empty();
                }
                boolean newer = own != null && (newest == null || own.position() > newest.position());
                newest = newer ? own : newest;
            }
        }
        return Optional.of(newest == null ? row : newest);
    }

    /** True where the consumer has confirmed this very revision, and only the commit is missing. */
    boolean confirmed(Piece piece) {
        if (unsettled.isEmpty()) {
            return false;
        }
        Piece sent = unsettled.get(piece.id());
        return sent != null && sent.fate == Piece.Fate.DELIVERED && sent.record.revision() == piece.record.revision();
    }

    /** The consumer has these, or may have them. */
    void sent(Collection<Piece> pieces) {
        for (Piece piece : pieces) {
            if (piece.fate == Piece.Fate.DELIVERED || piece.answerLost()) {
                unsettled.put(piece.id(), piece);
            }
        }
    }

    void settled(Settlement.Plan plan) {
        plan.rows().forEach(open::put);
        plan.settled().forEach(piece -> unsettled.remove(piece.id()));
        rows = open.size();
    }

    /** False where it is certain that no row is open; any thread may ask. */
    boolean mayHaveRows() {
        return stale || rows > 0;
    }

    /** Every slice that was ever taken is settled, even where the answer to its commit was lost. */
    void slicesSettled() {
        unsettled.values().removeIf(p -> p.row == null);
    }

    boolean allSettled() {
        return unsettled.isEmpty();
    }
}
