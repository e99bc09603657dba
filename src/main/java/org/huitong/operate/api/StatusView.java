package org.huitong.operate.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;

/**
 * How the gateway does; its JSON is the contract's {@code Status}.
 *
 * @param started when this process came up
 * @param state one word, e.g. {@code up}
 * @param store the database that keeps receipts, rows and the trail: kind, version and place
 * @param live which files it runs on
 */
public record StatusView(
        @JsonSerialize(using = ToStringSerializer.class) Instant started,
        String state,
        String store,
        LiveView live,
        List<Subscription> subscriptions,
        List<Source> sources,
        List<Alarm> alarms) {

    public StatusView {
        subscriptions = List.copyOf(subscriptions);
        sources = List.copyOf(sources);
        alarms = List.copyOf(alarms);
    }

    /**
     * Counts are records; {@code received} is the sum of the other six.
     *
     * @param consumer system id
     * @param state open, paused, closed or stopped
     * @param cause why it is not open; null while it is
     * @param since since when it is not open; null while it is
     * @param nextProbe when a paused one is tried again, or one that is over quota goes on; null for all others
     * @param waiting still in the queue
     * @param quota what is left of it; empty where the grant sets no limit
     */
    public record Subscription(
            String id,
            String consumer,
            String resource,
            String state,
            String cause,
            @JsonSerialize(using = ToStringSerializer.class) Instant since,

            @JsonProperty("next_probe") @JsonSerialize(using = ToStringSerializer.class)
            Instant nextProbe,

            long received,
            long delivered,
            long superseded,
            long parked,
            long held,
            long discarded,
            long waiting,
            List<Limit> quota) {

        public Subscription {
            quota = List.copyOf(quota);
        }
    }

    /**
     * A limit of a grant's quota in the period of now.
     *
     * @param kind records or calls
     * @param per hour or day
     * @param left used and left are together the limit, unless it was lowered below what is used
     * @param until when it begins anew
     */
    public record Limit(
            String kind,
            String per,
            long limit,
            long used,
            long left,
            @JsonSerialize(using = ToStringSerializer.class) Instant until) {}

    /**
     * Counts are records.
     *
     * @param watermark null for a source that pushes
     * @param state open, failing, stopped, paused (by a person), or until when it is maintained
     * @param cause null where nothing is wrong
     * @param pause who paused it and why; null where nobody has
     */
    public record Source(
            String system,
            String resource,
            long received,
            long accepted,
            long parked,
            long rejected,
            long repeats,
            String watermark,
            String state,
            String cause,
            Pause pause) {}

    /** A person's act that keeps a source from being read. */
    public record Pause(
            String by,
            String reason,
            @JsonSerialize(using = ToStringSerializer.class) Instant since) {}

    /**
     * Something a person must see to.
     *
     * @param code stable error code
     * @param subject the subscription, source or part it is about
     * @param text what is wrong and the cure; no payload
     */
    public record Alarm(
            String code,
            String subject,
            String text,
            @JsonSerialize(using = ToStringSerializer.class) Instant since) {}
}
