package org.huitong.deliver;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.huitong.message.BusRecord;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Op;
import org.huitong.message.RowState;
import org.huitong.message.Slice;

/**
 * Owns one subscription: only it delivers, parks, holds, releases and replays. A turn is {@link #take}, {@link #admit},
 * {@link #send}, {@link #settle}, all on one thread; {@link #poke}, {@link #resume} and {@link #status} may be called by
 * any.
 *
 * <p>Promise: per key, effects follow publish order, and a parked record never lands after a later one. A repeated window
 * is never a step back, because a window always takes everything at hand up to its bound, so that it covers the one
 * that was lost, and sends at most one version of a key.
 */
public final class Worker {
    private final WorkerParts parts;
    private final Terms terms;
    private final Pace pace;
    private final Projection projection;
    private final Sender sender;
    private final Settlement settlement;
    private final Storm storm;
    /** By record: what a consumer has, or may have where its answer was lost, and no commit has. */
    private final Map<String, Piece> unsettled = new HashMap<>();

    private final AtomicBoolean poked = new AtomicBoolean(true);

    private OpenRows open = new OpenRows();
    private Recovery recovery;
    private boolean mustReload = true;
    private long lastAct;
    private Inbox inbox;
    private Slice pending;
    private boolean rowsNext;
    private volatile Pause pause;

    /**
     * @param secret of the subscription's keyed hashes
     * @param unclean true where the last stop was none
     */
    public Worker(WorkerParts parts, byte[] secret, boolean unclean) {
        this.parts = parts;
        this.terms = parts.terms();
        this.pace = parts.pace();
        this.projection = new Projection(terms, secret);
        this.recovery = new Recovery(parts.rows(), unclean);
        this.sender = new Sender(parts);
        this.settlement = new Settlement(parts);
        this.storm = new Storm(pace.stormKeys());
    }

    /** A person has acted on a row of this subscription. */
    public void poke() {
        poked.set(true);
    }

    /** Ends a pause now; the next turn is a probe. */
    public void resume() {
        Pause now = pause;
        if (now != null) {
            pause = new Pause(now.trouble(), now.code(), now.text(), now.since(), 0, 0);
        }
    }

    /** What people see of a worker. */
    public WorkerStatus status() {
        Pause now = pause;
        if (!terms.live().getAsBoolean()) {
            return new WorkerStatus("closed", "the grant has no effect at this time", 0, 0);
        }
        return now == null
                ? new WorkerStatus("open", "", 0, 0)
                : new WorkerStatus("paused", now.code() + ": " + now.text(), now.since(), now.until());
    }

    /**
     * What to work on next.
     *
     * @param wait how long to wait for the first slice
     * @return null where there is nothing to do now
     */
    public Window take(Duration wait) {
        if (!terms.live().getAsBoolean()) {
            closeInbox();
            return null;
        }
        Pause now = pause;
        if (now != null && parts.clock().getAsLong() < now.until()) {
            return null;
        }
        try {
            if (!ready()) {
                return null;
            }
            rowsNext = !rowsNext;
            Window window = rowsNext ? rows() : null;
            if (window == null) {
                window = slices(open.size() == 0 ? wait : Duration.ZERO);
            }
            return window == null && !rowsNext ? rows() : window;
        } catch (HuitongException e) {
            trouble(e);
            return null;
        }
    }

    /** Memory of open rows is read from the store once it has everything this worker ever settled. */
    private boolean ready() {
        if (mustReload) {
            if (!parts.caughtUp().getAsBoolean()) {
                return false;
            }
            lastAct = parts.rows().lastAct();
            open = new OpenRows();
            parts.rows().open().forEach(open::put);
            // The commit that was in doubt stands: the store knows those rows as ended.
            unsettled.values().removeIf(p -> p.row != null && open.get(p.id()) == null);
            mustReload = false;
        }
        if (poked.compareAndSet(true, false)) {
            for (RowStore.Act act : parts.rows().actsAfter(lastAct)) {
                lastAct = Math.max(lastAct, act.number());
                // A row this worker has ended already may still look open in the store: its event is on the way there.
                if (open.get(act.row().record()) != null) {
                    open.put(act.row());
                }
            }
        }
        return true;
    }

