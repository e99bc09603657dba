package org.huitong.operate.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import org.huitong.audit.AuditTrail;
import org.huitong.failed.Rows;

/** The contract's {@code Row}: what may be listed, so no payload and no business key. */
record RowView(
        long no,
        String record,
        String subscription,
        String system,
        String resource,
        String stage,
        String state,
        String code,
        String item,
        String text,
        int attempts,
        int revision,
        @JsonSerialize(using = ToStringSerializer.class) Instant created,
        @JsonSerialize(using = ToStringSerializer.class) Instant updated) {

    static RowView of(Rows.Row row) {
        return new RowView(
                row.no(),
                row.record(),
                orNull(row.subscription()),
                row.system(),
                row.resource(),
                row.stage(),
                row.state().word(),
                orNull(row.code()),
                orNull(row.item()),
                orNull(row.text()),
                row.attempts(),
                row.revision(),
                row.created(),
                row.updated());
    }

    /** The store has no nulls; the contract has no empty words. */
    private static String orNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** One page; {@code next} is null on the last. */
    record Page(List<RowView> rows, Long next) {}

    /** The contract's {@code RowDetail}, the only form with payload. */
    record Detail(@JsonUnwrapped RowView row, String input, String data, List<Act> history) {
        static Detail of(Rows.Row row, List<AuditTrail.Entry> history) {
            return new Detail(
                    RowView.of(row),
                    row.input(),
                    row.current(),
                    history.stream().map(Act::of).toList());
        }
    }

    /** One line of a row's history. */
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
}
