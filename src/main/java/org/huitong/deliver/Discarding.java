package org.huitong.deliver;

import java.util.function.LongFunction;

/**
 * Ends what has gathered while a subscription was closed, in the name of the person who has given it up: the slices that
 * waited at the act, then every open row, in windows. How far it is stands in the store, carried there by the windows' own
 * events, so that a death repeats nothing and what was published after the act is never touched. One thread.
 */
final class Discarding {
    private final WorkerParts parts;
    private String act = "";
    /** Slices that are still to go. */
    private long left;

    Discarding(WorkerParts parts) {
        this.parts = parts;
    }

    /** What was settled last may or may not stand: the store is asked anew. */
    void doubt() {
        act = "";
    }

    /**
     * The next window to give up; null where all is given up, or the rows are not in the store yet.
     *
     * @param memory up to date
     * @param slices gives at most so many of the queue; null where it is empty
     */
    Window next(Terms.Discard discard, Memory memory, LongFunction<Window> slices) {
        if (!act.equals(discard.act())) {
            left = discard.slices() - parts.rows().discarded(discard.act());
            act = discard.act();
        }
        Window window = left > 0 ? slices.apply(left) : null;
        if (window == null) {
            left = 0; // fewer than were counted: somebody has purged the queue
            window = rows(memory);
        }
        if (window == null && memory.open().size() == 0) {
            parts.discarded().accept(discard);
        }
        if (window != null) {
            window.discard = discard;
        }
        return window;
    }

    private Window rows(Memory memory) {
        return Window.claimed(memory.open().first(parts.pace().windowRecords()), parts.rows(), Piece::of);
    }

    void settled(Window window) {
        left -= window.slices.size();
    }
}
