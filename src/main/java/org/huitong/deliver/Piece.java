package org.huitong.deliver;

import org.huitong.message.BusRecord;
import org.huitong.message.Slice;

/** One record of a window and what has become of it. Changed only by the worker that owns the window. */
final class Piece {
    /** Where it stands. */
    enum Fate {
        /** Still to be sent. */
        WAITING,
        /** Effect confirmed. */
        DELIVERED,
        /** A newer record of its key in this window goes in its place. */
        CONFLATED,
        /** Waits behind an open row of its key, or for the subscription to open again. */
        HELD,
        /** Kept for a person. */
        PARKED
    }

    final Slice slice;
    final BusRecord record;
    final OpenRow row;
    Piece older;
    Piece newer;
    Outgoing outgoing;
    volatile Fate fate = Fate.WAITING;
    volatile Outcome outcome;
    String code;

    /**
     * @param slice the slice it came in; null for a row
     * @param row the row it is; null for a record of a slice
     */
    Piece(Slice slice, BusRecord record, OpenRow row) {
        this.slice = slice;
        this.record = record;
        this.row = row;
    }

    String id() {
        return record.id();
    }

    /** True where it was sent and nobody knows whether it arrived. */
    boolean answerLost() {
        return fate == Fate.WAITING && outcome != null && outcome.trouble() == Trouble.OUTAGE;
    }

    /** True where nothing more has to happen to it before its slice may be acknowledged. */
    boolean done() {
        return switch (fate) {
            case WAITING -> false;
            case CONFLATED -> newer.done();
            case DELIVERED, HELD, PARKED -> true;
        };
    }
}
