package org.huitong.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * What one bus transaction changed, for the store to project. It travels in the same transaction as the change, so it
 * is durable exactly when the change is; the store applies it once, by its id.
 *
 * @param id unique
 * @param kind intake, outcome, discard, refusal or barrier
 * @param at milliseconds since the epoch, for people; nothing is ordered by it
 * @param subject whom it is about: {@code system/resource} of an intake, the subscription of an outcome
 * @param receipt the sender's receipt; null for all but intakes
 * @param counts what to add to the subject's tallies, by {@link Tally} word
 * @param rows records that are not done, and those that now are
 * @param detail for the audit trail; null where there is nothing to say beyond the counts
 * @param person in whose name it was done; null where nobody but a system or the gateway acted
 * @param seen what became of which records
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Event(
        String id,
        String kind,
        long at,
        String subject,
        Stored receipt,
        Map<String, Long> counts,
        List<RowChange> rows,
        String detail,
        String person,
        List<Seen> seen) {

    public static final String INTAKE = "intake";
    public static final String OUTCOME = "outcome";
    public static final String DISCARD = "discard";
    public static final String REFUSAL = "refusal";
    public static final String BARRIER = "barrier";

    public Event {
        counts = counts == null ? Map.of() : counts;
        rows = rows == null ? List.of() : rows;
        seen = seen == null ? List.of() : seen;
    }

    /** Of something no person did. */
    public Event(
            String id,
            String kind,
            long at,
            String subject,
            Stored receipt,
            Map<String, Long> counts,
            List<RowChange> rows,
            String detail) {
        this(id, kind, at, subject, receipt, counts, rows, detail, null, List.of());
    }

    /**
     * A receipt as it is kept.
     *
     * @param system who got it
     * @param key the sender's Idempotency-Key; null where it gave none
     * @param receipt what was answered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Stored(String system, String key, Receipt receipt) {}

    /** The same with other counts. */
    public Event with(Map<String, Long> other) {
        return new Event(id, kind, at, subject, receipt, other, rows, detail, person, seen);
    }

    /** The same, and it tells of these records. */
    public Event of(List<Seen> records) {
        return new Event(id, kind, at, subject, receipt, counts, rows, detail, person, records);
    }

    public static Event barrier(String id, long at) {
        return new Event(id, BARRIER, at, "", null, Map.of(), List.of(), null);
    }
}
