package org.huitong.deliver;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.huitong.message.BusRecord;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Slice;

/**
 * Owns one subscription: only it delivers, parks, holds, releases and replays. A turn is {@link #take}, {@link #admit},
 * {@link #send}, {@link #settle}, one after the other; {@link #poke}, {@link #resume}, {@link #rest} and {@link #status} may
 * be called by any thread.
 *
 * <p>Promise: per key, effects follow publish order, and a parked record never lands after a later one. A repeated window
 * is never a step back, because a window always takes everything at hand up to its bound, so that it covers the one
 * that was lost, and sends at most one version of a key.
 */
public final class Worker {
    private final WorkerParts parts;
    private final Supplier<Terms> terms;
    private final Pace pace;
    private final Admission admission;
    private final Sender sender;
    private final Settlement settlement;
    private final Storm storm;
    private final Memory memory;
    private final Recovery recovery;
    private final Discarding discarding;

    /** The store is behind: when to ask it again. */
    private static final long ASK_STORE_MILLIS = 50;
    /** A queue that nobody has reported is looked at all the same; not all at one time. */
    private static final int LOOK_MILLIS = 60_000;
    /** A quota begins anew by the wall clock, which may be set. */
    private static final int LOOK_AT_QUOTA_MILLIS = 1_000;

    private Inbox inbox;
    private Slice pending;
    private boolean rowsNext;
    private volatile Pause pause;
    /** It may have something in hand. */
    private volatile boolean busy;

    private volatile boolean more;
    private volatile long again;

    /**
     * @param secret of the subscription's keyed hashes
     * @param unclean true where the last stop was none
     */
    public Worker(WorkerParts parts, byte[] secret, boolean unclean) {
        this.parts = parts;
        this.terms = parts.terms();
        this.pace = parts.pace();
        this.admission = new Admission(terms, secret);
        this.memory = new Memory(parts);
        this.recovery = new Recovery(parts.rows(), unclean);
        this.discarding = new Discarding(parts);
        this.sender = new Sender(parts);
        this.settlement = new Settlement(parts);
        this.storm = new Storm(pace.stormKeys());
    }

    /** A person has acted on a row of this subscription. */
    public void poke() {
        memory.poke();
    }

    /** Ends a pause now; the next turn is a probe. */
    public void resume() {
        Pause now = pause;
        if (now != null) {
            pause = new Pause(now.trouble(), now.code(), now.text(), now.since(), 0, 0, now.ours());
        }
    }

    /** What people see of a worker. */
    public WorkerStatus status() {
        Pause now = pause;
        Terms granted = terms.get();
        if (!granted.live().getAsBoolean()) {
            Terms.Closed closed = granted.closed().get();
            return new WorkerStatus("closed", closed.text(), closed.since(), 0);
        }
        Optional<Allowance.Over> over = parts.allowance().over();
        if (over.isPresent()) {
            return new WorkerStatus(
                    "closed", over.get().text(), over.get().since(), over.get().until());
        }
        return now == null
                ? new WorkerStatus("open", "", 0, 0)
                : new WorkerStatus(
                        "paused", now.code() + ": " + now.text(), onTheWall(now.since()), onTheWall(now.until()));
    }

    private long onTheWall(long millis) {
        return millis == 0
                ? 0
                : System.currentTimeMillis() + millis - parts.clock().getAsLong();
    }

    /**
     * How many milliseconds no turn will find anything unless a slice comes; 0 where a pause is over, a person has acted,
     * the grant begins or has ended, or the store is to be asked again. Costs nothing.
     */
    public long rest() {
        boolean over = parts.allowance().over().isPresent();
        boolean now = hasWork(terms.get());
        Pause paused = pause;
        if (now != busy || now && paused == null && memory.poked()) {
            return 0;
        }
        long until = paused == null ? again : paused.until();
        if (!now) {
            return over ? LOOK_AT_QUOTA_MILLIS : LOOK_MILLIS;
        }
        return Math.max(0, until - parts.clock().getAsLong());
    }

    /** Whether the last window of slices ended at a bound, so that the queue is likely to hold more. Costs nothing. */
    public boolean more() {
        return more;
    }

    private boolean hasWork(Terms now) {
        return now.discard() != null
                || now.live().getAsBoolean() && parts.allowance().over().isEmpty();
    }

    /** True where the grant has closed it and it has nothing in hand any more, so that its queue is counted exactly. */
    public boolean letGo() {
        return !busy;
    }

    /** False where it is certain that the subscription has no open row. */
    public boolean mayHaveRows() {
        return memory.mayHaveRows();
    }

