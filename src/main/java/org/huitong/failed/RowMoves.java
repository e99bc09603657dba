package org.huitong.failed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huitong.audit.Bulk;
import org.huitong.message.Event;
import org.huitong.message.RowChange;
import org.huitong.message.RowState;
import org.huitong.store.Sealing;
import org.jdbi.v3.core.Handle;

/**
 * Moves the rows that a batch of events tells of, within the caller's transaction: all are looked up before, and those of a
 * kind are written by one statement. A row by a statement of its own took the drain some three times as long. One thread.
 */
final class RowMoves implements AutoCloseable {
    private static final int AT_ONCE = 100;
    static final String LOOK_UP =
            "SELECT record, subscription, no, state, revision, grp, system, resource FROM record_row"
                    + " WHERE record IN (" + String.join(", ", Collections.nCopies(AT_ONCE, "?")) + ")";

    private final Handle h;
    private final Causes causes;
    private final KeyHash keys;
    /** As they are once all that was gathered is written. */
    private final Map<Id, Standing> rows = new HashMap<>();
    /** Of whom something is gathered. */
    private final Set<Long> gathered = new HashSet<>();

    private final Bulk inserts;
    private final Bulk steps;
    private final Bulk attempts;
    private final Bulk ends;
    private final Bulk finals;
    private long newest;

    private record Id(String record, String subscription) {}

    private record Standing(long no, RowState state, int revision, long group, String system, String resource) {
        boolean allows(RowChange change) {
            boolean old = change.input() != null && change.input().revision() < revision;
            return !old && state.next().contains(change.to());
        }

        Standing in(RowState next, long cause) {
            return new Standing(no, next, revision, cause, system, resource);
        }
    }

    /** Moves all rows of these events. */
    static void move(Handle h, List<Event> events, Causes causes, KeyHash keys) {
        if (events.stream().allMatch(event -> event.rows().isEmpty())) {
            return; // all that live delivery has to tell, mostly
        }
        try (RowMoves moves = new RowMoves(h, causes, keys)) {
            moves.lookUp(events);
            for (Event event : events) {
                event.rows().forEach(change -> moves.move(change, event));
            }
            moves.write();
        }
    }

    private RowMoves(Handle h, Causes causes, KeyHash keys) {
        this.h = h;
        this.causes = causes;
        this.keys = keys;
        newest = h.select("SELECT COALESCE(MAX(no), 0) FROM record_row")
                .mapTo(Long.class)
                .one();
        inserts = new Bulk(
                h,
                "INSERT INTO record_row (no, record, subscription, state, system, resource, intake, record_key,"
                        + " version, revision, position, stage, code, item, text, fingerprint, attempts, input, mended,"
                        + " claimed, act, created, updated, grp, key_hash, caused, node) VALUES (?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, 0, 0, ?, ?, ?, ?, ?, ?)");
        // The row keeps its newest attempt; the one before goes to the others.
        steps = new Bulk(
                h,
                "INSERT INTO row_step (row_no, step, at, node, stage, code, item, text, answer)"
                        + " SELECT no, attempts, caused, node, stage, code, item, text, fingerprint FROM record_row"
                        + " WHERE no = ?");
        attempts = new Bulk(
                h,
                "UPDATE record_row SET state = ?, claimed = 0, updated = ?, attempts = attempts + 1, stage = ?, code = ?,"
                        + " item = ?, text = ?, fingerprint = ?, grp = ?, caused = ?, node = ? WHERE no = ?");
        ends = new Bulk(h, "UPDATE record_row SET state = ?, claimed = 0, updated = ? WHERE no = ?");
        finals = new Bulk(h, "UPDATE record_row SET restorable = 0 WHERE no = ?");
    }

