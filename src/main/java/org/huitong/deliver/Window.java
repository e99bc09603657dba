package org.huitong.deliver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.huitong.message.HuitongException;
import org.huitong.message.Slice;

/** What a worker has in hand at once: slices of its queue, or rows to send again. */
public final class Window {
    final List<Slice> slices = new ArrayList<>();
    final List<Piece> pieces = new ArrayList<>();
    /** What it was made ready by. */
    Terms terms;
    /** The person's word by which all of it is given up; null where it is to be delivered. */
    Terms.Discard discard;
    /** The call that told that the consumer or its door is in trouble; null while all is well. */
    volatile Piece stopper;
    /** The grant ended or changed under way, or its quota ended. */
    volatile boolean closed;
    /** The store did not say whether the quota allows more; null while all is well. */
    volatile HuitongException unreserved;

    /** Those of the rows that could be claimed, in their order; null where there are none. */
    static Window claimed(List<OpenRow> rows, RowStore store, BiFunction<OpenRow, RowStore.Claimed, Piece> piece) {
        if (rows.isEmpty()) {
            return null;
        }
        Map<String, RowStore.Claimed> claimed = store.claim(rows);
        Window window = new Window();
        rows.stream()
                .filter(row -> claimed.containsKey(row.record()))
                .forEach(row -> window.pieces.add(piece.apply(row, claimed.get(row.record()))));
        return window.pieces.isEmpty() ? null : window;
    }

    boolean ofRows() {
        return slices.isEmpty();
    }

    boolean stopped() {
        return stopper != null || closed || unreserved != null;
    }

    List<Piece> waiting() {
        return pieces.stream().filter(p -> p.fate == Piece.Fate.WAITING).toList();
    }

    /** Records in hand, for logs and metrics. */
    public int size() {
        return pieces.size();
    }
}