    /**
     * What to work on next.
     *
     * @param wait how long to wait for the first slice
     * @return null where there is nothing to do now
     */
    public Window take(Duration wait) {
        busy = true; // before the look: who has closed it and reads that it is not, may trust that
        Terms now = terms.get();
        if (!hasWork(now)) {
            closeInbox();
            busy = false;
            rowsNext = false;
            return null;
        }
        Pause paused = pause;
        if (paused != null && parts.clock().getAsLong() < paused.until()) {
            return null;
        }
        try {
            if (!memory.refreshed()) {
                again = parts.clock().getAsLong() + ASK_STORE_MILLIS;
                return null;
            }
            if (now.discard() != null) {
                again = parts.clock().getAsLong() + ASK_STORE_MILLIS;
                return discarding.next(now.discard(), memory, most -> slices(Duration.ZERO, most));
            }
            again = parts.clock().getAsLong()
                    + LOOK_MILLIS
                    + (terms.get().subscription().hashCode() & 0x3fff);
            rowsNext = !rowsNext;
            Window window = rowsNext ? rows() : null;
            if (window == null) {
                window = slices(memory.open().size() == 0 ? wait : Duration.ZERO, pace.windowSlices());
            }
            // A queue found empty may have been what the rows waited for.
            window = window == null ? rows() : window;
            if (window == null && paused != null && paused.ours()) {
                pause = null; // bus and store have answered
            }
            return window;
        } catch (HuitongException e) {
            trouble(e);
            return null;
        }
    }

    private Window slices(Duration wait, long most) {
        long bound = Math.min(most, pace.windowSlices());
        if (inbox == null) {
            inbox = parts.inbox().open();
        }
        Window window = new Window();
        Set<String> keys = new HashSet<>();
        boolean every = terms.get().everyVersion();
        boolean full = false;
        Slice slice = pending == null ? inbox.take(wait) : pending;
        pending = null;
        while (slice != null) {
            if (every && slice.records().stream().anyMatch(r -> keys.contains(r.key()))) {
                pending = slice;
                break;
            }
            window.slices.add(slice);
            for (BusRecord entry : slice.records()) {
                keys.add(entry.key());
                window.pieces.add(new Piece(slice, entry, null));
            }
            full = window.slices.size() >= bound || window.pieces.size() >= pace.windowRecords();
            slice = full ? null : inbox.take(Duration.ZERO);
        }
        more = full || pending != null;
        if (window.slices.isEmpty()) {
            slicesProven();
            return null;
        }
        return window;
    }

    /** Every slice that was ever taken is settled, even where the answer to its commit was lost. */
    private void slicesProven() {
        memory.slicesSettled();
        recovery.proven(false);
        OpenRows open = memory.open();
        parts.allowance().settled(open.size(), record -> open.get(record) != null);
    }

    private Window rows() {
        if (recovery.mustProveSlices()) {
            return null;
        }
        Window window = Window.claimed(memory.sendable(), parts.rows(), this::piece);
        if (window == null) {
            recovery.proven(true);
            return null;
        }
        return window;
    }

    private Piece piece(OpenRow row, RowStore.Claimed claimed) {
        Piece piece = Piece.of(row, claimed);
        if (piece.fate == Piece.Fate.WAITING && memory.behindDoubt(row)) {
            Probe.parkBehind(piece);
        }
        return piece;
    }

    /** Decides what of the window goes out, and in which form. */
    public void admit(Window window) {
        admission.admit(window, memory);
    }

    /** Calls the consumer's connector for every record that is to go out, different keys at once. */
    public void send(Window window) {
        try {
            sender.send(window, recovery, pause != null);
        } finally {
            memory.sent(window.pieces);
        }
    }

    /** The one commit, and what follows from it. */
    public void settle(Window window) {
        brake(window);
        Settlement.Plan plan = settlement.plan(window, memory.open());
        try {
            if (plan.upTo() != null || !plan.events().isEmpty()) {
                inbox().settle(plan.upTo(), plan.events());
            }
        } catch (HuitongException e) {
            abandon(window, e);
            return;
        }
        memory.settled(plan);
        if (window.discard != null) {
            discarding.settled(window);
        }
        plan.settled().forEach(sender::forget);
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
            // What was held when it closed goes first when it opens.
            rowsNext &= !window.closed;
            if (window.stopper != null) {
                pauseFor(window.stopper);
            } else if (window.unreserved != null) {
                trouble(window.unreserved);
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
        String text = "sending to " + terms.get().subscription() + " stopped: " + piece.outcome.text()
                + (stormy ? " More than " + pace.stormKeys() + " keys were refused for this one reason." : "");
        pause = Pause.after(pause, trouble, code, text, parts.clock().getAsLong(), pace);
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
            memory.doubt();
        }
    }

    /** The bus or the store did not answer: what was settled last may or may not stand, so memory is read anew. */
    private void trouble(HuitongException e) {
        closeInbox();
        memory.doubt();
        discarding.doubt();
        pause = Pause.ours(pause, e.code().text(), e.getMessage(), parts.clock().getAsLong(), pace);
    }

    /** The route failed outside any call that the worker knows of: give the window back. */
    public void abandon(Window window, HuitongException why) {
        trouble(why);
        // What the consumer has confirmed stays claimed: it is not a person's any more, only the commit is missing.
        release(window.pieces.stream().filter(p -> !memory.confirmed(p)).toList());
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
        return memory.allSettled() && !recovery.writesDown();
    }

    /** Gives back what is in hand. The worker may not be used afterwards. */
    public void close() {
        closeInbox();
        try {
            parts.allowance().close();
        } catch (HuitongException e) {
            // The store is away: what was reserved counts as used, as after a death.
        }
    }
}
