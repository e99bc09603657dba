package org.huitong.operate.api;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import org.huitong.failed.Cursor;
import org.huitong.failed.Group;
import org.huitong.failed.Question;
import org.huitong.failed.Sightings;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.RowState;

/** Reads what is looked for, from a query or from a body; both have the same words. */
final class Questions {
    private static final int MOST_ROWS = 1_000;
    private static final int STANDARD_ROWS = 100;
    private static final int CHARS = 200;
    private static final int KEY_CHARS = 400;

    private Questions() {}

    static Question of(Map<String, String> query) {
        return new Question(
                query.get("subscription"),
                state(query.get("state")),
                query.get("stage"),
                query.get("code"),
                query.get("system"),
                query.get("resource"),
                query.get("intake"),
                query.get("group") == null ? null : Long.valueOf(query.get("group")),
                null,
                time("from", query.get("from")),
                time("to", query.get("to")),
                null,
                cursor(query.get("after")),
                Integer.parseInt(query.get("limit")));
    }

    /** What a replay job is planned of: the same words, without a page. */
    static Question planned(Body body) {
        return question(body, null, STANDARD_ROWS);
    }

    /** Business keys and texts are personal data: they travel in a body, for addresses are written down on the way. */
    static Question of(Body given) {
        Body body = given.only(
                "subscription",
                "state",
                "stage",
                "code",
                "system",
                "resource",
                "intake",
                "group",
                "key",
                "from",
                "to",
                "text",
                "after",
                "limit");
        return question(body, cursor(body.text("after", CHARS)), limit(body));
    }

    static Sightings.Asked sightings(Body given) {
        Body body = given.only("key", "from", "to", "after", "limit");
        return new Sightings.Asked(
                filled("key", body.needed("key", KEY_CHARS)),
                time("from", body.text("from", CHARS)),
                time("to", body.text("to", CHARS)),
                cursor(body.text("after", CHARS)),
                limit(body));
    }

    private static int limit(Body body) {
        Long limit = body.whole("limit");
        if (limit != null && (limit < 1 || limit > MOST_ROWS)) {
            throw Body.wrong("limit", "maximum", "It is not from 1 to " + MOST_ROWS + ".");
        }
        return limit == null ? STANDARD_ROWS : limit.intValue();
    }

    private static Question question(Body body, Cursor after, int limit) {
        return new Question(
                body.text("subscription", CHARS),
                state(body.text("state", CHARS)),
                body.text("stage", CHARS),
                body.text("code", CHARS),
                body.text("system", CHARS),
                body.text("resource", CHARS),
                body.text("intake", CHARS),
                body.whole("group"),
                filled("key", body.text("key", KEY_CHARS)),
                time("from", body.text("from", CHARS)),
                time("to", body.text("to", CHARS)),
                filled("text", body.text("text", CHARS)),
                after,
                limit);
    }

    static Group.Asked groups(Map<String, String> query) {
        return new Group.Asked(
                query.get("subscription"),
                query.get("system"),
                query.get("resource"),
                query.get("stage"),
                query.get("code"),
                query.get("of").equals("all"),
                cursor(query.get("after")),
                Integer.parseInt(query.get("limit")));
    }

    private static String filled(String field, String value) {
        if (value != null && value.isEmpty()) {
            throw Body.wrong(field, "minLength", "It is empty. Leave it out, or say what is looked for.");
        }
        return value;
    }

    private static RowState state(String word) {
        if (word == null) {
            return null;
        }
        for (RowState state : RowState.values()) {
            if (state.word().equals(word.toLowerCase(Locale.ROOT))) {
                return state;
            }
        }
        throw invalid("state", "is not one of parked, held, replaying, superseded, resolved, discarded.");
    }

    static Long time(String name, String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw invalid(name, "is not a time with its offset, such as 2026-11-29T08:00:00+08:00.");
        }
    }

    static Cursor cursor(String text) {
        return text == null
                ? null
                : Cursor.of(text).orElseThrow(() -> invalid("after", "is not the 'next' of a page before. Give that."));
    }

    private static HuitongException invalid(String name, String what) {
        return new HuitongException(ErrorCode.OPERATE_INVALID, "Looking for records: '" + name + "' " + what);
    }
}
