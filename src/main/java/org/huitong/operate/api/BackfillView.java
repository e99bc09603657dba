package org.huitong.operate.api;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;

/**
 * How far a subscription has been given what came before it; its JSON is the contract's {@code Backfill}.
 *
 * @param state starting, running, paused, failed, cancelling, cancelled or done
 * @param cause why it does not go on; null where it does, or is over
 * @param person who began it
 * @param since since when it is in this state
 * @param rate most records a second that are read; 0 for as many as go
 * @param received records that were read again, bad ones included
 * @param published records put on its queue
 * @param settled records that its worker is done with: delivered, superseded, parked or held
 * @param waiting slices in its queue
 */
public record BackfillView(
        String subscription,
        String state,
        String cause,
        String person,
        @JsonSerialize(using = ToStringSerializer.class) Instant started,
        @JsonSerialize(using = ToStringSerializer.class) Instant since,
        long rate,
        long received,
        long published,
        long settled,
        long waiting,
        List<Source> sources) {

    public BackfillView {
        sources = List.copyOf(sources);
    }

    /**
     * A source that is read again.
     *
     * @param source {@code system/resource}
     * @param watermark where it goes on; null before the first poll since the gateway's start
     * @param target where the source's own watermark stood when the backfill began; it is read to its end, which is no earlier
     * @param cause why it is not read on now; null while it is
     * @param ended true where all was read
     */
    public record Source(String source, String watermark, String target, String cause, boolean ended) {}

    /** Of all subscriptions. */
    public record All(List<BackfillView> backfills) {
        public All {
            backfills = List.copyOf(backfills);
        }
    }
}
