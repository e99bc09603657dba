package sample;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that is wrong on purpose in the sample, and what must become of it. */
public enum DefectKind {
    NONE(Effect.HARMLESS, "nothing is wrong", Chimney.POPULATION, Chimney.INSURANCE),

    CHAR_PADDING(Effect.HARMLESS, "the name is padded with blanks to a fixed width", Chimney.POPULATION),
    FULL_WIDTH_SPACE(Effect.HARMLESS, "id and name are padded with U+3000", Chimney.POPULATION, Chimney.INSURANCE),
    FIFTEEN_DIGIT_ID(Effect.HARMLESS, "the id is of the first generation", Chimney.POPULATION, Chimney.INSURANCE),
    FULL_WIDTH_ID(Effect.HARMLESS, "the id is typed in full width", Chimney.POPULATION, Chimney.INSURANCE),
    LOWER_CASE_X(Effect.HARMLESS, "the id ends in x", Chimney.POPULATION, Chimney.INSURANCE),
    FULL_WIDTH_DATE(Effect.HARMLESS, "the birth date is typed in full width", Chimney.POPULATION),
    PLACEHOLDER_BIRTH_DATE(Effect.HARMLESS, "19000101 stands for an unknown birth date", Chimney.POPULATION),
    THOUSANDS_SEPARATORS(Effect.HARMLESS, "the amount reads 5,000.00", Chimney.INSURANCE),
    NUMBER_AS_STRING(Effect.HARMLESS, "numbers stand in quotes", Chimney.INSURANCE),
    STATUS_AS_WORD(Effect.HARMLESS, "the status is a word in place of its code", Chimney.INSURANCE),
    REPEATED_PUSH(Effect.HARMLESS, "the same push comes again, key and body equal"),

    WRONG_CHECK_CHARACTER(Effect.PARKED, "the id's check character is wrong", Chimney.POPULATION, Chimney.INSURANCE),
    SCIENTIFIC_ID(Effect.PARKED, "a spreadsheet made 9.99999E+17 of the id", Chimney.POPULATION, Chimney.INSURANCE),
    MISSING_NAME(Effect.PARKED, "the name is blank or absent", Chimney.POPULATION, Chimney.INSURANCE),
    UNKNOWN_CODE(Effect.PARKED, "sex or status is a code that nobody defined", Chimney.POPULATION, Chimney.INSURANCE),
    IMPOSSIBLE_DATE(Effect.PARKED, "the birth date is 20230230", Chimney.POPULATION),
    MONTH_THIRTEEN(Effect.PARKED, "the last paid month is 202613", Chimney.INSURANCE),
    WORDS_FOR_A_NUMBER(Effect.PARKED, "the paid months are not a number", Chimney.INSURANCE),

    ALL_INVALID_PUSH(Effect.REJECTED, "every record of a push is bad"),
    HALL_REFUSES(Effect.REFUSED, "the service hall answers 422 for this person, others take the record");

    /** What becomes of a record that has the defect. */
    public enum Effect {
        /** Normalized away: the consumers never see it. */
        HARMLESS,
        /** Parked alone before publish; its neighbors go on. */
        PARKED,
        /** The whole push is answered 422 and nothing of it is kept. */
        REJECTED,
        /** Published, then parked alone at one consumer. */
        REFUSED
    }

    private final Effect effect;
    private final String what;
    private final Set<Chimney> records;

    DefectKind(Effect effect, String what, Chimney... records) {
        this.effect = effect;
        this.what = what;
        this.records = records.length == 0 ? Set.of() : EnumSet.copyOf(List.of(records));
    }

    public Effect effect() {
        return effect;
    }

    public String what() {
        return what;
    }

    /** True where a record with this defect must never reach the bus. */
    public boolean fatal() {
        return effect == Effect.PARKED;
    }

    /** The kinds that one record of the chimney can have, {@link #NONE} left out. */
    static List<DefectKind> ofRecords(Chimney chimney, Effect effect) {
        return Stream.of(values())
                .filter(kind -> kind != NONE && kind.effect == effect && kind.records.contains(chimney))
                .toList();
    }
}
