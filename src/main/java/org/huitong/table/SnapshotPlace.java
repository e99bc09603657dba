package org.huitong.table;

import org.huitong.message.Json;

/**
 * How far the comparing of a table has come.
 *
 * @param listing names the listing of the last look; empty before the first
 * @param rows in it
 * @param difference names what has changed since the look before, while it is being published; empty else
 * @param done bytes of it that are published
 */
record SnapshotPlace(String listing, long rows, String difference, long done) {
    SnapshotPlace {
        listing = listing == null ? "" : listing;
        difference = difference == null ? "" : difference;
    }

    static SnapshotPlace of(byte[] token) {
        return Json.read(token, SnapshotPlace.class);
    }

    byte[] bytes() {
        return Json.bytes(this);
    }
}
