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

    /** The next page of the same. */
    public Question from(Cursor next, int rows) {
        return new Question(
                subscription, state, stage, code, system, resource, intake, group, key, from, to, text, next, rows);
    }

    /** The same of one subscription alone. */
    public Question of(String only) {
        return new Question(
                only, state, stage, code, system, resource, intake, group, key, from, to, text, after, limit);
    }

    /** The same among what was created before {@code until}, behind {@code from}. */
    public Question page(Long until, Cursor from, int rows) {
        return new Question(
                subscription,
                state,
                stage,
                code,
                system,
                resource,
                intake,
                group,
                key,
                this.from,
                until,
                text,
                from,
                rows);
    }

    public static Question any(int limit) {
        return new Question(null, null, null, null, null, null, null, null, null, null, null, null, null, limit);
    }
}
