package org.huitong.receive.drop;

import org.huitong.message.Json;

/**
 * How far the files of a source have come: what its watermark says, committed with each piece.
 *
 * @param arrival the file that is, or was last, under way; empty before the first
 * @param state what has become of it
 * @param records of it that are on the bus or parked
 * @param total records in it
 * @param digest SHA-256 of its bytes, hex
 * @param snapshot records of the last file that was taken in whole; 0 before the first
 */
public record Place(String arrival, State state, long records, long total, String digest, long snapshot) {
    /** Before the first file. */
    public static final Place START = new Place("", State.NONE, 0, 0, "", 0);

    /** What has become of a file. */
    public enum State {
        NONE,
        READING,
        FINISHED,
        REFUSED
    }

    /** A token that nothing was written into yet is the start. */
    public Place {
        arrival = arrival == null ? "" : arrival;
        state = state == null ? State.NONE : state;
        digest = digest == null ? "" : digest;
    }

    public static Place of(byte[] token) {
        return Json.read(token, Place.class);
    }

    public byte[] bytes() {
        return Json.bytes(this);
    }

    /** The same file, refused where it stands. */
    Place refused() {
        return new Place(arrival, State.REFUSED, records, total, digest, snapshot);
    }
}
