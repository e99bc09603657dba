package org.huitong.operate.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The contract's {@code Grant}: what holds of one subscription.
 *
 * @param rule what it comes to now
 * @param cause why it is closed; null where it is open
 * @param reason null where its author gave none
 * @param from null where the grant cannot be read
 */
public record GrantView(
        String subscription,
        String consumer,
        String resource,
        int version,
        String kind,
        String rule,
        String cause,
        String by,
        @JsonSerialize(using = ToStringSerializer.class) Instant since,
        String reason,
        @JsonSerialize(using = ToStringSerializer.class) LocalDate from,
        @JsonSerialize(using = ToStringSerializer.class) LocalDate to) {

    /** One page; {@code next} is null on the last. */
    record Page(List<GrantView> grants, String next) {}

    /**
     * With its text and history.
     *
     * @param text the grant in the words of its file
     */
    public record Detail(
            @JsonUnwrapped GrantView view,

            @com.fasterxml.jackson.annotation.JsonProperty("grant")
            JsonNode text,

            List<Version> history) {}

    /** One act of the past. */
    public record Version(
            int version,
            String kind,
            String by,
            @JsonSerialize(using = ToStringSerializer.class) Instant effect,
            String reason,
            JsonNode grant) {}

    /**
     * What an act has led to.
     *
     * @param effect nothing that it forbids begins later
     * @param note what is still missing; null for nothing
     */
    public record Acted(
            @JsonUnwrapped GrantView view,
            @JsonSerialize(using = ToStringSerializer.class) Instant effect,
            String note) {}
}
