package org.huitong.element.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.huitong.element.Fault;
import org.huitong.element.Note;
import org.huitong.element.Noted;

/**
 * Local times of Asia/Shanghai with their offset. The zone had summer time until 1991, so that some local times do not
 * exist and some are twice; before 1901 it kept the sun's time of Shanghai, +08:05:43.
 */
public final class Times {
    /** The clock of every local time. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** A text that is written as declared, and can mean no time. */
    static final Fault UNREAL =
            new Fault("datetime", Dates.STANDARD, "this is no real time", "correct it in the source");

    private static final String ZONE_RULES = "IANA time zone Asia/Shanghai";
    private static final Note GAP = Note.repair(
            "datetime-gap",
            ZONE_RULES,
            "there was no such time, for summer time had begun; it became the time that clocks showed, an hour later");
    private static final Note TWICE = Note.warning(
            "datetime-twice", ZONE_RULES, "this time was twice, for summer time ended; the first of the two was taken");
    private static final Note SUN = Note.warning(
            "datetime-sun", ZONE_RULES, "before 1901 the offset is +08:05:43; use a date if the time is a placeholder");

    private static final ZoneRules RULES = ZONE.getRules();
    private static final int LAST_CHANGE = lastChange();
    private static final String OFFSET = RULES.getOffset(Instant.now()).getId();
    private static final int FIRST_YEAR_OF_ZONES = 1901;

    private Times() {}

    /** Year of the last change of the offset that the running JDK knows of; after it one offset holds. */
    private static int lastChange() {
        ZoneOffsetTransition last = RULES.previousTransition(Instant.now());
        boolean goesOn = !RULES.getTransitionRules().isEmpty();
        return goesOn || last == null
                ? Integer.MAX_VALUE
                : last.getDateTimeBefore().getYear();
    }

    /** ISO 8601 with offset, as a String or a {@link Noted}; the moment is real. */
    static Object zoned(long moment) {
        return zoned(moment, Moment.nano(moment));
    }

    static Object zoned(long moment, int nano) {
        int day = Moment.day(moment);
        if (Days.year(day) > LAST_CHANGE) {
            return text(moment, nano, OFFSET);
        }
        LocalDateTime local = LocalDateTime.of(
                Days.year(day),
                Days.month(day),
                Days.dayOfMonth(day),
                Moment.hour(moment),
                Moment.minute(moment),
                Moment.second(moment));
        ZoneOffsetTransition change = RULES.getTransition(local);
        if (change != null && change.isGap()) {
            long later = Moment.of(local.plusSeconds(change.getDuration().getSeconds()));
            return Noted.of(text(later, nano, change.getOffsetAfter().getId()), GAP);
        }
        ZoneOffset offset = RULES.getOffset(local);
        Note doubt = change != null ? TWICE : Days.year(day) < FIRST_YEAR_OF_ZONES ? SUN : null;
        return Noted.with(text(moment, nano, offset.getId()), doubt);
    }

    /** An instant, in the local time and offset of the zone. */
    static String of(Instant instant) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, ZONE);
        return text(Moment.of(local), local.getNano(), RULES.getOffset(instant).getId());
    }

    static String text(long moment, int nano, String offset) {
        int fraction = fraction(nano);
        char[] text = new char[fraction == 0 ? 19 : 20 + fraction];
        int day = Moment.day(moment);
        Days.put(text, 0, 4, Days.year(day));
        text[4] = '-';
        Days.put(text, 5, 2, Days.month(day));
        text[7] = '-';
        Days.put(text, 8, 2, Days.dayOfMonth(day));
        text[10] = 'T';
        Days.put(text, 11, 2, Moment.hour(moment));
        text[13] = ':';
        Days.put(text, 14, 2, Moment.minute(moment));
        text[16] = ':';
        Days.put(text, 17, 2, Moment.second(moment));
        if (fraction > 0) {
            text[19] = '.';
            int shortened = nano;
            for (int i = fraction; i < 9; i++) {
                shortened /= 10;
            }
            Days.put(text, 20, fraction, shortened);
        }
        return new String(text).concat(offset);
    }

    /** Digits of a fraction without the zeros at its end. */
    private static int fraction(int nano) {
        int digits = nano == 0 ? 0 : 9;
        for (int rest = nano; digits > 0 && rest % 10 == 0; rest /= 10) {
            digits--;
        }
        return digits;
    }
}
