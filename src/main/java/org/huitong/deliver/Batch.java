package org.huitong.deliver;

import java.util.ArrayList;
import java.util.List;

/**
 * How a consumer takes records.
 *
 * @param records most records of one call
 * @param atomic true where the consumer applies a call whole or not at all, so that a refused one may be cut and sent
 *     again without a repeat
 */
public record Batch(int records, boolean atomic) {
    /** One record a call; that is all or nothing by itself. */
    public static final Batch SINGLE = new Batch(1, true);

    /** Far ends bound their requests; a megabyte is what most of them take unasked. */
    static final int MAX_BYTES = 1024 * 1024;

    /**
     * Portions of one call each, in order.
     *
     * @param mostBytes a call may weigh, but for a single record
     */
    List<List<Piece>> portions(List<Piece> pieces, long mostBytes) {
        List<List<Piece>> portions = new ArrayList<>();
        int at = 0;
        while (at < pieces.size()) {
            List<Piece> portion = first(pieces.subList(at, pieces.size()), records, mostBytes);
            portions.add(portion);
            at += portion.size();
        }
        return portions;
    }

    /** As many from the head as fit into one call of at most {@code most} records; at least one. */
    static List<Piece> first(List<Piece> pieces, int most, long mostBytes) {
        int n = 1;
        int max = Math.min(most, pieces.size());
        long bytes = max > 1 ? pieces.get(0).outgoing.weight() : 0;
        while (n < max) {
            bytes += pieces.get(n).outgoing.weight();
            if (bytes > mostBytes) {
                break;
            }
            n++;
        }
        return pieces.subList(0, n);
    }

    static long weight(List<Piece> pieces) {
        return pieces.stream().mapToLong(piece -> piece.outgoing.weight()).sum();
    }
}
