package org.huitong.element.time;

import java.time.Clock;
import org.huitong.element.Note;
import org.huitong.element.Noted;

/** How the century of a year of two digits is found: as the mapping declares it, for the data cannot tell. */
interface Century {
    /** The whole day as an Integer, or as a {@link Noted} where it is doubtful; no real day where none fits. */
    Object whole(int shortDay);

    /** Years below {@code first} are 20xx, the others 19xx. */
    static Century pivot(int first) {
        return day -> day + (Days.year(day) < first ? Known.TWENTY : Known.NINETEEN);
    }

    /** The latest century in which the day is past and its person at most 120 years old. */
    static Century birth(Clock clock) {
        return day -> {
            int today = Days.today(clock);
            int found = -1;
            for (int century = Known.TWENTY; century >= Known.EIGHTEEN; century -= Known.STEP) {
                int whole = day + century;
                boolean alive = whole <= today && whole >= today - Known.OLDEST;
                if (alive && Days.real(whole) && found >= 0) {
                    return Noted.of(found, Known.EITHER);
                }
                found = alive && Days.real(whole) ? whole : found;
            }
            return found;
        };
    }

    /** Oracle's RR: the century that is nearer, by halves of the running one. */
    static Century oracle(Clock clock) {
        return day -> {
            int now = Days.year(Days.today(clock));
            int century = now / 100 * 100;
            boolean lateNow = now % 100 >= Known.HALF;
            boolean lateDay = Days.year(day) >= Known.HALF;
            int shift = lateNow == lateDay ? 0 : lateNow ? 100 : -100;
            return day + Days.of(century + shift, 0, 0);
        };
    }

    /** Numbers that the rules share. */
    final class Known {
        static final int TWENTY = Days.of(2000, 0, 0);
        static final int NINETEEN = Days.of(1900, 0, 0);
        static final int EIGHTEEN = Days.of(1800, 0, 0);
        static final int STEP = Days.of(100, 0, 0);
        static final int OLDEST = Days.of(120, 0, 0);
        static final int HALF = 50;
        static final Note EITHER = Note.warning(
                "date-century",
                Dates.STANDARD,
                "the year has two digits and two centuries fit; the later was taken. Ask the source for years of four digits");

        private Known() {}
    }
}
