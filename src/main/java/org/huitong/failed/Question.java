package org.huitong.failed;

import org.huitong.message.RowState;

/**
 * Which rows are looked for; null means any.
 *
 * @param group number of a group
 * @param key the business key, whole
 * @param from created at or after, milliseconds
 * @param to created before, milliseconds
 * @param text stands somewhere in the cause, the input or the mended content, in these letters
 * @param after where the page before has ended
 * @param limit rows of a page
 */
public record Question(
        String subscription,
        RowState state,
        String stage,
        String code,
        String system,
        String resource,
        String intake,
        Long group,
        String key,
        Long from,
        Long to,
        String text,
        Cursor after,
        int limit) {

    public static Question any(int limit) {
        return new Question(null, null, null, null, null, null, null, null, null, null, null, null, null, limit);
    }
}
