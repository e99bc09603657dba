package org.huitong.element.identity;

import org.huitong.element.Digits;
import org.huitong.element.Element;
import org.huitong.element.Fault;
import org.huitong.element.Note;
import org.huitong.element.Noted;

/**
 * GB/T 2260, one region's code. Either kept as it is, for a register says what was true when it was written, or brought up
 * to date for statistics. Immutable, thread-safe.
 */
public final class RegionCode {
    public static final String STANDARD = "GB/T 2260";

    private static final int DIGITS = 6;
    private static final String LISTS = "correct it in the source, or bring the lists of regions up to date";

    private static final Fault SHAPE = fault("the region code is not 6 digits", "correct it in the source");
    private static final Fault UNKNOWN = fault("the region code is in no list, current or retired", LISTS);
    private static final Fault SPLIT = fault(
            "the region code is retired and several regions took its place",
            "choose one by a finer address, or keep the old code with the step region");
    private static final Fault ENDED = fault(
            "the region code is retired and no current region took its place",
            "correct it in the source, or keep the old code with the step region");
    private static final Note RETIRED =
            Note.warning("region-retired", STANDARD, "the region code is retired; it was kept as it is");
    private static final Note UPDATED =
            Note.repair("region-current", STANDARD, "a retired region code became that of the one region in its place");

    private RegionCode() {}

    private static Fault fault(String what, String cure) {
        return new Fault("region", STANDARD, what, cure);
    }

    /** A current code, or a retired one with a warning. */
    public static Element kept(Regions regions) {
        return code -> {
            if (!written(code)) {
                return SHAPE;
            }
            if (regions.current(code)) {
                return code;
            }
            return regions.known(code) ? Noted.of(code, RETIRED) : UNKNOWN;
        };
    }

    /** A current code; a retired one becomes its one successor with a note, and is a fault where there is not just one. */
    public static Element current(Regions regions) {
        return code -> !written(code)
                ? SHAPE
                : switch (regions.state(code)) {
                    case CURRENT -> code;
                    case REPLACED -> Noted.of(regions.successors(code).get(0), UPDATED);
                    case SPLIT -> SPLIT;
                    case ENDED -> ENDED;
                    case UNKNOWN -> UNKNOWN;
                };
    }

    /** Whether the text has the form of a region code: six digits. */
    public static boolean written(String code) {
        return code.length() == DIGITS && Digits.all(code, 0, DIGITS);
    }
}
