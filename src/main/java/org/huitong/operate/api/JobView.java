package org.huitong.operate.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;

/**
 * A replay job; its JSON is the contract's {@code ReplayJob}.
 *
 * @param starter who let it run last; null before
 * @param begins when it starts by itself; null for at once
 * @param cause null while all is well
 * @param skipped, subscriptions, preview: null in a list of jobs; of the preview also where nobody asked for one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobView(
        long no,
        long revision,
        String state,
        String name,
        String reason,
        String person,
        String starter,
        @JsonSerialize(using = ToStringSerializer.class) Instant created,
        @JsonSerialize(using = ToStringSerializer.class) Instant since,
        @JsonSerialize(using = ToStringSerializer.class) Instant begins,
        long canary,
        boolean ramp,
        long rate,
        long stopAt,
        String cause,
        long planned,
        Figures figures,
        List<Skipped> skipped,
        List<Lane> subscriptions,
        Preview preview) {

    /** They add up to all rows of the job. */
    public record Figures(long resolved, long failed, long skipped, long held, long waiting, long underWay) {
        public Figures plus(Figures other) {
            return new Figures(
                    resolved + other.resolved,
                    failed + other.failed,
                    skipped + other.skipped,
                    held + other.held,
                    waiting + other.waiting,
                    underWay + other.underWay);
        }
    }

    public record Skipped(String why, long rows) {}

    /** @param cause why nothing is sent to it now; null while something may be */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Lane(String subscription, String cause, Figures figures) {}

    public record Preview(boolean done, List<Outcome> outcomes) {}

    /** @param example number of one such row */
    public record Outcome(String outcome, String code, long rows, long example) {}

    public record All(List<JobView> jobs) {
        public All {
            jobs = List.copyOf(jobs);
        }
    }
}
