package org.huitong.failed.request;

import java.util.List;
import java.util.Locale;

/**
 * What a person wants done to a set of records; times in milliseconds.
 *
 * @param actor who asked
 * @param askedFor which records, in words without keys and texts
 * @param rule how they are mended, as JSON; empty for the other kinds
 * @param expires until when it can be confirmed
 * @param second who confirmed or refused it; empty where nobody has
 * @param decided when that was, or when it ended; 0 before
 * @param answer why it was refused or did not come about; empty else
 * @param examples what would change in the first few
 * @param figures what became of its rows, or would
 */
public record Request(
        long id,
        Kind kind,
        State state,
        String actor,
        String reason,
        String askedFor,
        String rule,
        long at,
        long expires,
        String second,
        long decided,
        String answer,
        List<Example> examples,
        List<Figure> figures) {

    /** What is wanted. */
    public enum Kind {
        DISCARD,
        RESTORE,
        MEND;

        /** As it is written outside. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How far it is. */
    public enum State {
        /** Its set is being chosen. */
        CHOOSING,
        /** The set is frozen; a person has to confirm it. */
        ASKED,
        /** Row by row. */
        APPLYING,
        DONE,
        REFUSED,
        EXPIRED,
        /** It never came about; nothing was changed. */
        FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param outcome {@code due}: not yet done, or would be; {@code done}; {@code moved}: changed by somebody since;
     *     {@code fails}: breaks a rule still; {@code unchanged}: the rule does nothing to it
     * @param code why it fails; empty else
     */
    public record Figure(String outcome, String code, long rows) {}

    /** One value before and after, masked. */
    public record Example(long no, String item, String before, String after) {}

    /** One row of the set. */
    public record Chosen(long no, int revision, String outcome, String code) {}

    Request with(List<Figure> counted) {
        return new Request(
                id, kind, state, actor, reason, askedFor, rule, at, expires, second, decided, answer, examples,
                counted);
    }
}
