package org.huitong.failed;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huitong.audit.AuditTrail;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.RowState;
import org.huitong.store.Store;
import org.jdbi.v3.core.Handle;

/**
 * Which person works on a row: acts of everybody else are refused until it is released or its time is over. It keeps people apart,
 * not the workers: a record that is held still goes when it may, and a later one of its key still goes ahead. Thread-safe.
 */
public final class RowClaims {
    private static final String LIVE = " WHERE row_no BETWEEN ? AND ? AND until > ?";

    private final Store store;

    RowClaims(Store store) {
        this.store = store;
    }

    /**
     * @param person as named when it was claimed
     * @param until milliseconds
     */
    public record Claim(long no, String person, long until) {}

    /**
     * Claims a row that is parked or held; who has it already has it for as long anew.
     *
     * @throws HuitongException OPERATE-UNKNOWN, OPERATE-STALE where nothing is to be done with the row, OPERATE-CLAIMED where
     *     another person has it
     */
    public Claim claim(long no, String person, Duration time) {
        Instant now = Instant.now();
        Claim claim = new Claim(no, person, now.plus(time).toEpochMilli());
        return store.write(h -> {
            RowState state = state(h, no, "claim");
            if (state != RowState.PARKED && state != RowState.HELD) {
                throw stale(no, "claim", "it is " + state.word() + ", and nobody has to do anything with it now");
            }
            h.execute("DELETE FROM row_claim WHERE until <= ?", now.toEpochMilli());
            int claimed = h.execute(
                    "INSERT INTO row_claim (row_no, person, holder, until) VALUES (?, ?, ?, ?) ON CONFLICT (row_no)"
                            + " DO UPDATE SET until = excluded.until WHERE row_claim.holder = excluded.holder",
                    no,
                    person,
                    DiscardRules.folded(person),
                    claim.until());
            if (claimed == 0) {
                throw refused(h, no, person, "claim");
            }
            audit(h, no, person, "claim", "claimed", "until " + shown(claim.until()));
            return claim;
        });
    }

    /** Lets go of a row. Throws as {@link #claim}, OPERATE-STALE where nobody has it. */
    public void release(long no, String person) {
        store.change(h -> {
            state(h, no, "release");
            mustBeFree(h, no, person, "release");
            if (h.execute("DELETE FROM row_claim WHERE row_no = ?", no) == 0) {
                throw stale(no, "release", "nobody has claimed it");
            }
            audit(h, no, person, "release", "released", "");
        });
    }

    /** Who has which of these rows now. */
    public Map<Long, Claim> of(Collection<Long> rows) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        long now = System.currentTimeMillis();
        return store.read(h -> h
                .select(
                        "SELECT row_no, person, until FROM row_claim" + LIVE,
                        Collections.min(rows),
                        Collections.max(rows),
                        now)
                .map((rs, ctx) -> new Claim(rs.getLong(1), rs.getString(2), rs.getLong(3)))
                .stream()
                .collect(Collectors.toMap(Claim::no, claim -> claim)));
    }

    /** Which of these rows, and perhaps of others, somebody else has. */
    public static Set<Long> ofOthers(Handle h, Collection<Long> rows, String person, long now) {
        if (rows.isEmpty()) {
            return Set.of();
        }
        return h
                .select(
                        "SELECT row_no FROM row_claim" + LIVE + " AND holder <> ?",
                        Collections.min(rows),
                        Collections.max(rows),
                        now,
                        DiscardRules.folded(person))
                .mapTo(Long.class)
                .stream()
                .collect(Collectors.toSet());
    }

    /** Throws OPERATE-CLAIMED where another person has the row. Within the act's transaction. */
    static void mustBeFree(Handle h, long no, String person, String act) {
        if (!ofOthers(h, List.of(no), person, System.currentTimeMillis()).isEmpty()) {
            throw refused(h, no, person, act);
        }
    }

    private static HuitongException refused(Handle h, long no, String person, String act) {
        Claim claim = h.select("SELECT person, until FROM row_claim WHERE row_no = ?", no)
                .map((rs, ctx) -> new Claim(no, rs.getString(1), rs.getLong(2)))
                .one();
        return new HuitongException(
                ErrorCode.OPERATE_CLAIMED,
                act + " of row " + no + " by " + person + " was refused: " + claim.person() + " has claimed it until "
                        + shown(claim.until()) + ". Ask " + claim.person() + " for it ('failed release " + no
                        + "'), or wait until then.");
    }

    private static HuitongException stale(long no, String act, String why) {
        return new HuitongException(
                ErrorCode.OPERATE_STALE,
                act + " of row " + no + " was refused: " + why + ". Look at it again with 'failed show " + no + "'.");
    }

    private static RowState state(Handle h, long no, String act) {
        Optional<RowState> state = h.select("SELECT state FROM record_row WHERE no = ?", no)
                .map((rs, ctx) -> RowState.valueOf(rs.getString(1)))
                .findOne();
        return state.orElseThrow(() -> new HuitongException(
                ErrorCode.OPERATE_UNKNOWN,
                act + " of row " + no + ": there is no such row. List them with 'failed list'."));
    }

    private static String shown(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void audit(Handle h, long no, String person, String action, String result, String detail) {
        AuditTrail.append(
                h, List.of(new AuditTrail.Entry(Instant.now(), person, action, Rows.subject(no), result, detail)));
    }
}
