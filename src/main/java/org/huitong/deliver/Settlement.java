package org.huitong.deliver;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.huitong.message.ErrorCode;
import org.huitong.message.Event;
import org.huitong.message.RowChange;
import org.huitong.message.RowState;
import org.huitong.message.Seen;
import org.huitong.message.Slice;
import org.huitong.message.Tally;

/** Puts into one event what became of a window. Stateless but for its parts. */
final class Settlement {
    private final WorkerParts parts;

    Settlement(WorkerParts parts) {
        this.parts = parts;
    }

    /**
     * @param upTo last slice that is done with; null for none
     * @param events what the store is told
     * @param rows rows as the worker remembers them after the commit; ended ones carry their end state
     * @param settled records that are done with
     */
    record Plan(Slice upTo, List<Event> events, List<OpenRow> rows, Set<Piece> settled) {}

    Plan plan(Window window, OpenRows open) {
        if (window.closed) {
            holdRestOfBegunSlices(window);
        }
        Draft draft = new Draft(open, window.discard);
        Slice upTo = null;
        if (window.ofRows()) {
            window.pieces.stream().filter(Piece::done).forEach(draft::row);
        } else {
            Map<Slice, List<Piece>> bySlice = bySlice(window);
            for (Slice slice : window.slices) {
                List<Piece> pieces = bySlice.getOrDefault(slice, List.of());
                if (!pieces.stream().allMatch(Piece::done)) {
                    break;
                }
                pieces.forEach(draft::piece);
                upTo = slice;
                draft.slices++;
            }
        }
        return new Plan(upTo, draft.events(), draft.rows, draft.settled);
    }

    private static Map<Slice, List<Piece>> bySlice(Window window) {
        Map<Slice, List<Piece>> pieces = new java.util.IdentityHashMap<>();
        window.pieces.forEach(
                p -> pieces.computeIfAbsent(p.slice, s -> new ArrayList<>()).add(p));
        return pieces;
    }

    /** The grant ended inside a slice: what was sent is settled, the rest waits as held rows. */
    private static void holdRestOfBegunSlices(Window window) {
        Set<Slice> begun = new HashSet<>();
        for (Piece piece : window.pieces) {
            if (piece.slice != null && piece.fate == Piece.Fate.DELIVERED) {
                begun.add(piece.slice);
            }
        }
        for (Piece piece : window.pieces) {
            if (piece.fate == Piece.Fate.WAITING && begun.contains(piece.slice)) {
                piece.fate = Piece.Fate.HELD;
            }
        }
        // A person may give the newest up while it waits; then the one it had overtaken is owed again.
        for (int i = window.pieces.size() - 1; i >= 0; i--) {
            Piece piece = window.pieces.get(i);
            if (piece.fate == Piece.Fate.CONFLATED && piece.newer.fate == Piece.Fate.HELD) {
                piece.fate = Piece.Fate.HELD;
            }
        }
    }

    /** The event in the making. */
    private final class Draft {
        final OpenRows open;
        final List<RowChange> changes = new ArrayList<>();
        final List<OpenRow> rows = new ArrayList<>();
        final Set<String> moved = new HashSet<>();
        final Set<Piece> settled = new LinkedHashSet<>();
        final Map<Tally, Long> counts = new EnumMap<>(Tally.class);

        final Terms.Discard discard;
        long slices;

        Draft(OpenRows open, Terms.Discard discard) {
            this.open = open;
            this.discard = discard;
        }

        void piece(Piece piece) {
            settled.add(piece);
            switch (piece.fate) {
                case DELIVERED -> {
                    counts.merge(Tally.DELIVERED, 1L, Long::sum);
                    supersede(piece, Long.MAX_VALUE);
                }
                case DISCARDED -> counts.merge(Tally.DISCARDED, 1L, Long::sum);
                case CONFLATED -> counts.merge(Tally.SUPERSEDED, 1L, Long::sum);
                case HELD -> keep(piece, RowState.HELD, held());
                case PARKED -> keep(piece, RowState.PARKED, cause(piece));
                default -> throw new IllegalStateException("an undecided record cannot be settled");
            }
        }

