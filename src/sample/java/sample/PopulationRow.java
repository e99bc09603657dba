package sample;

import sample.SampleData.Event;

/**
 * One change of a person in the legacy population table, as that system writes it.
 *
 * @param atMillis when, in milliseconds since the script began
 * @param updSeq the change number, rising with time
 * @param replaces the change number of the row that is updated in place, 0 where the row appears anew. An earlier state
 *     that is updated in place may never be seen by who polls the table; a row with a fatal defect is never replaced
 *     and never replaces another.
 * @param truth the person after the change
 * @param defect what is wrong with the row
 * @param columns the row as written
 */
public record PopulationRow(long atMillis, long updSeq, long replaces, Person truth, DefectKind defect, Columns columns)
        implements Event {

    private static final String FORMER_BIRTH_DATE = "19000101";

    /** The columns of CZRK, except UPD_SEQ, in the legacy system's own names. */
    public record Columns(String gmsfhm, String xm, String xb, String csrq, String mz, String dz, String hh) {}

    static PopulationRow written(Draft draft, long updSeq, long replaces) {
        DefectKind defect = draft.defect();
        Person person = draft.person();
        Columns columns = new Columns(
                IdNumbers.spelled(person.citizenId(), defect),
                name(person.name(), defect),
                defect == DefectKind.UNKNOWN_CODE ? "7" : person.sex(),
                birthDate(person, defect),
                person.nation(),
                person.address(),
                person.householdId());
        Person truth = defect == DefectKind.PLACEHOLDER_BIRTH_DATE ? person.withoutBirthDate() : person;
        return new PopulationRow(draft.atMillis(), updSeq, replaces, truth, defect, columns);
    }

    private static String name(String name, DefectKind defect) {
        return switch (defect) {
            case CHAR_PADDING -> name + "        ";
            case FULL_WIDTH_SPACE -> "\u3000" + name + "\u3000\u3000";
            case MISSING_NAME -> "  ";
            default -> name;
        };
    }

    private static String birthDate(Person person, DefectKind defect) {
        String date = IdNumbers.BASIC.format(person.birthDate());
        return switch (defect) {
            case FULL_WIDTH_DATE -> IdNumbers.wide(date);
            case PLACEHOLDER_BIRTH_DATE -> FORMER_BIRTH_DATE;
            case IMPOSSIBLE_DATE -> "20230230";
            default -> date;
        };
    }

    /** A change before it has its number. */
    record Draft(long atMillis, Person person, DefectKind defect) {
        Draft with(DefectKind other) {
            return new Draft(atMillis, person, other);
        }
    }
}
