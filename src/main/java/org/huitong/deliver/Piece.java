package org.huitong.deliver;

import java.io.UncheckedIOException;
import java.util.Map;
import org.huitong.message.BusRecord;
import org.huitong.message.ErrorCode;
import org.huitong.message.Op;
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
        PARKED,
        /** Given up by a person. */
        DISCARDED
    }

    final Slice slice;
    final BusRecord record;
    final OpenRow row;
    Piece older;
    Piece newer;
    Outgoing outgoing;
    volatile Fate fate = Fate.WAITING;
    volatile Outcome outcome;
    /** A call with it has left, and nobody knows what became of it there. */
    volatile boolean unsure;

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

    /**
     * Parked, and nobody knows whether the consumer has it: as a suspected poison, now or at an earlier attempt. That what a
     * person has made of it is refused later says nothing about what was sent then.
     */
    boolean doubted() {
        boolean before = row != null && row.doubted();
        return fate == Fate.PARKED && (before || ErrorCode.DELIVER_POISON.text().equals(code));
    }

    /** True where it was sent and nobody knows whether it arrived. */
    boolean answerLost() {
        return fate == Fate.WAITING && unsure;
    }

    /** True where nothing more has to happen to it before its slice may be acknowledged. */
    boolean done() {
        return switch (fate) {
            case WAITING -> false;
            case CONFLATED -> newer.done();
            case DELIVERED, HELD, PARKED, DISCARDED -> true;
        };
    }

    /** A row as it is to be sent now; where a person left no bus record behind, it is parked as it stands. */
    static Piece of(OpenRow row, RowStore.Claimed claimed) {
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
}
