package org.huitong.failed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huitong.message.RowState;
import org.huitong.store.Store;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/**
 * Looks through rows, newest first, in pieces that are bounded by an index; so one call lasts about a second however many
 * rows there are, and says how far it came. Who goes on asks again with its cursor; who stops asks no more. A text is looked for by
 * {@link TextSearch}. Thread-safe.
 */
final class Search {
    private static final Stride STRIDE = new Stride(1_000, 10_000, Stride.STANDARD_NANOS);
    private static final Cursor OLDEST = new Cursor(Long.MIN_VALUE, Long.MIN_VALUE);
    private static final Cursor NEWEST = new Cursor(Long.MAX_VALUE, Long.MAX_VALUE);
    static final String COLUMNS = "no, record, subscription, state, system, resource, intake, stage, code, item,"
            + " text, attempts, revision, grp, created, updated";
    static final RowMapper<Listed> MAPPER = (rs, ctx) -> new Listed(
            rs.getLong(1),
            rs.getString(2),
            rs.getString(3),
            RowState.valueOf(rs.getString(4)),
            rs.getString(5),
            rs.getString(6),
            rs.getString(7),
            rs.getString(8),
            rs.getString(9),
            rs.getString(10),
            rs.getString(11),
            rs.getInt(12),
            rs.getInt(13),
            rs.getLong(14),
            rs.getLong(15),
            rs.getLong(16));

    private final Store store;
    private final KeyHash keys;
    private final Stride stride;
    private final TextSearch texts;

    Search(Store store, KeyHash keys) {
        this(store, keys, STRIDE);
    }

    Search(Store store, KeyHash keys, Stride stride) {
        this.store = store;
        this.keys = keys;
        this.stride = stride;
        this.texts = new TextSearch(store, keys, stride.budgetNanos());
    }

    /** A condition with its values. */
    record Where(String sql, List<Object> values) {
        static Where of(String sql, Object... values) {
            return new Where(sql, Arrays.asList(values));
        }
    }

    /** What an index of its own answers. */
    private record Equal(String column, Object value) {
        Where where() {
            return Where.of(column + " = ?", value);
        }
    }

    /** Rows that fit, and the row at which the piece ends; empty where nothing is left behind it. */
    private record Piece(List<Listed> rows, Optional<Cursor> border) {}

    Page page(Question asked) {
        return asked.text() == null ? byIndex(asked) : texts.page(asked, all(asked));
    }

    private Page byIndex(Question asked) {
        long end = System.nanoTime() + stride.budgetNanos();
        Span span = span(asked);
        List<Where> rest = rest(asked);
        List<Listed> found = new ArrayList<>();
        long examined = 0;
        int size = stride.first();
        while (true) {
            long begun = System.nanoTime();
            int limit = asked.limit() + 1 - found.size();
            Piece next =
                    rest.isEmpty() ? new Piece(rows(span, limit), Optional.empty()) : piece(span, rest, size, limit);
            List<Listed> more = next.rows();
            Optional<Cursor> border = next.border();
            found.addAll(more);
            if (found.size() > asked.limit()) {
                List<Listed> page = List.copyOf(found.subList(0, asked.limit()));
                Listed last = page.get(page.size() - 1);
                return new Page(page, last.cursor(), examined + more.size());
            }
            if (border.isEmpty()) {
                return new Page(found, null, examined + more.size());
            }
            examined += size;
            span = span.until(border.get());
            long now = System.nanoTime();
            if (now > end) {
                return new Page(found, border.get(), examined);
            }
            size = stride.next(size, now - begun);
        }
    }

    private List<Listed> rows(Span span, int limit) {
        return store.read(
                h -> query(h, rowsSql(span), values(span, limit)).map(MAPPER).list());
    }

    /** Both of one moment: with a row more in between, one would fall out behind the piece and in front of the next. */
    private Piece piece(Span span, List<Where> rest, int size, int limit) {
        return store.scan(h -> new Piece(
                query(h, pieceSql(span, rest), pieceValues(span, rest, size, limit))
                        .map(MAPPER)
                        .list(),
                query(h, borderSql(span), values(span, 1, size - 1))
                        .map((rs, ctx) -> new Cursor(rs.getLong(1), rs.getLong(2)))
                        .findOne()));
    }

    private static Query query(Handle h, String sql, List<Object> values) {
        return h.select(sql, values.toArray());
    }

    /** By the index alone. */
    static String borderSql(Span span) {
        return "SELECT created, no FROM record_row WHERE " + span.sql() + span.order() + " OFFSET ?";
    }

    static String rowsSql(Span span) {
        return "SELECT " + COLUMNS + " FROM record_row WHERE " + span.sql() + span.order();
    }

    /** The limit within settles that no more than the piece is read, and by which index, whatever else is asked for. */
    static String pieceSql(Span span, List<Where> rest) {
        return "SELECT " + COLUMNS + " FROM (SELECT * FROM record_row WHERE " + span.sql() + span.order()
                + ") AS piece WHERE " + rest.stream().map(Where::sql).collect(Collectors.joining(" AND "))
                + span.order();
    }

    static List<Object> pieceValues(Span span, List<Where> rest, int size, int limit) {
        List<Object> all = values(span, size);
        rest.forEach(where -> all.addAll(where.values()));
        all.add(limit);
        return all;
    }

    static List<Object> values(Span span, Object... more) {
        List<Object> all = new ArrayList<>(span.values());
        all.addAll(List.of(more));
        return all;
    }

    /** The time that is asked for, of the narrowest of what there is an index for. */
    Span span(Question asked) {
        List<Equal> equal = equal(asked);
        Cursor from = asked.from() == null ? OLDEST : new Cursor(asked.from(), OLDEST.no());
        Cursor to = asked.to() == null ? NEWEST : new Cursor(asked.to(), OLDEST.no());
        Cursor until = asked.after() != null && asked.after().isBefore(to) ? asked.after() : to;
        return equal.isEmpty()
                ? new Span(null, null, from, until)
                : new Span(equal.get(0).column(), equal.get(0).value(), from, until);
    }

    /** Those with an index of their own, the narrowest first. */
    private List<Equal> equal(Question asked) {
        List<Equal> all = new ArrayList<>();
        add(all, "key_hash", asked.key() == null ? null : keys.of(asked.key()));
        add(all, "intake", asked.intake());
        add(all, "grp", asked.group());
        RowState state = asked.state();
        if (state != null && state.open()) {
            add(all, "state", state.name());
        }
        add(all, "subscription", asked.subscription());
        add(all, "system", asked.system());
        add(all, "resource", asked.resource());
        if (state != null && !state.open()) {
            add(all, "state", state.name());
        }
        return all;
    }

    private static void add(List<Equal> all, String column, Object value) {
        if (value != null) {
            all.add(new Equal(column, value));
        }
    }

    /** What is left to be looked at in the rows of the span. */
    List<Where> rest(Question asked) {
        List<Where> rest =
                new ArrayList<>(equal(asked).stream().skip(1).map(Equal::where).toList());
        also(rest, "stage = ?", asked.stage());
        also(rest, "code = ?", asked.code());
        return rest;
    }

    /** All that is asked for but the text, for rows that are read by number. */
    List<Where> all(Question asked) {
        List<Where> all = new ArrayList<>(rest(asked));
        equal(asked).stream().limit(1).map(Equal::where).forEach(all::add);
        also(all, "created >= ?", asked.from());
        also(all, "created < ?", asked.to());
        return all;
    }

    private static void also(List<Where> all, String sql, Object value) {
        if (value != null) {
            all.add(Where.of(sql, value));
        }
    }
}
