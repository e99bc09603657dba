package sample;

import java.time.LocalDate;

/**
 * The truth about an invented person at one moment.
 *
 * @param citizenId 18 characters, valid; region 999999 or a birth year 18xx, so that it is nobody's
 * @param sex 1 or 2
 * @param birthDate null where the register itself does not know it
 */
public record Person(
        String citizenId,
        String name,
        String sex,
        LocalDate birthDate,
        String nation,
        String address,
        String householdId) {

    /** A hall of the pilot refuses a person whose name begins with this. */
    public static final String REFUSED_MARK = "拒";

    boolean refusedByHall() {
        return name.startsWith(REFUSED_MARK);
    }

    Person named(String newName) {
        return new Person(citizenId, newName, sex, birthDate, nation, address, householdId);
    }

    Person movedTo(String newAddress) {
        return new Person(citizenId, name, sex, birthDate, nation, newAddress, householdId);
    }

    Person withoutBirthDate() {
        return new Person(citizenId, name, sex, null, nation, address, householdId);
    }
}
