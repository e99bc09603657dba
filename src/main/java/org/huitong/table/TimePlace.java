package org.huitong.table;

import java.util.List;
import org.huitong.message.Json;

/**
 * How far a table that is asked by time was read: what its watermark says.
 *
 * @param at time and keys of the last row in that order; empty before the first
 * @param checked what the far end's clock showed when all that was late had been found
 * @param asOf the same moment by the gateway's own clock, in milliseconds
 * @param memory names what is remembered of the rows inside the window
 * @param entries how much of it
 * @param floor before it nothing is looked for any more; empty for none
 */
public record TimePlace(List<Object> at, String checked, long asOf, String memory, long entries, String floor) {
    /** A token that nothing was written into yet is the start. */
    public TimePlace {
        at = at == null ? List.of() : List.copyOf(at);
        checked = checked == null ? "" : checked;
        memory = memory == null ? "" : memory;
        floor = floor == null ? "" : floor;
    }

    public static TimePlace of(byte[] token) {
        return Json.read(token, TimePlace.class);
    }

    public byte[] bytes() {
        return Json.bytes(this);
    }
}
