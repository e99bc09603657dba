package org.huitong.failed;

import java.util.ArrayList;
import java.util.List;
import org.huitong.message.RowState;
import org.huitong.store.Store;

/** The questions whose plans are looked at, and rows enough for a planner to think about them. */
final class Plans {
    private static final Search SEARCH = new Search(null, FinderContract.KEYS);
    private static final Cursor FROM = new Cursor(1_000_000, 0);

    private Plans() {}

    /** @param index that must be used */
    record Asked(String sql, List<Object> values, String index) {
        @Override
        public String toString() {
            return index + ": " + sql;
        }
    }

    static List<Asked> all() {
        List<Asked> all = new ArrayList<>();
        both(all, question(null, null, null, null, null, null, null), "record_row_newest");
        both(all, question("s", null, null, null, null, null, null), "record_row_subscription");
        both(all, question(null, RowState.PARKED, null, null, null, null, null), "record_row_state");
        both(all, question(null, null, "s1", null, null, null, null), "record_row_system");
        both(all, question(null, null, null, "r1", null, null, null), "record_row_resource");
        both(all, question(null, null, null, null, "i17", null, null), "record_row_intake");
        both(all, question(null, null, null, null, null, 17L, null), "record_row_group");
        both(all, question(null, null, null, null, null, null, "k17"), "record_row_key");
        List<Object> values = new ArrayList<>();
        String groups = Groups.sql(new Group.Asked(null, null, null, null, null, true, FROM, 100), values);
        all.add(new Asked(groups, values, "row_group_newest"));
        return all;
    }

    private static Question question(
            String subscription,
            RowState state,
            String system,
            String resource,
            String intake,
            Long group,
            String key) {
        return new Question(
                subscription, state, null, null, system, resource, intake, group, key, null, null, null, FROM, 20);
    }

    /** The border of a piece, and its rows. */
    private static void both(List<Asked> all, Question asked, String index) {
        List<Search.Where> first = SEARCH.index(asked);
        List<Search.Where> rest = SEARCH.rest(asked, first);
        all.add(new Asked(Search.borderSql(first, FROM), Search.values(first, List.of(), FROM, null, 1, 100), index));
        all.add(new Asked(Search.rowsSql(first, rest, FROM, false), Search.values(first, rest, FROM, null, 20), index));
    }

    static void fill(Store store, int rows) {
        store.change(h -> {
            h.execute("INSERT INTO record_row (no, record, subscription, state, system, resource, intake, record_key,"
                    + " version, revision, position, stage, code, item, text, fingerprint, attempts, input, claimed, act,"
                    + " created, updated, grp, key_hash) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                    + " WHERE i < " + rows + ") SELECT i, 'r' || i, CASE WHEN i % 3 = 0 THEN 's' ELSE 'q' || i % 5 END,"
                    + " CASE WHEN i % 50 = 0 THEN 'PARKED' ELSE 'RESOLVED' END, 's' || i % 9, 'r' || i % 9, 'i' || i % 999,"
                    + " 'k' || i, 1, 0, i, 'deliver', 'C', '', 't', 'f', 1, '{}', 0, 0, i, i, i % 99, i * 7919 FROM n");
            h.execute(
                    "INSERT INTO row_group (id, subscription, system, resource, stage, code, fingerprint, text, parked,"
                            + " held, replaying, ended, first, newest) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
                            + " FROM n WHERE i < 2000) SELECT i, 's', '', 'r', 'deliver', 'C', 'f' || i, 't', 1, 0, 0, 0, i, i"
                            + " FROM n");
        });
    }
}
