package org.huitong.element.identity;

import java.util.Optional;
import org.huitong.element.Digits;
import org.huitong.element.Note;
import org.huitong.element.time.Days;

/**
 * What a citizen id of GB 11643-1999 says of its holder, and whether other items agree. Every id given here has passed
 * {@link CitizenId}. Disagreement is a warning: which of the two is wrong, only the source can tell.
 */
public final class CitizenFacts {
    private static final int REGION = 6;
    private static final int DAY = 14;
    private static final int SEX = 16;

    private static final Note SEX_DIFFERS = Note.warning(
            "citizen-id-sex",
            "GB 11643-1999, GB/T 2261.1",
            "sex is not what digit 17 of the citizen id says (odd male, even female); ask the source which is right");
    private static final Note BIRTH_DIFFERS = Note.warning(
            "citizen-id-birth",
            "GB 11643-1999",
            "the birth date is not that of the citizen id; ask the source which is right");
    private static final Note REGION_DIFFERS = Note.warning(
            "citizen-id-elsewhere",
            "GB 11643-1999, GB/T 2260",
            "the region is not that of the citizen id, nor a successor of it; right for those who have moved");

    private CitizenFacts() {}

    static int birth(String id) {
        return Digits.number(id, REGION, DAY);
    }

    /** {@code YYYY-MM-DD}. */
    public static String birthDate(String id) {
        return Days.text(birth(id));
    }

    /** GB/T 2261.1: {@code 1} male, {@code 2} female. */
    public static String sex(String id) {
        return (id.charAt(SEX) - '0') % 2 == 1 ? "1" : "2";
    }

    /** GB/T 2260, at the time the number was first given: often retired since. */
    public static String region(String id) {
        return id.substring(0, REGION);
    }

    /** @param sex GB/T 2261.1; unknown (0) and not stated (9) agree with every id */
    public static Optional<Note> sexAgrees(String id, String sex) {
        boolean stated = sex.equals("1") || sex.equals("2");
        return stated && !sex.equals(sex(id)) ? Optional.of(SEX_DIFFERS) : Optional.empty();
    }

    /** @param birthDate {@code YYYY-MM-DD} */
    public static Optional<Note> birthAgrees(String id, String birthDate) {
        return birthDate.equals(birthDate(id)) ? Optional.empty() : Optional.of(BIRTH_DIFFERS);
    }

    /**
     * Whether a region of first registration is that of the id, or what became of it.
     *
     * @param region GB/T 2260, six digits
     */
    public static Optional<Note> regionAgrees(String id, String region, Regions regions) {
        return regions.follows(region(id), region) ? Optional.empty() : Optional.of(REGION_DIFFERS);
    }
}
