package org.huitong.message;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What an event says of one record that is not done. A record has at most one row per subscription; a second change of
 * the same record moves that row and adds an attempt.
 *
 * @param record opaque record id
 * @param subscription whose row it is; empty for a record parked before publish
 * @param to the state it moves to
 * @param cause why; null where the move itself says it (superseded, resolved)
 * @param input what a person may need to mend it; null where the row exists already
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RowChange(String record, String subscription, RowState to, Cause cause, Input input) {

    /**
     * @param stage the stage's verb
     * @param code stable error code
     * @param item the item or field it is about; empty where the whole record is meant
     * @param text what went wrong and the cure; no payload
     * @param fingerprint equal for troubles of one kind, so that they can be grouped
     */
    public record Cause(String stage, String code, String item, String text, String fingerprint) {}

    /**
     * @param system who sent it
     * @param resource what it is about
     * @param intake the intake it came in
     * @param key business key; empty where normalize did not get that far
     * @param version version on the bus; 0 before publish
     * @param revision how often a person mended it
     * @param position order among the rows of a subscription
     * @param text untouched input: the sender's record before publish, the bus record after
     */
    public record Input(
            String system,
            String resource,
            String intake,
            String key,
            long version,
            int revision,
            long position,
            String text) {}

    public static RowChange end(String record, String subscription, RowState to) {
        return new RowChange(record, subscription, to, null, null);
    }
}
