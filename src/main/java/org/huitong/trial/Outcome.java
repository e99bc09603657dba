package org.huitong.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What became of a sample; its form is that of {@code try --json}.
 *
 * @param input how it was read
 * @param counts of all records that were read, also of those that are not listed
 * @param refused what makes a gateway refuse the sample as a whole, or what lies behind the last record; null for nothing
 * @param records the first of them
 * @param receivers subscriptions of the resource, in their order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Outcome(
        String system,
        String resource,
        Input input,
        Counts counts,
        Refused refused,
        List<Tried> records,
        List<Receiver> receivers) {

    /** @param whole false where the sample has more records than one intake, and the others were not read */
    public record Input(String file, String format, String charset, boolean whole) {}

    /**
     * @param read records in the sample
     * @param becomes records that they become
     * @param rejected records, or members of them, that do not go on
     * @param repaired values that were changed
     * @param doubtful values that go on and may be wrong
     */
    public record Counts(int read, int becomes, int rejected, int repaired, int doubtful) {}

    /** @param text with the cure, without a value */
    public record Refused(String code, String text) {}

    /**
     * @param record from 1
     * @param at where it stands in the sample
     */
    public record Tried(int record, String at, List<Became> becomes, List<Rejected> rejected, List<Noticed> notes) {}

    /** A record as it would stand on the bus. */
    public record Became(String op, Map<String, Object> data) {}

    /**
     * @param item empty where the record as a whole is meant
     * @param from what the mapping reads the item from
     * @param at where that stands in the sample
     */
    public record Rejected(
            String item,
            String from,
            String at,
            String rule,
            String standard,
            String found,
            String text,
            String cure) {}

    /** @param kind {@code repair} or {@code warning} */
    public record Noticed(
            String item, String from, String kind, String rule, String standard, String text, int count) {}

    /**
     * @param rule which decides, as {@code why} has it
     * @param items each with how it is shown: {@code clear}, {@code hidden}, or its mask
     */
    public record Receiver(
            String subscription, String system, boolean allowed, String rule, Map<String, String> items) {}

    /** Whether a gateway would take all of it. */
    @JsonProperty
    public boolean good() {
        return refused == null && counts.rejected() == 0;
    }
}
