package org.huitong.operate.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huitong.audit.AuditTrail;
import org.huitong.failed.Listed;
import org.huitong.failed.RowClaims;
import org.huitong.failed.Rows;
import org.huitong.failed.Step;

/**
 * The contract's {@code Row}: what may be listed, so no payload and no business key.
 *
 * @param claimedBy who works on it; null where nobody has claimed it
 */
record RowView(
        long no,
        String record,
        String subscription,
        String system,
        String resource,
        String intake,
        long group,
        String stage,
        String state,
        String code,
        String item,
        String text,
        int attempts,
        int revision,
        @JsonSerialize(using = ToStringSerializer.class) Instant created,
        @JsonSerialize(using = ToStringSerializer.class) Instant updated,
        String claimedBy,
        @JsonSerialize(using = ToStringSerializer.class) Instant claimedUntil) {

    static RowView of(Rows.Row row, Map<Long, RowClaims.Claim> claims) {
        RowClaims.Claim claim = claims.get(row.no());
        return new RowView(
                row.no(),
                row.record(),
                orNull(row.subscription()),
                row.system(),
                row.resource(),
                row.intake(),
                row.group(),
                row.stage(),
                row.state().word(),
                orNull(row.code()),
                orNull(row.item()),
                orNull(row.text()),
                row.attempts(),
                row.revision(),
                row.created(),
                row.updated(),
                person(claim),
                until(claim));
    }

    private static RowView of(Listed row, Map<Long, RowClaims.Claim> claims) {
        RowClaims.Claim claim = claims.get(row.no());
        return new RowView(
                row.no(),
                row.record(),
                orNull(row.subscription()),
                row.system(),
                row.resource(),
                row.intake(),
                row.group(),
                row.stage(),
                row.state().word(),
                orNull(row.code()),
                orNull(row.item()),
                orNull(row.text()),
                row.attempts(),
                row.revision(),
                Instant.ofEpochMilli(row.created()),
                Instant.ofEpochMilli(row.updated()),
                person(claim),
                until(claim));
    }

    private static String person(RowClaims.Claim claim) {
        return claim == null ? null : claim.person();
    }

    private static Instant until(RowClaims.Claim claim) {
        return claim == null ? null : Instant.ofEpochMilli(claim.until());
    }

    /** The store has no nulls; the contract has no empty words. */
    static String orNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /**
     * One page.
     *
     * @param next null where nothing is left
     * @param examined how many rows were looked at for it
     * @param reached how far back that went; null where nothing is left
     */
    record Page(
            List<RowView> rows,
            String next,
            long examined,
            @JsonSerialize(using = ToStringSerializer.class) Instant reached) {
        static Page of(org.huitong.failed.Page page, RowClaims rowClaims) {
            Map<Long, RowClaims.Claim> claims =
                    rowClaims.of(page.rows().stream().map(Listed::no).toList());
            return new Page(
                    page.rows().stream().map(row -> RowView.of(row, claims)).toList(),
                    page.next() == null ? null : page.next().text(),
                    page.examined(),
                    page.next() == null
                            ? null
                            : Instant.ofEpochMilli(page.next().at()));
        }
    }

    /** The contract's {@code RowDetail}, the only form with payload. */
    record Detail(@JsonUnwrapped RowView row, String input, String data, List<Act> history, List<Happened> timeline) {
        static Detail of(Rows.Row row, RowClaims claims, List<AuditTrail.Entry> history, List<Step> timeline) {
            return new Detail(
                    RowView.of(row, claims.of(List.of(row.no()))),
                    row.input(),
                    row.current(),
                    history.stream().map(Act::of).toList(),
                    timeline.stream().map(Happened::of).toList());
        }
    }

    /** What a person has done to a row. */
    record Act(
            @JsonSerialize(using = ToStringSerializer.class) Instant at,
            String actor,
            String action,
            String result,
            String detail) {
        static Act of(AuditTrail.Entry entry) {
            return new Act(entry.at(), entry.actor(), entry.action(), entry.result(), orNull(entry.detail()));
        }
    }

    /** One thing that happened to a row: an attempt, a person's act, or the end. */
    record Happened(
            @JsonSerialize(using = ToStringSerializer.class) Instant at,
            String action,
            String by,
            String stage,
            String code,
            String answer,
            String text) {
        static Happened of(Step step) {
            return new Happened(
                    Instant.ofEpochMilli(step.at()),
                    step.action(),
                    orNull(step.by()),
                    orNull(step.stage()),
                    orNull(step.code()),
                    orNull(step.answer()),
                    orNull(step.text()));
        }
    }
}
