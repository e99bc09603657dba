package org.huitong.deliver;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The first steps after an unclean stop (crash window O6): until a full window of slices is committed the worker writes
 * down what it is about to attempt, and keeps its hands off rows, because the effects of the window it died in are not
 * known. What was under way at two deaths is tried alone, and after a third one parked. One thread.
 */
final class Recovery {
    private static final int ALONE = 2;
    private static final int PARK = 3;

    private final RowStore rows;
    private final Map<String, Integer> deaths;
    private boolean slicesUnproven;
    private boolean rowsUnproven;

    Recovery(RowStore rows, boolean unclean) {
        this.rows = rows;
        this.deaths = unclean ? new HashMap<>(rows.deaths()) : Map.of();
        this.slicesUnproven = unclean;
        this.rowsUnproven = unclean;
    }

    boolean mustProveSlices() {
        return slicesUnproven;
    }

    boolean writesDown() {
        return slicesUnproven || rowsUnproven;
    }

    boolean condemned(Piece piece) {
        return deaths.getOrDefault(piece.id(), 0) >= PARK;
    }

    boolean suspect(Piece piece) {
        return deaths.getOrDefault(piece.id(), 0) >= ALONE;
    }

    void attempting(List<Piece> pieces) {
        if (!pieces.isEmpty()) {
            rows.attempting(pieces.stream().map(Piece::id).toList());
        }
    }

    /** The calls are over and the process lives: these did not kill, however they were answered. */
    void survived(List<Piece> pieces) {
        if (!pieces.isEmpty()) {
            rows.survived(pieces.stream().map(Piece::id).toList());
            pieces.forEach(piece -> deaths.remove(piece.id()));
        }
    }

    /** A whole window was committed, or there was none. */
    void proven(boolean ofRows) {
        if (!writesDown()) {
            return;
        }
        if (ofRows) {
            rowsUnproven = false;
        } else {
            slicesUnproven = false;
        }
        if (!writesDown()) {
            rows.calm();
        }
    }
}
