package org.huitong.receive.drop;

/**
 * What the first pass over a file found.
 *
 * @param records in it
 * @param good records it will be published as; meaningful only where all were judged
 * @param bad records that will be parked
 * @param digest SHA-256 of its bytes, hex
 * @param twice numbers of the records that share their key with another, in order
 */
record Findings(long records, long good, long bad, String digest, long[] twice) {

    /** How many records a snapshot is counted as. */
    long size() {
        return good + bad;
    }
}
