package org.huitong.deliver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.huitong.message.ErrorCode;

/** Sends a window's records and finds out which of them is to blame when calls fail. One thread; calls run in the lane. */
final class Sender {
    private final WorkerParts parts;
    /** Failed calls per record while the consumer seemed away. */
    private final Map<String, Integer> outages = new HashMap<>();

    Sender(WorkerParts parts) {
        this.parts = parts;
    }

    void forget(Piece piece) {
        outages.remove(piece.id());
    }

    /**
     * @param probing true after a pause: then the head goes alone first
     */
    void send(Window window, Recovery recovery, boolean probing) {
        boolean probe = probing;
        List<Piece> round = window.waiting();
        while (!round.isEmpty() && !window.stopped()) {
            round(window, round, recovery, probe);
            probe = false;
            revive(window);
            round = window.waiting();
        }
        if (window.stopper != null) {
            outages.merge(window.stopper.id(), 1, Integer::sum);
        }
    }

    /**
     * Where the newest of a key was refused, the one it had overtaken is still owed to the consumer. Behind a suspected
     * poison it is parked, too: nobody knows whether the newer one had its effect.
     */
    private static void revive(Window window) {
        for (Piece piece : window.pieces) {
            Piece older = piece.older;
            boolean suspected = ErrorCode.DELIVER_POISON.text().equals(piece.code);
            while (piece.fate == Piece.Fate.PARKED && older != null && older.fate == Piece.Fate.CONFLATED) {
                piece.older = null;
                if (suspected) {
                    park(older, "a newer record of its key is, and may have arrived");
                    older = older.older;
                } else {
                    older.fate = Piece.Fate.WAITING;
                }
            }
        }
    }

    private void round(Window window, List<Piece> round, Recovery recovery, boolean probe) {
        Queue<Piece> rest = new ArrayDeque<>(round);
        List<Piece> attempted = List.of();
        if (recovery.writesDown()) {
            rest = recover(window, round, recovery);
            attempted = List.copyOf(rest);
        }
        if (probe && !rest.isEmpty() && !window.stopped()) {
            probe(window, rest);
        }
        together(window, rest);
        recovery.survived(attempted);
    }

    private Queue<Piece> recover(Window window, List<Piece> round, Recovery recovery) {
        List<Piece> rest = new ArrayList<>();
        for (Piece piece : round) {
            if (recovery.condemned(piece)) {
                park(piece, "the gateway died each time this record was being sent");
            } else if (recovery.suspect(piece) && !window.stopped()) {
                recovery.attempting(List.of(piece));
                call(window, piece);
                recovery.survived(List.of(piece));
            } else {
                rest.add(piece);
            }
        }
        recovery.attempting(rest);
        return new ArrayDeque<>(rest);
    }

    /** Half-open: one call tells whether the consumer is back; a head that has failed too often is put to the test. */
    private void probe(Window window, Queue<Piece> rest) {
        Piece head = rest.remove();
        call(window, head);
        boolean accused = window.stopper == head
                && head.outcome.trouble() == Trouble.OUTAGE
                && outages.getOrDefault(head.id(), 0) >= parts.pace().poisonProbes();
        if (!accused) {
            return;
        }
        if (rest.isEmpty()) {
            if (answersRepeat(window, head)) {
                convict(window, head);
            }
            return;
        }
        window.stopper = null;
        Piece neighbor = rest.remove();
        call(window, neighbor);
        if (window.closed) {
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
        if (!parts.terms().live().getAsBoolean()) {
            window.closed = true;
            return false;
        }
        return newest.values().stream()
                .filter(piece -> piece.fate == Piece.Fate.DELIVERED)
                .findFirst()
                .map(piece -> parts.connector().send(piece.outgoing).delivered())
                .orElse(false);
    }

    /** The consumer may have come back between the two calls: only a head that fails beside it once more is guilty. */
    private void convict(Window window, Piece head) {
        window.stopper = null;
        call(window, head);
        if (window.stopper == head && head.outcome.trouble() == Trouble.OUTAGE) {
            window.stopper = null;
            park(head, "it failed " + (outages.get(head.id()) + 1) + " probes while its neighbor passed");
        }
    }

    private static void park(Piece piece, String why) {
        String said = piece.outcome == null ? "" : " The consumer said: " + piece.outcome.text();
        piece.outcome = new Outcome(
                Trouble.RECORD,
                piece.outcome == null ? "death" : piece.outcome.cause(),
                "suspected poison: " + why + "." + said + " Mend it and replay, or discard it.");
        piece.code = ErrorCode.DELIVER_POISON.text();
        piece.fate = Piece.Fate.PARKED;
    }

    private void together(Window window, Queue<Piece> pieces) {
        if (window.stopped() || pieces.isEmpty()) {
            return;
        }
        Queue<Piece> todo = new ConcurrentLinkedQueue<>(pieces);
        int lanes = Math.min(parts.concurrency(), todo.size());
        CompletableFuture<?>[] running = new CompletableFuture<?>[lanes];
        for (int i = 0; i < lanes; i++) {
            running[i] = CompletableFuture.runAsync(() -> drain(window, todo), parts.lane());
        }
        CompletableFuture.allOf(running).join();
    }

    private void drain(Window window, Queue<Piece> todo) {
        Piece piece = todo.poll();
        while (piece != null && !window.stopped()) {
            call(window, piece);
            piece = todo.poll();
        }
    }

    private void call(Window window, Piece piece) {
        if (!parts.terms().live().getAsBoolean()) {
            window.closed = true;
            return;
        }
        Outcome outcome = parts.connector().send(piece.outgoing);
        piece.outcome = outcome;
        if (outcome.delivered()) {
            piece.fate = Piece.Fate.DELIVERED;
        } else if (outcome.trouble() == Trouble.RECORD) {
            piece.code = ErrorCode.DELIVER_REFUSED.text();
            piece.fate = Piece.Fate.PARKED;
        } else {
            window.stopper = piece;
        }
    }
}
