package org.huitong.operate.api;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;

/**
 * How good the data was that came since this process started; its JSON is the contract's {@code Quality}. A restart sets
 * all of it to nought: what must last is in the metrics' own store.
 *
 * @param since when counting began
 */
public record QualityView(
        @JsonSerialize(using = ToStringSerializer.class) Instant since, List<Source> sources, List<Count> counts) {

    public QualityView {
        sources = List.copyOf(sources);
        counts = List.copyOf(counts);
    }

    /**
     * Counts are records.
     *
     * @param accepted went on
     * @param parked set aside alone
     * @param rejected of pushes that were refused whole
     * @param last when the newest intake came; null before the first
     */
    public record Source(
            String system,
            String resource,
            long accepted,
            long parked,
            long rejected,
            @JsonSerialize(using = ToStringSerializer.class) Instant last) {}

    /**
     * @param item null where the record as a whole is meant
     * @param rule stable word
     * @param kind refused, repaired or warned
     * @param property which of the six it counts to
     * @param values how often
     */
    public record Count(
            String system, String resource, String item, String rule, String kind, String property, long values) {}
}
