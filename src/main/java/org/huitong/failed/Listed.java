package org.huitong.failed;

import org.huitong.message.RowState;

/**
 * A row without its content and its key, as it is listed; times in milliseconds.
 *
 * @param no the number people use
 * @param subscription empty for a record parked before publish
 * @param group number of its group by cause
 */
public record Listed(
        long no,
        String record,
        String subscription,
        RowState state,
        String system,
        String resource,
        String intake,
        String stage,
        String code,
        String item,
        String text,
        int attempts,
        int revision,
        long group,
        long created,
        long updated) {

    Cursor cursor() {
        return new Cursor(created, no);
    }
}