    private Window slices(Duration wait) {
        if (inbox == null) {
            inbox = parts.inbox().open();
        }
        Window window = new Window();
        Set<String> keys = new HashSet<>();
        Slice slice = pending == null ? inbox.take(wait) : pending;
        pending = null;
        while (slice != null) {
            if (terms.everyVersion() && slice.records().stream().anyMatch(r -> keys.contains(r.key()))) {
                pending = slice;
                break;
            }
            window.slices.add(slice);
            for (BusRecord entry : slice.records()) {
                keys.add(entry.key());
                window.pieces.add(new Piece(slice, entry, null));
            }
            boolean full = window.slices.size() >= pace.windowSlices() || window.pieces.size() >= pace.windowRecords();
            slice = full ? null : inbox.take(Duration.ZERO);
        }
        if (window.slices.isEmpty()) {
            slicesProven();
            return null;
        }
        return window;
    }

    /** Every slice that was ever taken is settled, even where the answer to its commit was lost. */
    private void slicesProven() {
        unsettled.values().removeIf(p -> p.row == null);
        recovery.proven(false);
    }

    private Window rows() {
        if (recovery.mustProveSlices()) {
            return null;
        }
        Window window = new Window();
        for (OpenRow row : open.sendable(terms.everyVersion(), pace.windowRecords())) {
            mayGo(row)
                    .ifPresent(r ->
                            parts.rows().claim(r.record(), r.state()).ifPresent(c -> window.pieces.add(piece(r, c))));
        }
        if (window.pieces.isEmpty()) {
            recovery.proven(true);
            return null;
        }
        return window;
    }

    /**
     * Where a record of this key has, or may have, an effect that is not settled yet, nothing else of the key may go: a row is settled
     * first, a record of a slice comes again by itself.
     */
    private Optional<OpenRow> mayGo(OpenRow row) {
        for (Piece piece : unsettled.values()) {
            if (piece.record.key().equals(row.key())) {
                OpenRow first = open.get(piece.id());
                if (piece.row == null || first != null) {
                    return Optional.ofNullable(first);
                }
            }
        }
        return Optional.of(row);
    }

    private static Piece piece(OpenRow row, RowStore.Claimed claimed) {
        try {
            BusRecord r = Slice.record(claimed.text());
            return new Piece(
                    null,
                    new BusRecord(row.record(), row.key(), r.version(), claimed.revision(), r.op(), r.data()),
                    row);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            BusRecord empty = new BusRecord(row.record(), row.key(), 0, claimed.revision(), Op.UPSERT, Map.of());
            Piece piece = new Piece(null, empty, row);
            piece.fate = Piece.Fate.PARKED;
            piece.code = ErrorCode.OPERATE_INVALID.text();
            piece.outcome =
                    new Outcome(Trouble.RECORD, "mended text", "the mended text is no bus record. Edit it again.");
            return piece;
        }
    }

    private boolean confirmed(Piece piece) {
        Piece sent = unsettled.get(piece.id());
        return sent != null && sent.fate == Piece.Fate.DELIVERED && sent.record.revision() == piece.record.revision();
    }

    /** Decides what of the window goes out, and in which form. */
    public void admit(Window window) {
        Map<String, Piece> newest = new HashMap<>();
        for (Piece piece : window.pieces) {
            if (piece.fate == Piece.Fate.PARKED) {
                continue;
            }
            if (confirmed(piece)) {
                piece.fate = Piece.Fate.DELIVERED;
            } else if (terms.everyVersion() && piece.row == null && open.has(piece.record.key())) {
                piece.fate = Piece.Fate.HELD;
                continue;
            }
            Piece before = newest.put(piece.record.key(), piece);
            if (before != null && before.fate == Piece.Fate.WAITING) {
                before.fate = Piece.Fate.CONFLATED;
                before.newer = piece;
                piece.older = before;
            }
        }
        for (Piece piece : window.pieces) {
            if (piece.fate != Piece.Fate.HELD && piece.fate != Piece.Fate.PARKED) {
                piece.outgoing = projection.of(piece.record);
            }
        }
    }

    /** Calls the consumer's connector for every record that is to go out, different keys at once. */
    public void send(Window window) {
        try {
            sender.send(window, recovery, pause != null);
        } finally {
            for (Piece piece : window.pieces) {
                if (piece.fate == Piece.Fate.DELIVERED || piece.answerLost()) {
                    unsettled.put(piece.id(), piece);
                }
            }
        }
    }

