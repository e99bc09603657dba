package org.huitong.deliver;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Sends a window's records and finds out which of them is to blame when calls fail. One thread; calls run in the lane. */
final class Sender {
    /** Calls that take less are made one after the other: to change threads for them would take longer. */
    private static final long QUICK_NANOS = 100_000;

    private final WorkerParts parts;
    private final Calls calls;
    private final Probe probe;
    /** The last call was. */
    private volatile boolean quick;

    Sender(WorkerParts parts) {
        this.parts = parts;
        this.calls = new Calls(parts);
        this.probe = new Probe(calls, parts.pace().poisonProbes());
    }

    void forget(Piece piece) {
        probe.forget(piece);
    }

    /**
     * @param probing true after a pause: then the head goes alone first
     */
    void send(Window window, Recovery recovery, boolean probing) {
        boolean first = probing;
        List<Piece> round = window.waiting();
        while (!round.isEmpty() && !window.stopped()) {
            round(window, round, recovery, first);
            first = false;
            revive(window);
            round = window.waiting();
        }
        if (window.stopper != null) {
            probe.failed(window.stopper);
        }
    }

    /**
     * Where the newest of a key was refused, the one it had overtaken is still owed to the consumer. Behind a suspected
     * poison it is parked, too: nobody knows whether the newer one had its effect.
     */
    private static void revive(Window window) {
        for (Piece piece : window.pieces) {
            Piece older = piece.older;
            boolean suspected = piece.doubted();
            while (piece.fate == Piece.Fate.PARKED && older != null && older.fate == Piece.Fate.CONFLATED) {
                piece.older = null;
                if (suspected) {
                    Probe.parkBehind(older);
                    older = older.older;
                } else {
                    older.fate = Piece.Fate.WAITING;
                }
            }
        }
    }

    private void round(Window window, List<Piece> round, Recovery recovery, boolean probing) {
        if (!recovery.writesDown()) {
            attempt(window, round, probing);
            return;
        }
        List<Piece> rest = tried(window, round, recovery);
        parts.trials().inCompany(() -> {
            recovery.attempting(rest);
            attempt(window, rest, probing);
            recovery.survived(rest);
        });
    }

    private void attempt(Window window, List<Piece> rest, boolean probing) {
        if (probing && !rest.isEmpty() && !window.stopped()) {
            probe.of(window, rest);
            if (parts.batch().records() > 1) {
                gradually(window, rest);
            }
        }
        together(window, waiting(rest));
    }

    /** Tries what is suspected, each alone in the gateway, and parks what is condemned; answers the others. */
    private List<Piece> tried(Window window, List<Piece> round, Recovery recovery) {
        List<Piece> rest = new ArrayList<>();
        for (Piece piece : round) {
            if (recovery.condemned(piece)) {
                Probe.park(piece, "the gateway died each time this record was being sent");
            } else if (recovery.suspect(piece) && !window.stopped()) {
                parts.trials().alone(() -> {
                    recovery.attempting(List.of(piece));
                    calls.make(window, List.of(piece));
                    recovery.survived(List.of(piece));
                });
            } else {
                rest.add(piece);
            }
        }
        return rest;
    }

    /**
     * After a pause calls grow from one record on: one that fails may fail for a single record in it, and the consumer
     * was there a moment ago. So the next one is that call's first record alone.
     */
    private void gradually(Window window, List<Piece> pieces) {
        int size = 1;
        List<Piece> rest = waiting(pieces);
        while (!rest.isEmpty() && !window.stopped()) {
            List<Piece> portion = Batch.first(rest, size, calls.mostBytes());
            calls.make(window, portion);
            if (window.stopper != null && portion.size() > 1) {
                window.stopper = null;
                size = 1;
            } else {
                size = Math.min(2 * size, parts.batch().records());
            }
            rest = waiting(rest);
        }
    }

    private static List<Piece> waiting(List<Piece> pieces) {
        return pieces.stream().filter(p -> p.fate == Piece.Fate.WAITING).toList();
    }

    private void together(Window window, List<Piece> pieces) {
        if (window.stopped() || pieces.isEmpty()) {
            return;
        }
        Queue<List<Piece>> todo = new ConcurrentLinkedQueue<>(parts.batch().portions(pieces, calls.mostBytes()));
        if (quick) {
            drain(window, todo, true);
        }
        spread(window, todo);
    }

    /** This thread waits for the others in any case, so it takes its share: a single call changes no thread. */
    private void spread(Window window, Queue<List<Piece>> todo) {
        int others = Math.min(parts.concurrency(), todo.size()) - 1;
        CompletableFuture<?>[] running = new CompletableFuture<?>[Math.max(others, 0)];
        for (int i = 0; i < others; i++) {
            running[i] = CompletableFuture.runAsync(() -> drain(window, todo, false), parts.lane());
        }
        try {
            drain(window, todo, false);
        } finally {
            CompletableFuture.allOf(running).join();
        }
    }

    private void drain(Window window, Queue<List<Piece>> todo, boolean whileQuick) {
        List<Piece> portion = todo.poll();
        while (portion != null && !window.stopped()) {
            long began = System.nanoTime();
            calls.make(window, portion);
            quick = System.nanoTime() - began < QUICK_NANOS;
            portion = whileQuick && !quick ? null : todo.poll();
        }
    }
}
