package org.huitong.pilot;

/**
 * The counts of one chimney or one subscription, in records.
 *
 * @param delivered for a chimney: published
 * @param waiting received, and not yet in any of the other counts
 */
public record Tally(
        long received,
        long delivered,
        long superseded,
        long parked,
        long held,
        long discarded,
        long rejected,
        long repeats,
        long waiting) {

    /** True where every received record is somewhere and none waits. */
    public boolean addsUp() {
        return waiting == 0 && received == delivered + superseded + parked + held + discarded + rejected + repeats;
    }
}
