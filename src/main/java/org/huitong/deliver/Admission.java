package org.huitong.deliver;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Decides what of a window goes out, and in which form. One thread. */
final class Admission {
    private final Supplier<Terms> terms;
    private final byte[] secret;
    private Projection projection;

    Admission(Supplier<Terms> terms, byte[] secret) {
        this.terms = terms;
        this.secret = secret.clone();
        this.projection = new Projection(terms.get(), secret);
    }

    /** Of each key only the newest goes; for {@code every}, what has an open row before it waits. */
    void admit(Window window, Memory memory) {
        window.terms = terms.get();
        if (projection.terms() != window.terms) {
            projection = new Projection(window.terms, secret);
        }
        if (window.discard != null) {
            giveUp(window, memory);
            return;
        }
        Map<String, Piece> newest = new HashMap<>();
        for (Piece piece : window.pieces) {
            if (piece.fate == Piece.Fate.PARKED) {
                continue;
            }
            if (memory.confirmed(piece)) {
                piece.fate = Piece.Fate.DELIVERED;
            } else if (waits(piece, memory)) {
                piece.fate = Piece.Fate.HELD;
            }
            if (piece.fate != Piece.Fate.HELD) {
                overtake(newest.put(piece.record.key(), piece), piece);
                piece.outgoing = projection.of(piece.record);
            }
        }
    }

    /** What the consumer has confirmed already, and only the commit is missing, is delivered all the same. */
    private static void giveUp(Window window, Memory memory) {
        for (Piece piece : window.pieces) {
            piece.fate = memory.confirmed(piece) ? Piece.Fate.DELIVERED : Piece.Fate.DISCARDED;
        }
    }

    private boolean waits(Piece piece, Memory memory) {
        return terms.get().everyVersion() && piece.row == null && memory.open().has(piece.record.key());
    }

    private static void overtake(Piece before, Piece piece) {
        if (before != null && before.fate == Piece.Fate.WAITING) {
            before.fate = Piece.Fate.CONFLATED;
            before.newer = piece;
            piece.older = before;
        }
    }
}