    private void lookUp(List<Event> events) {
        List<String> records = events.stream()
                .flatMap(event -> event.rows().stream())
                .map(RowChange::record)
                .distinct()
                .toList();
        for (int from = 0; from < records.size(); from += AT_ONCE) {
            List<String> some = new ArrayList<>(records.subList(from, Math.min(from + AT_ONCE, records.size())));
            Object[] asked = Arrays.copyOf(some.toArray(), AT_ONCE);
            Arrays.fill(asked, some.size(), AT_ONCE, some.get(0));
            h.select(LOOK_UP, asked)
                    .map((rs, ctx) -> rows.put(
                            new Id(rs.getString(1), rs.getString(2)),
                            new Standing(
                                    rs.getLong(3),
                                    RowState.valueOf(rs.getString(4)),
                                    rs.getInt(5),
                                    rs.getLong(6),
                                    rs.getString(7),
                                    rs.getString(8))))
                    .list();
        }
    }

    /**
     * Inserts the row, or moves it where its state allows the move; an ended row stays as it is, and what became of an
     * older revision does not touch a mended one.
     */
    private void move(RowChange change, Event event) {
        Id id = new Id(change.record(), change.subscription());
        Standing now = rows.get(id);
        if (now == null) {
            if (change.input() != null) { // else the end of a row that never was: it ended within one window
                rows.put(id, insert(change, event));
            }
        } else if (now.allows(change)) {
            gather(now.no());
            rows.put(id, change.cause() == null ? end(now, change, event) : again(now, change, event));
        } else if (now.state() == RowState.DISCARDED && !change.to().open()) {
            // A later record of its key went ahead: it is discarded for good.
            gather(now.no());
            finals.add(now.no());
        }
    }

    /** What a batch tells of one row twice is written in that order. */
    private void gather(long no) {
        if (!gathered.add(no)) {
            write();
            gathered.add(no);
        }
    }

    private Standing insert(RowChange change, Event event) {
        RowChange.Input in = change.input();
        RowChange.Cause cause = change.cause();
        long group = causes.enter(h, change, in.system(), in.resource(), event.at());
        newest++;
        gathered.add(newest);
        inserts.add(
                newest,
                change.record(),
                change.subscription(),
                change.to().name(),
                in.system(),
                in.resource(),
                in.intake(),
                Sealing.of(h).close(in.key(), change.record()),
                in.version(),
                in.revision(),
                in.position(),
                cause.stage(),
                cause.code(),
                cause.item(),
                Projection.cut(cause.text()),
                cause.fingerprint(),
                change.to() == RowState.HELD ? 0 : 1,
                Sealing.of(h).close(in.text(), change.record()),
                event.at(),
                event.at(),
                group,
                keys.of(in.key()),
                event.at(),
                Timeline.startOf(event.id()));
        return new Standing(newest, change.to(), in.revision(), group, in.system(), in.resource());
    }

    private Standing end(Standing now, RowChange change, Event event) {
        causes.stay(now.group(), now.state(), change.to());
        ends.add(change.to().name(), event.at(), now.no());
        return now.in(change.to(), now.group());
    }

    private Standing again(Standing now, RowChange change, Event event) {
        RowChange.Cause cause = change.cause();
        causes.leave(now.group(), now.state());
        TextBlocks.changed(h, now.no());
        long group = causes.enter(h, change, now.system(), now.resource(), event.at());
        steps.add(now.no());
        attempts.add(
                change.to().name(),
                event.at(),
                cause.stage(),
                cause.code(),
                cause.item(),
                Projection.cut(cause.text()),
                cause.fingerprint(),
                group,
                event.at(),
                Timeline.startOf(event.id()),
                now.no());
        return now.in(change.to(), group);
    }

    /** Of a row there is something in one of them, or in steps and then in attempts. */
    private void write() {
        inserts.execute();
        steps.execute();
        attempts.execute();
        ends.execute();
        finals.execute();
        gathered.clear();
    }

    @Override
    public void close() {
        inserts.close();
        steps.close();
        attempts.close();
        ends.close();
        finals.close();
    }
}
