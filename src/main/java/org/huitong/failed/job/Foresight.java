package org.huitong.failed.job;

import java.util.List;

/**
 * What a preview of a job has found.
 *
 * @param state empty where nobody has asked for one, LOOKING, DONE
 * @param counts the largest first
 */
public record Foresight(String state, List<Count> counts) {
    public Foresight {
        counts = List.copyOf(counts);
    }

    /** @param example number of one such row */
    public record Count(String outcome, String code, long rows, long example) {}
}
