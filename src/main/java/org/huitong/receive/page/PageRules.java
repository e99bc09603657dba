package org.huitong.receive.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * What a route says of a list.
 *
 * @param query what every call asks
 * @param sinceParameter of the query, carries {@link PagePlace#since}; empty for none
 * @param sinceField of a record, whose greatest value the next round begins with; empty for none
 * @param startAt the since of the very first call; empty for none
 * @param cursorParameter of the query, carries {@link PagePlace#cursor}
 * @param records JSON Pointer of the array in an answer; empty where the answer is one
 * @param next JSON Pointer of the next page's cursor in an answer; empty where pages are counted
 * @param pageSize records of a full page, where pages are counted; a page with fewer is the last one
 */
public record PageRules(
        String query,
        String sinceParameter,
        String sinceField,
        String startAt,
        String cursorParameter,
        String records,
        String next,
        int pageSize) {

    /** @throws HuitongException CONFIG_INVALID where the list would be read from its beginning for ever */
    public PageRules {
        boolean goesOn =
                !sinceField.isEmpty() && !sinceParameter.isEmpty() || !next.isEmpty() && !cursorParameter.isEmpty();
        if (!goesOn) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "a list that is polled needs sinceParameter and sinceField, or cursorParameter and next: else each"
                            + " poll begins at its beginning. Give them in the source's route.");
        }
    }

    /** The query of the call that comes next. */
    public String query(PagePlace place) {
        List<String> parts = new ArrayList<>();
        if (!query.isEmpty()) {
            parts.add(query);
        }
        String since = place.since().isEmpty() ? startAt : place.since();
        if (!sinceParameter.isEmpty() && !since.isEmpty()) {
            parts.add(sinceParameter + "=" + URLEncoder.encode(since, StandardCharsets.UTF_8));
        }
        String cursor = place.cursor().isEmpty() && counted() ? "1" : place.cursor();
        if (!cursorParameter.isEmpty() && !cursor.isEmpty()) {
            parts.add(cursorParameter + "=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
        }
        return String.join("&", parts);
    }

    private boolean counted() {
        return next.isEmpty() && !cursorParameter.isEmpty();
    }

    /**
     * Where the call after this one begins.
     *
     * @param seen with the values of this page
     * @param size its records
     * @throws HuitongException RECEIVE_MALFORMED where it has records and nothing to go on with
     */
    public PagePlace after(PagePlace seen, PageBody body, int size) {
        if (counted()) {
            int page = seen.cursor().isEmpty() ? 1 : Integer.parseInt(seen.cursor());
            return seen.turns(size >= pageSize ? Integer.toString(page + 1) : "");
        }
        if (body.next().isEmpty() && sinceField.isEmpty()) {
            if (size > 0) {
                throw new HuitongException(
                        ErrorCode.RECEIVE_MALFORMED,
                        "reading a page failed: it has records and nothing at " + next + " to go on with. Give"
                                + " sinceParameter and sinceField in the source's route, or the right next.");
            }
            return seen;
        }
        return seen.turns(body.next());
    }
}
