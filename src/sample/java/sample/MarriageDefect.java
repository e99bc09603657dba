package sample;

import java.util.List;
import java.util.stream.Stream;
import sample.DefectKind.Effect;

/** Everything that is wrong on purpose in what the marriage registry sends, and what must become of it. */
public enum MarriageDefect {
    NONE(Effect.HARMLESS, "nothing is wrong"),

    DATE_IN_NUMERALS(Effect.HARMLESS, "the date is written in Chinese numerals"),
    FULL_WIDTH_SPACE(Effect.HARMLESS, "id and name are padded with U+3000"),
    FIFTEEN_DIGIT_ID(Effect.HARMLESS, "the id is of the first generation"),
    OTHER_DOT(Effect.HARMLESS, "the dot in the name is U+30FB"),
    SEX_AGAINST_ID(Effect.HARMLESS, "the sex is not that of the id; noted, and the consumer does not get it"),
    HALL_REFUSES(Effect.REFUSED, "the service hall answers 422 for this person"),

    WRONG_CHECK_CHARACTER(Effect.PARKED, "the id's check character is wrong"),
    LOST_CHARACTER(Effect.PARKED, "an earlier system made ? of a character of the name"),
    UNKNOWN_STATUS(Effect.PARKED, "the marital status is a word that nobody defined"),
    IMPOSSIBLE_DATE(Effect.PARKED, "the date is the thirtieth of February: both parties are parked");

    private final Effect effect;
    private final String what;

    MarriageDefect(Effect effect, String what) {
        this.effect = effect;
        this.what = what;
    }

    public String what() {
        return what;
    }

    /** True where a party with this defect must never reach the bus. */
    public boolean fatal() {
        return effect == Effect.PARKED;
    }

    /** True where the defect is of the registration, and so of both parties. */
    public boolean ofBoth() {
        return this == DATE_IN_NUMERALS || this == IMPOSSIBLE_DATE;
    }

    /** The kinds that are planted, those that only few people can have first. */
    static List<MarriageDefect> planted() {
        return Stream.of(values())
                .filter(kind -> kind != NONE && kind != HALL_REFUSES)
                .sorted((a, b) -> Boolean.compare(b == OTHER_DOT, a == OTHER_DOT))
                .toList();
    }

    boolean canBefall(Person person) {
        return switch (this) {
            case OTHER_DOT -> person.name().contains("·");
            case FIFTEEN_DIGIT_ID -> IdNumbers.hasShortForm(person.citizenId());
            default -> true;
        };
    }
}
