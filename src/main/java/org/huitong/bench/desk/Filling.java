package org.huitong.bench.desk;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.huitong.failed.KeyHash;
import org.huitong.message.RowChange;
import org.huitong.message.RowState;
import org.huitong.store.Store;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Puts rows with their groups into a store as the drainer would have left them, many at once: of ten million the drainer would
 * need hours. One thread.
 */
final class Filling {
    /** Of a transaction. */
    private static final int PIECE = 20_000;

    private static final int TELL = 100_000;
    private static final long HOURS_KEPT = 14 * 24L;
    private static final List<String> COLUMNS = List.of(
            "no",
            "record",
            "subscription",
            "state",
            "system",
            "resource",
            "intake",
            "record_key",
            "version",
            "revision",
            "position",
            "stage",
            "code",
            "item",
            "text",
            "fingerprint",
            "attempts",
            "input",
            "claimed",
            "act",
            "created",
            "updated",
            "grp",
            "key_hash",
            "caused",
            "node");

    private final Store store;
    private final KeyHash keys;
    private final InventedRows rows;
    private final Consumer<String> progress;
    private final Map<Kind, Group> groups = new LinkedHashMap<>();

    /** Where rows go, many at once. */
    interface Sink {
        void write(List<String> columns, List<Object[]> rows) throws SQLException;
    }

    private record Kind(String subscription, String resource, String fingerprint) {}

    private static final class Group {
        final long id;
        final long first;
        final Map<Long, Long> hours = new HashMap<>();
        String text;
        long parked;
        long ended;
        long newest;

        Group(long id, long first) {
            this.id = id;
            this.first = first;
        }
    }

    Filling(Store store, KeyHash keys, InventedRows rows, Consumer<String> progress) {
        this.store = store;
        this.keys = keys;
        this.rows = rows;
        this.progress = progress;
    }

    /** By what every store understands. */
    Sink inserts() {
        String insert = "INSERT INTO record_row (" + String.join(", ", COLUMNS) + ") VALUES ("
                + COLUMNS.stream().map(c -> "?").collect(Collectors.joining(", ")) + ")";
        return (columns, piece) -> store.change(h -> {
            PreparedBatch batch = h.prepareBatch(insert);
            piece.forEach(batch::add);
            batch.execute();
        });
    }

    /** The rows below {@code until}. */
    void fill(int until, Sink sink) throws SQLException {
        for (int from = 0; from < until; from += PIECE) {
            int to = Math.min(until, from + PIECE);
            List<Object[]> piece = new ArrayList<>(to - from);
            for (int row = from; row < to; row++) {
                piece.add(row(row));
            }
            sink.write(COLUMNS, piece);
            if (to % TELL == 0) {
                progress.accept(to + " rows …");
            }
        }
        groups();
    }

    private Object[] row(int row) {
        RowChange change = rows.parked(row);
        RowChange.Input in = change.input();
        RowChange.Cause cause = change.cause();
        RowState state = rows.open(row) ? RowState.PARKED : RowState.RESOLVED;
        long at = rows.at(row);
        return new Object[] {
            row + 1L,
            change.record(),
            change.subscription(),
            state.name(),
            in.system(),
            in.resource(),
            in.intake(),
            in.key(),
            in.version(),
            in.revision(),
            in.position(),
            cause.stage(),
            cause.code(),
            cause.item(),
            cause.text(),
            cause.fingerprint(),
            1,
            in.text(),
            0L,
            0L,
            at,
            at,
            entered(change, state, at),
            keys.of(in.key()),
            at,
            "bench"
        };
    }

    private long entered(RowChange change, RowState state, long at) {
        Kind kind = new Kind(
                change.subscription(), change.input().resource(), change.cause().fingerprint());
        Group group = groups.computeIfAbsent(kind, k -> new Group(groups.size() + 1L, at));
        group.parked += state.open() ? 1 : 0;
        group.ended += state.open() ? 0 : 1;
        group.text = change.cause().text();
        group.newest = at;
        group.hours.merge(TimeUnit.MILLISECONDS.toHours(at), 1L, Long::sum);
        return group.id;
    }

    private void groups() {
        long newest = groups.values().stream().mapToLong(g -> g.newest).max().orElse(0);
        long kept = TimeUnit.MILLISECONDS.toHours(newest) - HOURS_KEPT;
        store.change(h -> {
            PreparedBatch all = h.prepareBatch(
                    "INSERT INTO row_group (id, subscription, system, resource, stage, code, fingerprint, text,"
                            + " parked, held, replaying, ended, first, newest)"
                            + " VALUES (?, ?, '', ?, 'deliver', 'DELIVER-REFUSED', ?, ?, ?, 0, 0, ?, ?, ?)");
            PreparedBatch hours = h.prepareBatch("INSERT INTO row_group_hour (grp, hour, n) VALUES (?, ?, ?)");
            groups.forEach((kind, g) -> {
                all.add(
                        g.id,
                        kind.subscription(),
                        kind.resource(),
                        kind.fingerprint(),
                        g.text,
                        g.parked,
                        g.ended,
                        g.first,
                        g.newest);
                g.hours.forEach((hour, n) -> {
                    if (hour >= kept) {
                        hours.add(g.id, hour, n);
                    }
                });
            });
            execute(all);
            execute(hours);
        });
    }

    /** An empty one is refused. */
    private static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
