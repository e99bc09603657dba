package org.huitong.failed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huitong.audit.AuditTrail;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.RowState;
import org.huitong.store.Sealing;
import org.huitong.store.Store;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** What people do with rows, and what they see of them. Every act is one transaction with its audit entry. Thread-safe. */
public final class Rows {
    private static final String COLUMNS =
            "no, record, subscription, state, system, resource, intake, record_key, version,"
                    + " revision, position, stage, code, item, text, attempts, input, mended, claimed, created, updated, grp";
    private static final RowMapper<Row> MAPPER = (rs, ctx) -> new Row(
            rs.getLong(1),
            rs.getString(2),
            rs.getString(3),
            RowState.valueOf(rs.getString(4)),
            rs.getString(5),
            rs.getString(6),
            rs.getString(7),
            Sealing.of(ctx).open(rs.getString(8), rs.getString(2)),
            rs.getLong(9),
            rs.getInt(10),
            rs.getLong(11),
            rs.getString(12),
            rs.getString(13),
            rs.getString(14),
            rs.getString(15),
            rs.getInt(16),
            Sealing.of(ctx).open(rs.getString(17), rs.getString(2)),
            Sealing.of(ctx).open(rs.getString(18), rs.getString(2)),
            rs.getLong(19) != 0,
            Instant.ofEpochMilli(rs.getLong(20)),
            Instant.ofEpochMilli(rs.getLong(21)),
            rs.getLong(22));

    private final Store store;
    private final DiscardRules rules;
    private final RowClaims claims;

    public Rows(Store store) {
        this(store, DiscardRules.STANDARD);
    }

    public Rows(Store store, DiscardRules rules) {
        this.store = store;
        this.rules = rules;
        this.claims = new RowClaims(store);
    }

    /** Who works on which row. */
    public RowClaims claims() {
        return claims;
    }

    /**
     * @param no the number people use
     * @param subscription empty for a record parked before publish
     * @param input untouched
     * @param mended as a person left it; null where nobody has
     * @param claimed true while its worker acts on it
     * @param group number of its group by cause
     */
    public record Row(
            long no,
            String record,
            String subscription,
            RowState state,
            String system,
            String resource,
            String intake,
            String key,
            long version,
            int revision,
            long position,
            String stage,
            String code,
            String item,
            String text,
            int attempts,
            String input,
            String mended,
            boolean claimed,
            Instant created,
            Instant updated,
            long group) {

        /** What would be processed or sent now. */
        public String current() {
            return mended == null ? input : mended;
        }
    }

    /** Null means any; {@code after} is the last number seen, newest first. */
    public record Filter(String subscription, String state, String stage, String code, Long after, int limit) {}

    public List<Row> list(Filter filter) {
        return store.read(h -> {
            StringBuilder sql = new StringBuilder("SELECT " + COLUMNS + " FROM record_row WHERE 1 = 1");
            List<Object> values = new ArrayList<>();
            and(sql, values, "subscription = ?", filter.subscription());
            and(
                    sql,
                    values,
                    "state = ?",
                    filter.state() == null ? null : filter.state().toUpperCase(java.util.Locale.ROOT));
            and(sql, values, "stage = ?", filter.stage());
            and(sql, values, "code = ?", filter.code());
            and(sql, values, "no < ?", filter.after());
            values.add(filter.limit());
            return h.select(sql + " ORDER BY no DESC LIMIT ?", values.toArray())
                    .map(MAPPER)
                    .list();
        });
    }

    private static void and(StringBuilder sql, List<Object> values, String condition, Object value) {
        if (value != null) {
            sql.append(" AND ").append(condition);
            values.add(value);
        }
    }

    public Optional<Row> find(long no) {
        return store.read(h -> find(h, no));
    }

    private static Optional<Row> find(Handle h, long no) {
        return h.select("SELECT " + COLUMNS + " FROM record_row WHERE no = ?", no)
                .map(MAPPER)
                .findOne();
    }

    /** What happened to a row, oldest first. */
    public List<AuditTrail.Entry> history(long no) {
        return store.read(h -> AuditTrail.of(h, subject(no), 200));
    }

    /**
     * Mends a row; it stays parked, its revision grows by one.
     *
     * @param expected the revision the person has read
     * @throws HuitongException OPERATE-STALE where the row has moved since, OPERATE-UNKNOWN where there is none,
     *     OPERATE-CLAIMED where another person works on it
     */
    public Row edit(long no, int expected, String mended, String person, String reason) {
        return act(no, "edit", person, reason, h -> {
            keepRevision(h, no, expected);
            TextBlocks.changed(h, no);
            return h.execute(
                    "UPDATE record_row SET mended = ?, revision = revision + 1, updated = ?, act = " + NEXT_ACT
                            + " WHERE no = ? AND revision = ? AND state IN ('PARKED', 'HELD') AND claimed = 0",
                    Sealing.of(h).close(mended, find(h, no).orElseThrow().record()),
                    System.currentTimeMillis(),
                    no,
                    expected);
        });
    }