        void row(Piece piece) {
            settled.add(piece);
            if (piece.fate == Piece.Fate.DELIVERED) {
                end(piece.row, RowState.RESOLVED);
                supersede(piece, piece.row.position());
            } else if (piece.fate == Piece.Fate.DISCARDED) {
                changes.add(new RowChange(piece.id(), subscription(), RowState.DISCARDED, givenUp(), null));
                moved.add(piece.id());
                rows.add(piece.row.in(RowState.SUPERSEDED)); // for good: nothing is restored that a grant's end took
            } else {
                changes.add(new RowChange(piece.id(), subscription(), RowState.PARKED, cause(piece), null));
                moved.add(piece.id());
                rows.add(piece.row.parked(piece.doubted()));
            }
        }

        private RowChange.Cause givenUp() {
            return new RowChange.Cause(
                    "deliver",
                    ErrorCode.DELIVER_DISCARDED.text(),
                    "",
                    "given up by " + discard.person() + " with all that had waited: " + discard.reason(),
                    "discarded");
        }

        private void supersede(Piece piece, long before) {
            boolean every = parts.terms().get().everyVersion();
            for (OpenRow row : open.olderThan(piece.record.key(), before)) {
                if (!every || row.state() == RowState.DISCARDED) {
                    end(row, RowState.SUPERSEDED);
                }
            }
        }

        private void end(OpenRow row, RowState state) {
            if (moved.add(row.record())) {
                changes.add(RowChange.end(row.record(), subscription(), state));
                rows.add(row.in(state));
            }
        }

        private void keep(Piece piece, RowState state, RowChange.Cause cause) {
            long position = parts.position().getAsLong();
            changes.add(new RowChange(
                    piece.id(),
                    subscription(),
                    state,
                    cause,
                    new RowChange.Input(
                            piece.slice.system(),
                            piece.slice.resource(),
                            piece.slice.intake(),
                            piece.record.key(),
                            piece.record.version(),
                            piece.record.revision(),
                            position,
                            Slice.text(piece.record))));
            moved.add(piece.id());
            rows.add(new OpenRow(piece.id(), piece.record.key(), position, state, piece.doubted()));
        }

        List<Event> events() {
            if (settled.isEmpty()) {
                return List.of();
            }
            Map<String, Long> words = new HashMap<>();
            counts.forEach((tally, n) -> words.put(tally.word(), n));
            if (discard != null && slices > 0) {
                words.put(Tally.discard(discard.act()) + ":" + Tally.SLICES.word(), slices);
            }
            return List.of(new Event(
                    parts.eventId().get(),
                    discard == null ? Event.OUTCOME : Event.DISCARD,
                    System.currentTimeMillis(),
                    subscription(),
                    null,
                    words,
                    changes,
                    detail() + (discard == null ? "" : " " + discard.reason()),
                    discard == null ? null : discard.person(),
                    settled.stream()
                            .map(piece -> new Seen(piece.id(), piece.record.key(), as(piece.fate)))
                            .toList()));
        }

        private static Seen.As as(Piece.Fate fate) {
            return switch (fate) {
                case DELIVERED -> Seen.As.DELIVERED;
                case CONFLATED -> Seen.As.SUPERSEDED;
                case HELD -> Seen.As.HELD;
                case PARKED -> Seen.As.PARKED;
                case DISCARDED -> Seen.As.DISCARDED;
                case WAITING -> throw new IllegalStateException("an undecided record cannot be settled");
            };
        }

        private String detail() {
            Map<Piece.Fate, Integer> fates = new EnumMap<>(Piece.Fate.class);
            settled.forEach(p -> fates.merge(p.fate, 1, Integer::sum));
            Map<String, Integer> words = new TreeMap<>();
            fates.forEach((fate, n) -> words.put(fate.name().toLowerCase(Locale.ROOT), n));
            return words.toString();
        }
    }

    private String subscription() {
        return parts.terms().get().subscription();
    }

    private static RowChange.Cause held() {
        return new RowChange.Cause(
                "deliver",
                ErrorCode.DELIVER_HELD.text(),
                "",
                "waits behind an open record of its key, or for the subscription to open again; goes out by itself",
                "held");
    }

    private RowChange.Cause cause(Piece piece) {
        return new RowChange.Cause(
                "deliver",
                piece.code,
                "",
                "sending record " + piece.id() + " to " + subscription() + " failed: " + piece.outcome.text(),
                piece.code + " " + piece.outcome.cause());
    }
}
