package org.huitong.deliver;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huitong.message.ErrorCode;

/** The first call after a pause, and whether the consumer is away or one record is poison. One thread. */
final class Probe {
    private final Calls calls;
    private final int limit;
    /** Failed calls per record while the consumer seemed away. */
    private final Map<String, Integer> outages = new HashMap<>();

    /** @param limit failed probes of one record before its neighbor is asked */
    Probe(Calls calls, int limit) {
        this.calls = calls;
        this.limit = limit;
    }

    void forget(Piece piece) {
        outages.remove(piece.id());
    }

    void failed(Piece piece) {
        outages.merge(piece.id(), 1, Integer::sum);
    }

    /** Half-open: one call tells whether the consumer is back; a head that has failed too often is put to the test. */
    void of(Window window, List<Piece> waiting) {
        Piece head = waiting.get(0);
        calls.make(window, List.of(head));
        boolean accused = window.stopper == head
                && head.outcome.trouble() == Trouble.OUTAGE
                && outages.getOrDefault(head.id(), 0) >= limit;
        if (!accused) {
            return;
        }
        if (waiting.size() == 1) {
            if (answersRepeat(window, head)) {
                convict(window, head);
            }
            return;
        }
        window.stopper = null;
        Piece neighbor = waiting.get(1);
        calls.make(window, List.of(neighbor));
        if (window.closed || window.unreserved != null) {
            return;
        }
        if (neighbor.fate != Piece.Fate.DELIVERED) {
            window.stopper = head; // the neighbor fails as well: the consumer is away, nobody is guilty
        } else {
            convict(window, head);
        }
    }

    /**
     * Nobody waits beside the head, all were delivered before it failed. One of them goes again, as a repeat that its
     * receiver knows, to tell whether the consumer is there: else the head would wait for the next record to come.
     */
    private boolean answersRepeat(Window window, Piece head) {
        Map<String, Piece> newest = new LinkedHashMap<>();
        window.pieces.forEach(piece -> newest.put(piece.record.key(), piece));
        newest.remove(head.record.key());
        Optional<Piece> neighbor = newest.values().stream()
                .filter(piece -> piece.fate == Piece.Fate.DELIVERED)
                .findFirst();
        return neighbor.isPresent() && calls.repeats(window, neighbor.get());
    }

    /** The consumer may have come back between the two calls: only a head that fails beside it once more is guilty. */
    private void convict(Window window, Piece head) {
        window.stopper = null;
        calls.make(window, List.of(head));
        if (window.stopper == head && head.outcome.trouble() == Trouble.OUTAGE) {
            window.stopper = null;
            park(head, "it failed " + (outages.get(head.id()) + 1) + " probes while its neighbor passed");
        }
    }

    /** Of one key: the newer one may have had its effect, and this one would undo it. */
    static void parkBehind(Piece older) {
        park(older, "a newer record of its key is, and may have arrived; replay that one, which ends this one");
    }

    static void park(Piece piece, String why) {
        String said = piece.outcome == null ? "" : " The consumer said: " + piece.outcome.text();
        piece.outcome = new Outcome(
                Trouble.RECORD,
                piece.outcome == null ? "death" : piece.outcome.cause(),
                "suspected poison: " + why + "." + said + " Mend it and replay, or discard it.");
        piece.code = ErrorCode.DELIVER_POISON.text();
        piece.fate = Piece.Fate.PARKED;
    }
}
