package org.huitong.receive.page;

import java.math.BigDecimal;
import org.huitong.message.Json;

/**
 * How far a list was read: what its source's watermark says.
 *
 * @param since what the calls of this round ask for; empty in the very first
 * @param cursor the page of this round that comes next; empty at its beginning
 * @param seen the greatest value of this round, with which the next one begins
 */
public record PagePlace(String since, String cursor, String seen) {
    /** A token that nothing was written into yet is the start. */
    public PagePlace {
        since = since == null ? "" : since;
        cursor = cursor == null ? "" : cursor;
        seen = seen == null ? "" : seen;
    }

    public static PagePlace of(byte[] token) {
        return Json.read(token, PagePlace.class);
    }

    public byte[] bytes() {
        return Json.bytes(this);
    }

    /** The same with a value that was seen. */
    public PagePlace sees(Object value) {
        String text = value == null ? "" : value.toString();
        return greater(text, seen) ? new PagePlace(since, cursor, text) : this;
    }

    /** @param next the page that follows; empty where the round is over */
    public PagePlace turns(String next) {
        return next.isEmpty()
                ? new PagePlace(greater(seen, since) ? seen : since, "", "")
                : new PagePlace(since, next, seen);
    }

    /** Numbers as such, all else as text, which is right for ISO 8601 of one form and zone. */
    private static boolean greater(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return b.isEmpty() && !a.isEmpty();
        }
        try {
            return new BigDecimal(a).compareTo(new BigDecimal(b)) > 0;
        } catch (NumberFormatException e) {
            return a.compareTo(b) > 0;
        }
    }
}
