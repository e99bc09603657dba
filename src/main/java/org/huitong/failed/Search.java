package org.huitong.failed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.huitong.message.Json;
import org.huitong.message.RowState;
import org.huitong.store.Store;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Looks through rows, newest first, in pieces that are bounded by an index; so one call lasts about a second however many
 * rows there are, and says how far it came. Who goes on asks again with its cursor; who stops asks no more. Thread-safe.
 */
final class Search {
    private static final int PIECE = 10_000;
    private static final long BUDGET_NANOS = TimeUnit.MILLISECONDS.toNanos(800);
    private static final String BEHIND = "(created, no) < (?, ?)";
    private static final String ORDER = " ORDER BY created DESC, no DESC LIMIT ?";
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
    private final int piece;
    private final long budgetNanos;

    Search(Store store, KeyHash keys) {
        this(store, keys, PIECE, BUDGET_NANOS);
    }

    Search(Store store, KeyHash keys, int piece, long budgetNanos) {
        this.store = store;
        this.keys = keys;
        this.piece = piece;
        this.budgetNanos = budgetNanos;
    }

    /** A condition with its values. */
    record Where(String sql, List<Object> values) {
        static Where of(String sql, Object... values) {
            return new Where(sql, Arrays.asList(values));
        }
    }

    Page page(Question asked) {
        long end = System.nanoTime() + budgetNanos;
        List<Where> index = index(asked);
        List<Where> rest = rest(asked, index);
        List<Listed> found = new ArrayList<>();
        Cursor from = asked.after();
        long examined = 0;
        while (true) {
            Optional<Cursor> border = rest.isEmpty() ? Optional.empty() : border(index, from);
            List<Listed> more = rows(index, rest, from, border, asked.limit() + 1 - found.size());
            found.addAll(more);
            if (found.size() > asked.limit()) {
                List<Listed> page = List.copyOf(found.subList(0, asked.limit()));
                Listed last = page.get(page.size() - 1);
                return new Page(page, last.cursor(), examined + more.size());
            }
            if (border.isEmpty()) {
                return new Page(found, null, examined + more.size());
            }
            examined += piece;
            from = border.get();
            if (System.nanoTime() > end) {
                return new Page(found, from, examined);
            }
        }
    }

    /** The row at which a piece ends, by the index alone; empty where less is left. */
    private Optional<Cursor> border(List<Where> index, Cursor from) {
        return store.read(h -> query(h, borderSql(index, from), values(index, List.of(), from, null, 1, piece - 1))
                .map((rs, ctx) -> new Cursor(rs.getLong(1), rs.getLong(2)))
                .findOne());
    }

    private List<Listed> rows(List<Where> index, List<Where> rest, Cursor from, Optional<Cursor> border, int limit) {
        return store.read(h -> query(
                        h,
                        rowsSql(index, rest, from, border.isPresent()),
                        values(index, rest, from, border.orElse(null), limit))
                .map(MAPPER)
                .list());
    }

    private static org.jdbi.v3.core.statement.Query query(Handle h, String sql, List<Object> values) {
        return h.select(sql, values.toArray());
    }

    static String borderSql(List<Where> index, Cursor from) {
        return "SELECT created, no FROM record_row" + where(index, List.of(), from, false) + ORDER + " OFFSET ?";
    }

    static String rowsSql(List<Where> index, List<Where> rest, Cursor from, boolean bounded) {
        return "SELECT " + COLUMNS + " FROM record_row" + where(index, rest, from, bounded) + ORDER;
    }

    private static String where(List<Where> index, List<Where> rest, Cursor from, boolean bounded) {
        List<String> all = new ArrayList<>();
        index.forEach(where -> all.add(where.sql()));
        rest.forEach(where -> all.add(where.sql()));
        if (from != null) {
            all.add(BEHIND);
        }
        if (bounded) {
            all.add("(created, no) >= (?, ?)");
        }
        return all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all);
    }

    static List<Object> values(List<Where> index, List<Where> rest, Cursor from, Cursor border, Object... more) {
        List<Object> all = new ArrayList<>();
        index.forEach(where -> all.addAll(where.values()));
        rest.forEach(where -> all.addAll(where.values()));
        if (from != null) {
            all.addAll(List.of(from.at(), from.no()));
        }
        if (border != null) {
            all.addAll(List.of(border.at(), border.no()));
        }
        all.addAll(List.of(more));
        return all;
    }

    /** What one index answers: the time, and the narrowest of what it may be asked by. */
    List<Where> index(Question asked) {
        List<Where> index = new ArrayList<>();
        List<Where> narrowest = equal(asked);
        if (!narrowest.isEmpty()) {
            index.add(narrowest.get(0));
        }
        if (asked.from() != null) {
            index.add(Where.of("created >= ?", asked.from()));
        }
        if (asked.to() != null) {
            index.add(Where.of("created < ?", asked.to()));
        }
        return index;
    }

    /** Those with an index of their own, the narrowest first. */
    private List<Where> equal(Question asked) {
        List<Where> all = new ArrayList<>();
        add(all, "key_hash = ?", asked.key() == null ? null : keys.of(asked.key()));
        add(all, "intake = ?", asked.intake());
        add(all, "grp = ?", asked.group());
        RowState state = asked.state();
        if (state != null && state.open()) {
            all.add(Where.of("state = ?", state.name()));
        }
        add(all, "subscription = ?", asked.subscription());
        add(all, "system = ?", asked.system());
        add(all, "resource = ?", asked.resource());
        if (state != null && !state.open()) {
            all.add(Where.of("state = ?", state.name()));
        }
        return all;
    }

    List<Where> rest(Question asked, List<Where> index) {
        List<Where> rest = new ArrayList<>(equal(asked));
        rest.removeAll(index);
        add(rest, "record_key = ?", asked.key());
        add(rest, "stage = ?", asked.stage());
        add(rest, "code = ?", asked.code());
        if (asked.text() != null) {
            rest.add(text(asked.text()));
        }
        return rest;
    }

    /** In JSON a quotation mark has a backslash before it: what a person reads is looked for as it is written, too. */
    private Where text(String wanted) {
        String quoted = Json.text(wanted);
        String written = quoted.substring(1, quoted.length() - 1);
        String has = store.finds() + "(%s, ?) > 0";
        String sql = "(" + has.formatted("text") + " OR " + has.formatted("input") + " OR "
                + has.formatted("COALESCE(mended, '')");
        return written.equals(wanted)
                ? Where.of(sql + ")", wanted, wanted, wanted)
                : Where.of(
                        sql + " OR " + has.formatted("input") + " OR " + has.formatted("COALESCE(mended, '')") + ")",
                        wanted,
                        wanted,
                        wanted,
                        written,
                        written);
    }

    private static void add(List<Where> all, String sql, Object value) {
        if (value != null) {
            all.add(Where.of(sql, value));
        }
    }
}
