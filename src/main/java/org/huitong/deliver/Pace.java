package org.huitong.deliver;

import java.time.Duration;

/**
 * How hard a worker tries.
 *
 * @param windowSlices most slices in one window
 * @param windowRecords no further slice is taken once a window has this many records
 * @param firstPause pause after the first outage; doubles with each failed probe
 * @param longestPause where the doubling ends
 * @param poisonProbes failed probes of the head before the next other key is asked to prove it guilty
 * @param stormKeys different keys parked with one fingerprint, without a success between, that pause instead
 */
public record Pace(
        int windowSlices,
        int windowRecords,
        Duration firstPause,
        Duration longestPause,
        int poisonProbes,
        int stormKeys) {}
