package org.huitong.failed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.huitong.store.Store;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Reads the groups that {@link Causes} keeps. Thread-safe. */
final class Groups {
    /** The trend is of a day, in this many parts. */
    static final int PARTS = 12;

    static final int HOURS_A_PART = 2;
    static final String PAGE = " ORDER BY newest DESC, id DESC LIMIT ?";
    private static final String COLUMNS = "id, subscription, system, resource, stage, code, fingerprint, text, parked,"
            + " held, replaying, ended, first, newest";
    private static final RowMapper<Group> MAPPER = (rs, ctx) -> new Group(
            rs.getLong(1),
            rs.getString(2),
            rs.getString(3),
            rs.getString(4),
            rs.getString(5),
            rs.getString(6),
            rs.getString(7),
            rs.getString(8),
            rs.getLong(9),
            rs.getLong(10),
            rs.getLong(11),
            rs.getLong(12),
            rs.getLong(13),
            rs.getLong(14),
            List.of());

    private final Store store;

    Groups(Store store) {
        this.store = store;
    }

    /** @param now the trend is of the day before */
    Group.Page page(Group.Asked asked, long now) {
        List<Object> values = new ArrayList<>();
        String sql = sql(asked, values);
        return store.scan(h -> {
            List<Group> found = h.select(sql, values.toArray()).map(MAPPER).list();
            List<Group> page = trends(h, found.stream().limit(asked.limit()).toList(), now);
            return new Group.Page(
                    page,
                    found.size() > asked.limit() ? page.get(page.size() - 1).cursor() : null);
        });
    }

    static String sql(Group.Asked asked, List<Object> values) {
        StringBuilder sql = new StringBuilder("SELECT " + COLUMNS + " FROM row_group WHERE 1 = 1");
        add(sql, values, "subscription = ?", asked.subscription());
        add(sql, values, "system = ?", asked.system());
        add(sql, values, "resource = ?", asked.resource());
        add(sql, values, "stage = ?", asked.stage());
        add(sql, values, "code = ?", asked.code());
        if (!asked.all()) {
            sql.append(" AND parked + held + replaying > 0");
        }
        if (asked.after() != null) {
            sql.append(" AND (newest, id) < (?, ?)");
            values.add(asked.after().at());
            values.add(asked.after().no());
        }
        values.add(asked.limit() + 1);
        return sql + PAGE;
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, String value) {
        if (value != null) {
            sql.append(" AND ").append(condition);
            values.add(value);
        }
    }

    /** How often each came up, by one question: a question a group is a hundred times the way to the database. */
    private static List<Group> trends(Handle h, List<Group> page, long now) {
        if (page.isEmpty()) {
            return page;
        }
        long first = TimeUnit.MILLISECONDS.toHours(now) - (long) PARTS * HOURS_A_PART + 1;
        Map<Long, Long[]> trends = new HashMap<>();
        List<Object> values = new ArrayList<>();
        page.forEach(group -> {
            Long[] parts = new Long[PARTS];
            Arrays.fill(parts, 0L);
            trends.put(group.id(), parts);
            values.add(group.id());
        });
        values.add(first);
        h.select(trendSql(page.size()), values.toArray())
                .map((rs, ctx) -> new Came(rs.getLong(1), rs.getLong(2), rs.getLong(3)))
                .forEach(came -> {
                    int part = (int) Math.min((came.hour() - first) / HOURS_A_PART, PARTS - 1L);
                    trends.get(came.group())[part] += came.times();
                });
        return page.stream()
                .map(group -> group.with(List.of(trends.get(group.id()))))
                .toList();
    }

    private record Came(long group, long hour, long times) {}

    static String trendSql(int groups) {
        return "SELECT grp, hour, n FROM row_group_hour WHERE grp IN ("
                + String.join(", ", Collections.nCopies(groups, "?")) + ") AND hour >= ?";
    }
}