    /** The one commit, and what follows from it. */
    public void settle(Window window) {
        brake(window);
        Settlement.Plan plan = settlement.plan(window, open);
        try {
            if (plan.upTo() != null || !plan.events().isEmpty()) {
                inbox().settle(plan.upTo(), plan.events());
            }
        } catch (HuitongException e) {
            abandon(window, e);
            return;
        }
        remember(plan);
        release(window.pieces.stream().filter(p -> !plan.settled().contains(p)).toList());
        if (!window.stopped()) {
            pause = null;
            if (window.ofRows()) {
                recovery.proven(true);
            } else {
                slicesProven();
            }
        } else {
            closeInbox();
            if (window.stopper != null) {
                pauseFor(window.stopper);
            }
        }
    }

    private Inbox inbox() {
        if (inbox == null) {
            inbox = parts.inbox().open();
        }
        return inbox;
    }

    private void brake(Window window) {
        if (window.pieces.stream().anyMatch(p -> p.fate == Piece.Fate.DELIVERED)) {
            storm.success();
            return;
        }
        for (Piece piece : window.pieces) {
            if (piece.fate == Piece.Fate.PARKED
                    && ErrorCode.DELIVER_REFUSED.text().equals(piece.code)
                    && storm.breaks(piece.outcome.cause(), piece.record.key())) {
                piece.fate = Piece.Fate.WAITING;
                piece.code = ErrorCode.DELIVER_STORM.text();
                window.stopper = piece;
            }
        }
    }

    private void pauseFor(Piece piece) {
        boolean stormy = ErrorCode.DELIVER_STORM.text().equals(piece.code);
        Trouble trouble = stormy ? Trouble.CONNECTOR : piece.outcome.trouble();
        String code = stormy
                ? piece.code
                : (trouble == Trouble.CONNECTOR ? ErrorCode.DELIVER_CONNECTOR : ErrorCode.DELIVER_OUTAGE).text();
        String text = "sending to " + terms.subscription() + " stopped: " + piece.outcome.text()
                + (stormy ? " More than " + pace.stormKeys() + " keys were refused for this one reason." : "");
        pause = Pause.after(pause, trouble, code, text, parts.clock().getAsLong(), pace);
    }

    private void remember(Settlement.Plan plan) {
        plan.rows().forEach(open::put);
        for (Piece piece : plan.settled()) {
            unsettled.remove(piece.id());
            sender.forget(piece);
        }
    }

    private void release(List<Piece> pieces) {
        List<String> claimed =
                pieces.stream().filter(p -> p.row != null).map(Piece::id).toList();
        try {
            if (!claimed.isEmpty()) {
                parts.rows().release(claimed);
            }
        } catch (HuitongException e) {
            // They stay this worker's, which will take them again; the store's trouble shows at the next turn.
            mustReload = true;
        }
    }

    /** The bus or the store did not answer: what was settled last may or may not stand, so memory is read anew. */
    private void trouble(HuitongException e) {
        closeInbox();
        mustReload = true;
        pause = Pause.after(
                pause,
                Trouble.OUTAGE,
                e.code().text(),
                e.getMessage(),
                parts.clock().getAsLong(),
                pace);
    }

    /** The route failed outside any call that the worker knows of: give the window back. */
    public void abandon(Window window, HuitongException why) {
        trouble(why);
        // What the consumer has confirmed stays claimed: it is not a person's any more, only the commit is missing.
        release(window.pieces.stream().filter(p -> !confirmed(p)).toList());
    }

    private void closeInbox() {
        pending = null;
        if (inbox != null) {
            inbox.close();
            inbox = null;
        }
    }

    /** True where nothing it did is unknown to bus and store, so that a stop now is a clean one. Call it when closed. */
    public boolean settled() {
        return unsettled.isEmpty() && !recovery.writesDown();
    }

    /** Gives back what is in hand. The worker may not be used afterwards. */
    public void close() {
        closeInbox();
    }

    /** The row of a record in memory, for tests of order. */
    Optional<RowState> remembered(String record) {
        return Optional.ofNullable(open.get(record)).map(OpenRow::state);
    }
}
