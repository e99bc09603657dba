package org.huitong.deliver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.huitong.message.ErrorCode;

/**
 * Calls the consumer with pieces of a window and writes on each what became of it. Whom the far end names is to blame;
 * where it names nobody, an atomic call is cut in halves, any other into its records, whose ids make repeats known. A
 * call that is too long was applied nowhere: it is cut in halves in any case, and later calls are no longer than those.
 * Thread-safe for different pieces.
 */
final class Calls {
    private final Supplier<Terms> terms;
    private final Connector connector;
    private final Batch batch;
    private final Ration ration;
    /** What a call may weigh; what the far end has called too long is learned until the next start. */
    private volatile long mostBytes = Batch.MAX_BYTES;

    Calls(WorkerParts parts) {
        this.terms = parts.terms();
        this.connector = parts.connector();
        this.batch = parts.batch();
        this.ration = new Ration(parts.allowance());
    }

    /** What a call may weigh now. */
    long mostBytes() {
        return mostBytes;
    }

    /** False from the moment the grant has no effect or says something else; then nothing may be sent any more. */
    boolean allowed(Window window) {
        if (!window.terms.hold(terms.get())) {
            window.closed = true;
            return false;
        }
        return true;
    }

    /** Sends these until each has an answer, or the window stops. To reserve may take a while: the grant is asked last. */
    void make(Window window, List<Piece> pieces) {
        Deque<List<Piece>> todo = new ArrayDeque<>();
        todo.push(pieces);
        while (!todo.isEmpty() && !window.stopped()) {
            List<Piece> part = todo.pop();
            List<Piece> going = ration.of(window, part);
            if (going.size() < part.size()) {
                todo.push(part.subList(going.size(), part.size()));
            }
            if (!going.isEmpty() && allowed(window)) {
                List<List<Piece>> again = hear(window, going, send(going));
                for (int i = again.size() - 1; i >= 0; i--) {
                    todo.push(again.get(i));
                }
            }
        }
    }

    private Answer send(List<Piece> pieces) {
        if (pieces.size() == 1) {
            return connector.send(List.of(pieces.get(0).outgoing));
        }
        return connector.send(pieces.stream().map(piece -> piece.outgoing).toList());
    }

    /** True where this one may go, and the consumer takes it, once more. */
    boolean repeats(Window window, Piece piece) {
        if (ration.of(window, List.of(piece)).isEmpty() || !allowed(window)) {
            return false;
        }
        Answer answer = send(List.of(piece));
        return answer.outcome().delivered() && answer.blamed().isEmpty();
    }

    /** What must go again, one call each. */
    private List<List<Piece>> hear(Window window, List<Piece> pieces, Answer answer) {
        Outcome outcome = answer.outcome();
        boolean refused = outcome.trouble() == Trouble.RECORD;
        boolean whole = batch.atomic() || outcome.tooLarge();
        if (answer.blamed().isEmpty() && !(refused && pieces.size() > 1)) {
            pieces.forEach(piece -> note(piece, outcome));
            stop(window, pieces.get(0));
            return List.of();
        }
        List<Piece> rest = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            Outcome own = answer.blamed().get(i);
            if (own == null && refused) {
                piece.unsure |= !whole;
                rest.add(piece);
            } else {
                note(piece, own == null ? outcome : own);
                stop(window, piece);
            }
        }
        if (outcome.tooLarge()) {
            mostBytes = Math.min(mostBytes, Batch.weight(pieces) / 2);
        }
        return again(rest, !answer.blamed().isEmpty(), whole);
    }

    private static List<List<Piece>> again(List<Piece> rest, boolean othersNamed, boolean whole) {
        if (rest.isEmpty()) {
            return List.of();
        }
        if (othersNamed) {
            return List.of(rest);
        }
        if (!whole) {
            return rest.stream().map(List::of).toList();
        }
        int half = rest.size() / 2;
        return List.of(rest.subList(0, half), rest.subList(half, rest.size()));
    }

    private static void note(Piece piece, Outcome outcome) {
        piece.outcome = outcome;
        if (outcome.delivered()) {
            piece.fate = Piece.Fate.DELIVERED;
        } else if (outcome.trouble() == Trouble.RECORD) {
            piece.code = ErrorCode.DELIVER_REFUSED.text();
            piece.fate = Piece.Fate.PARKED;
        } else if (outcome.trouble() == Trouble.OUTAGE) {
            piece.unsure = true;
        }
    }

    private static void stop(Window window, Piece piece) {
        if (piece.fate == Piece.Fate.WAITING) {
            window.stopper = piece;
        }
    }
}