    /** What is mended once more is kept as it was; an edit that is refused takes this back with it. */
    static void keepRevision(Handle h, long no, int revision) {
        h.execute(
                "INSERT INTO row_revision (row_no, revision, content) SELECT no, revision, mended FROM record_row"
                        + " WHERE no = ? AND revision = ? AND mended IS NOT NULL ON CONFLICT (row_no, revision) DO NOTHING",
                no,
                revision);
    }

    /**
     * Gives a row up; for a while it can be restored. Throws as {@link #edit}, and OPERATE-SECOND where the person has
     * discarded as many in this hour as one may alone.
     */
    public Row discard(long no, String person, String reason) {
        long now = System.currentTimeMillis();
        return act(no, "discard", person, reason, h -> {
            Row row = find(h, no).orElseThrow();
            int done = h.execute(
                    "UPDATE record_row SET state = 'DISCARDED', restorable = ?, updated = ?, act = " + NEXT_ACT
                            + " WHERE no = ? AND state IN ('PARKED', 'HELD') AND claimed = 0",
                    rules.restorableUntil(h, row.subscription(), row.resource(), now),
                    now,
                    no);
            if (done > 0) {
                rules.alone(h, person, 1, now);
            }
            return done;
        });
    }

    /** Takes a discard back: the row is parked again. Throws as {@link #edit}. */
    public Row restore(long no, String person, String reason) {
        long now = System.currentTimeMillis();
        return act(
                no,
                "restore",
                person,
                reason,
                h -> h.execute(
                        "UPDATE record_row SET state = 'PARKED', restorable = 0, updated = ?, act = " + NEXT_ACT
                                + " WHERE no = ? AND state = 'DISCARDED' AND restorable > ?",
                        now,
                        no,
                        now));
    }

    /** Asks for a row to be sent again, by its subscription's worker. Throws as {@link #edit}. */
    public Row replay(long no, String person) {
        return act(
                no,
                "replay",
                person,
                "",
                h -> h.execute(
                        "UPDATE record_row SET state = 'REPLAYING', updated = ?, act = " + NEXT_ACT
                                + " WHERE no = ? AND state = 'PARKED' AND claimed = 0 AND NOT EXISTS (SELECT 1"
                                + " FROM replay_row j WHERE j.row_no = record_row.no AND " + Marking.IN_A_JOB + ")",
                        System.currentTimeMillis(),
                        no));
    }

    /** People's acts are numbered, so that a worker asks only for what it has not heard of. */
    static final String NEXT_ACT = "(SELECT COALESCE(MAX(act), 0) + 1 FROM record_row WHERE act > 0)";

    private interface Change {
        int on(Handle handle);
    }

    private Row act(long no, String action, String person, String reason, Change change) {
        return store.write(h -> {
            Row before = find(h, no)
                    .orElseThrow(() -> new HuitongException(
                            ErrorCode.OPERATE_UNKNOWN,
                            action + " of row " + no + ": there is no such row. List them with 'failed list'."));
            RowClaims.mustBeFree(h, no, person, action);
            if (change.on(h) == 0) {
                throw new HuitongException(
                        ErrorCode.OPERATE_STALE,
                        action + " of row " + no + " was refused: it is "
                                + before.state().word() + " at revision "
                                + before.revision() + (before.claimed() ? " and being sent just now" : "")
                                + Marking.job(h, no)
                                        .map(job -> " and belongs to replay job " + job)
                                        .orElse("")
                                + (action.equals("restore") ? DiscardRules.gone(before.state()) : "")
                                + ". Look at it again with 'failed show " + no + "'.");
            }
            Row after = find(h, no).orElseThrow();
            Causes.moved(h, after.group(), before.state(), after.state());
            AuditTrail.append(
                    h,
                    List.of(new AuditTrail.Entry(
                            Instant.now(),
                            person,
                            action,
                            subject(no),
                            after.state().word(),
                            "revision " + after.revision()
                                    + (reason == null || reason.isEmpty() ? "" : ": " + reason))));
            return after;
        });
    }

    static String subject(long no) {
        return "row " + no;
    }

    /** How many there are of each state. */
    public RowCounts counts() {
        return new RowCounts(store);
    }
}
