package org.huitong.deliver;

import org.huitong.message.RowState;

/**
 * An open row as its worker remembers it.
 *
 * @param doubted it was parked as a suspected poison, at whatever attempt: nobody knows whether the consumer has it
 */
public record OpenRow(String record, String key, long position, RowState state, boolean doubted) {
    OpenRow in(RowState next) {
        return new OpenRow(record, key, position, next, doubted);
    }

    OpenRow parked(boolean nobodyKnows) {
        return new OpenRow(record, key, position, RowState.PARKED, nobodyKnows);
    }
}
