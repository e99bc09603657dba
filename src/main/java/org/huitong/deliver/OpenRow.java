package org.huitong.deliver;

import org.huitong.message.RowState;

/** An open row as its worker remembers it. */
public record OpenRow(String record, String key, long position, RowState state) {
    OpenRow in(RowState next) {
        return new OpenRow(record, key, position, next);
    }
}
