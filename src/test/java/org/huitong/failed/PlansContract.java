package org.huitong.failed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huitong.failed.job.JobPlans;
import org.huitong.failed.request.RequestPlans;
import org.huitong.message.RowState;
import org.huitong.store.Plan;
import org.huitong.store.Store;
import org.huitong.store.StoreSettings;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No question of the desk, of replay jobs or of requests reads a table whole: by its plan, over rows enough for a planner to
 * think about them. A third of the rows is of a subscription that has been quiet since, which is where a walk by time ends late.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PlansContract {
    static final Set<String> BIG = Set.of(
            "record_row",
            "replay_row",
            "request_row",
            "row_step",
            "row_group_hour",
            "replay_job",
            "request",
            "sighting");

    private static final int ROWS = 30_000;
    private static final int QUIET = ROWS / 3;
    private static final int GROUPS = 2_000;
    private static final int SETS = 3_000;
    /** Sets that have rows; each has so many that one is no large part of its table. */
    private static final int FULL_SETS = 20;

    private Store store;

    abstract StoreSettings settings(Path folder);

    /** Whether a line of a plan reads such a table whole. */
    abstract boolean scans(String line, Set<String> tables);

    /** What a line says that reads rows by their numbers. */
    abstract String numbers();

    /** Whether a line says that what an index gives is put into another order. */
    abstract boolean sorts(String line);

    /** How many times the few rows that are left may be sorted. */
    abstract int sortings(Planned asked);

    /** Whether a line says that this index answers by itself. */
    abstract boolean alone(String line, String index);

    @BeforeAll
    void fill(@TempDir Path folder) throws SQLException {
        StoreSettings settings = settings(folder);
        store = Store.open(settings);
        store.change(PlansContract::rows);
        store.change(PlansContract::groups);
        store.change(PlansContract::sets);
        store.change(PlansContract::sightings);
        Plan.look(settings);
    }

    @AfterAll
    void close() {
        store.close();
    }

    private static String numbers(int to) {
        return " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + to + ") ";
    }

    private static void rows(Handle h) {
        h.execute("INSERT INTO record_row (no, record, subscription, state, system, resource, intake, record_key,"
                + " version, revision, position, stage, code, item, text, fingerprint, attempts, input, claimed, act,"
                + " created, updated, grp, key_hash)" + numbers(ROWS)
                + "SELECT i, 'r' || i, CASE WHEN i <= " + QUIET + " THEN 'quiet' WHEN i % 2 = 0 THEN 's' ELSE 't' END,"
                + " CASE WHEN i <= " + QUIET
                + " AND i % 20 = 0 THEN 'PARKED' WHEN i % 999 = 0 THEN 'REPLAYING' ELSE 'RESOLVED'"
                + " END, 's' || i % 9, 'r' || i % 3, 'i' || i / 30, 'k' || i, 1, 0, i, 'deliver', 'C', '',"
                + " 'sending it to the consumer failed: it answered 422', 'f', 1,"
                + " '{\"name\":\"欧阳\",\"note\":\"本记录为演示数据，与任何真实人员无关\"}', 0, 0, i, i, i % 99, i * 7919 FROM n");
    }

    private static void groups(Handle h) {
        h.execute("INSERT INTO row_group (id, subscription, system, resource, stage, code, fingerprint, text, parked,"
                + " held, replaying, ended, first, newest)" + numbers(GROUPS)
                + "SELECT i, 's', '', 'r', 'deliver', 'C', 'f' || i, 't', i % 2, 0, 0, 1, i, i FROM n");
        h.execute(
                "INSERT INTO row_group_hour (grp, hour, n)" + numbers(GROUPS * 24) + "SELECT i / 24, i % 24, 1 FROM n");
    }

    private static void sightings(Handle h) {
        byte[] some = new byte[800];
        h.createUpdate("INSERT INTO sighting (no, at, n, keys, rest)" + numbers(ROWS)
                        + "SELECT i, i, 100, :some, :some FROM n")
                .bind("some", some)
                .execute();
    }

    private static void sets(Handle h) {
        h.execute("INSERT INTO replay_job (no, revision, state, name, reason, person, starter, created, since, begins,"
                + " canary, ramp, rate, stop_at, planned, asked, place, border, base_resolved, base_failed, cause, preview,"
                + " foreseen)" + numbers(SETS)
                + "SELECT i, 1, CASE WHEN i % 500 = 0 THEN 'RUNNING' ELSE 'DONE' END, 'n', 'r', 'p', 's', 0, 0, 0, 0, 0, 0, 0,"
                + " 0, '', '', 0, 0, 0, '', 'DONE', 0 FROM n");
        h.execute(
                "INSERT INTO replay_row (job, row_no, seq, subscription, revision, fate, why, attempts, preview,"
                        + " preview_code) SELECT 1 + no % " + FULL_SETS + ", no, -no, subscription, 0,"
                        + " CASE no % 7 WHEN 0 THEN 'WAITING' WHEN 1 THEN 'MARKED' WHEN 2 THEN 'HELD' WHEN 3 THEN 'SKIPPED'"
                        + " ELSE 'RESOLVED' END, CASE no % 7 WHEN 3 THEN 'edited' ELSE '' END, 1, 'deliver', '' FROM record_row");
        h.execute("INSERT INTO request (id, kind, state, actor, reason, asked_for, rule, at, expires, second, decided,"
                + " answer, examples)" + numbers(SETS)
                + "SELECT i, 'DISCARD', CASE WHEN i % 500 = 0 THEN 'ASKED' ELSE 'DONE' END, 'a', 'r', 'x', '', 0, 0, '', 1, '',"
                + " '[]' FROM n");
        h.execute("INSERT INTO request_row (request, row_no, revision, outcome, code) SELECT 1 + no % " + FULL_SETS
                + ", no, 0, CASE no % 3 WHEN 0 THEN 'due' ELSE 'done' END, '' FROM record_row");
    }

    Stream<Planned> asked() {
        List<Planned> all = new ArrayList<>();
        search(all, "newest", "record_row_newest", null, null, null, null, null, null, null);
        search(all, "subscription", "record_row_subscription", "quiet", null, null, null, null, null, null);
        search(all, "parked", "record_row_state", null, RowState.PARKED, null, null, null, null, null);
        search(all, "resolved", "record_row_state", null, RowState.RESOLVED, null, null, null, null, null);
        search(all, "system", "record_row_system", null, null, "s1", null, null, null, null);
        search(all, "resource", "record_row_resource", null, null, null, "r1", null, null, null);
        search(all, "intake", "record_row_intake", null, null, null, null, "i17", null, null);
        search(all, "group", "record_row_group", null, null, null, null, null, 17L, null);
        search(all, "key", "record_row_key", null, null, null, null, null, null, "k17");
        search(all, "parked of a subscription", "record_row_state", "t", RowState.PARKED, null, null, null, null, null);
        search(all, "resolved of a system", "record_row_system", null, RowState.RESOLVED, "s1", null, null, null, null);
        for (Cursor after : new Cursor[] {null, new Cursor(GROUPS / 2, 7)}) {
            for (boolean ended : new boolean[] {false, true}) {
                List<Object> values = new ArrayList<>();
                String sql = Groups.sql(new Group.Asked(null, null, null, null, null, ended, after, 100), values);
                all.add(new Planned(
                        "groups, ended " + ended + ", after " + after, sql, values, "row_group_newest", false));
            }
        }
        List<Object> page = new ArrayList<>(Collections.nCopies(100, 17L));
        page.add(3L);
        all.add(new Planned("trends", Groups.trendSql(100), page, "row_group_hour", false));
        all.add(Planned.alone("record_row_open", "counts of a subscription", RowCounts.PUBLISHED, "s", "s", "s"));
        all.add(Planned.by(
                "record_row_",
                "counts of a source",
                RowCounts.UNPUBLISHED,
                "",
                "s1",
                "r1",
                "",
                "s1",
                "r1",
                "",
                "s1",
                "r1"));
        all.add(Planned.by("record_row_claimed", "claims at a start", WorkRows.RELEASE));
        all.add(Planned.by(
                "record_row",
                "rows of a batch of events",
                RowMoves.LOOK_UP,
                IntStream.range(0, 100).mapToObj(i -> "r" + i).toArray()));
        all.add(Planned.by("record_row_claimed", "claims of a worker that ended", WorkRows.RELEASE_OF_ONE, "s"));
        all.add(Planned.by(
                "record_row",
                "rows that a worker sends again",
                WorkRows.MARKED.replace(":subscription", "?").replace("<records>", "?, ?"),
                "s",
                "r17",
                "r18"));
        for (long from : new long[] {Long.MIN_VALUE, 100}) {
            String sightings = Sightings.pieceSql(store.findsBytes());
            byte[] hash = new byte[] {0, 0, 0, 0, 0, 0, 0, 7};
            Object[] span = {from, Long.MIN_VALUE, ROWS / 2L, Long.MAX_VALUE};
            all.add(Planned.by(
                    "sighting_newest",
                    "sightings from " + from,
                    sightings,
                    span[0],
                    span[1],
                    span[2],
                    span[3],
                    100,
                    hash));
            all.add(Planned.alone(
                    "sighting_newest",
                    "sightings from " + from + ", border",
                    Sightings.BORDER,
                    span[0],
                    span[1],
                    span[2],
                    span[3],
                    1,
                    99));
        }
        all.addAll(JobPlans.all(7));
        all.addAll(RequestPlans.all(7));
        return all.stream();
    }

    /** The first page and a later one, of all time and of a part of it; and where a text is looked for, a piece and its border. */
    private void search(
            List<Planned> all,
            String name,
            String index,
            String subscription,
            RowState state,
            String system,
            String resource,
            String intake,
            Long group,
            String key) {
        for (Cursor after : new Cursor[] {null, new Cursor(ROWS / 2, 7)}) {
            for (Long from : new Long[] {null, 100L}) {
                {
                    Long to = from == null ? null : (long) ROWS - 100;
                    Question asked = new Question(
                            subscription,
                            state,
                            null,
                            null,
                            system,
                            resource,
                            intake,
                            group,
                            key,
                            from,
                            to,
                            null,
                            after,
                            100);
                    Search search = new Search(store, FinderContract.KEYS);
                    Span span = search.span(asked);
                    List<Search.Where> rest = search.rest(asked);
                    List<Object> block = new ArrayList<>(List.of(1_024L, 1_279L));
                    search.all(asked).forEach(where -> block.addAll(where.values()));
                    all.add(new Planned(
                            name + ", a block with a text" + (from == null ? "" : ", of a time"),
                            TextSearch.rowsSql(search.all(asked)),
                            block,
                            numbers(),
                            false));
                    String which = name + (after == null ? ", first" : ", next") + (from == null ? "" : ", of a time");
                    if (rest.isEmpty()) {
                        all.add(new Planned(which, Search.rowsSql(span), Search.values(span, 101), index, false));
                    } else {
                        String piece = Search.pieceSql(span, rest);
                        all.add(new Planned(which, piece, Search.pieceValues(span, rest, 1_000, 101), index, false));
                        String border = Search.borderSql(span);
                        all.add(new Planned(which + ", border", border, Search.values(span, 1, 999), index, true));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("asked")
    void noQuestionReadsATableWhole(Planned asked) {
        List<String> plan = Plan.of(store, asked.sql(), asked.values());

        assertThat(plan)
                .as(asked.sql())
                .noneMatch(line -> scans(line, BIG))
                .anyMatch(line -> asked.alone() ? alone(line, asked.index()) : line.contains(asked.index()));
        if (asked.sql().contains("FROM record_row WHERE (")) {
            assertThat(plan).as(asked.sql()).filteredOn(this::sorts).hasSizeLessThanOrEqualTo(sortings(asked));
            assertThat(plan)
                    .filteredOn(line -> line.contains("record_row_"))
                    .isNotEmpty()
                    .allMatch(line -> line.contains(asked.index()));
        }
    }

    /** Else a plan that reads a table whole would not be known from another. */
    @ParameterizedTest
    @MethodSource("whole")
    void questionThatReadsATableWholeIsSeen(String sql) {
        assertThat(Plan.of(store, sql, List.of())).as(sql).anyMatch(line -> scans(line, BIG));
    }

    static Stream<String> whole() {
        return Stream.of(
                "SELECT subscription, system, resource, state, COUNT(*) FROM record_row GROUP BY subscription, system,"
                        + " resource, state",
                "SELECT SUM(r.position) FROM record_row r JOIN replay_row j ON j.row_no = r.no WHERE j.attempts = 1");
    }
}
