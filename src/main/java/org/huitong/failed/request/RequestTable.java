package org.huitong.failed.request;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huitong.failed.request.Request.Example;
import org.huitong.failed.request.Request.Figure;
import org.huitong.failed.request.Request.Kind;
import org.huitong.failed.request.Request.State;
import org.huitong.message.Json;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** How requests are read. */
final class RequestTable {
    private static final String COLUMNS =
            "id, kind, state, actor, reason, asked_for, rule, at, expires, second, decided, answer, examples";
    static final String FIGURES = "SELECT outcome, code, COUNT(*) FROM request_row WHERE request = ?"
            + " GROUP BY outcome, code ORDER BY outcome, code";
    private static final TypeReference<List<Example>> EXAMPLES = new TypeReference<>() {};
    private static final RowMapper<Request> MAPPER = (rs, ctx) -> new Request(
            rs.getLong(1),
            Kind.valueOf(rs.getString(2)),
            State.valueOf(rs.getString(3)),
            rs.getString(4),
            rs.getString(5),
            rs.getString(6),
            rs.getString(7),
            rs.getLong(8),
            rs.getLong(9),
            rs.getString(10),
            rs.getLong(11),
            rs.getString(12),
            examples(rs.getString(13)),
            List.of());

    private RequestTable() {}

    static Optional<Request> find(Handle h, long id) {
        return h.select("SELECT " + COLUMNS + " FROM request WHERE id = ?", id)
                .map(MAPPER)
                .findOne();
    }

    /** Newest first; null means any. */
    static List<Request> list(Handle h, State state, Long before, int limit) {
        List<Object> values = new ArrayList<>();
        String sql = sql(state, before, limit, values);
        return h.select(sql, values.toArray()).map(MAPPER).list();
    }

    static String sql(State state, Long before, int limit, List<Object> values) {
        StringBuilder sql = new StringBuilder("SELECT " + COLUMNS + " FROM request WHERE 1 = 1");
        if (state != null) {
            sql.append(" AND state = ?");
            values.add(state);
        }
        if (before != null) {
            sql.append(" AND id < ?");
            values.add(before);
        }
        values.add(limit);
        return sql + " ORDER BY id DESC LIMIT ?";
    }

    /** Read by the index alone. */
    static List<Figure> figures(Handle h, long id) {
        return h.select(FIGURES, id)
                .map((rs, ctx) -> new Figure(rs.getString(1), rs.getString(2), rs.getLong(3)))
                .list();
    }

    static long count(Handle h, long id, String outcome) {
        return figures(h, id).stream()
                .filter(figure -> figure.outcome().equals(outcome))
                .mapToLong(Figure::rows)
                .sum();
    }

    static String told(List<Figure> figures) {
        return figures.stream()
                .map(f -> f.outcome() + (f.code().isEmpty() ? "" : " " + f.code()) + " " + f.rows())
                .collect(Collectors.joining(", "));
    }

    static String examples(List<Example> examples) {
        return Json.text(examples);
    }

    private static List<Example> examples(String text) {
        try {
            return Json.MAPPER.readValue(text, EXAMPLES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
