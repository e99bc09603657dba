package org.huitong.element.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.huitong.element.Fault;
import org.huitong.element.Note;
import org.huitong.element.Noted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationCodeTest {
    private static final OrganizationCode CODE = new OrganizationCode();
    private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @ParameterizedTest(name = "GB 11714: {0} is stored as {1}")
    @CsvSource({
        "75591846-9, 755918469",
        "755918469, 755918469",
        "D2143569-X, D2143569X",
        "D2143569X, D2143569X",
        "MA31E12P-X, MA31E12PX",
        "77604965-3, 776049653",
    })
    void trueCodeIsStoredWithoutHyphen(String written, String stored) {
        assertThat(CODE.check(written)).isEqualTo(stored);
    }

    /** With the weights as they are printed. */
    @ParameterizedTest(name = "GB 11714: {0} adds up to {1}")
    @CsvSource({"755918469, 288", "D2143569X, 199"})
    void workedExampleAddsUp(String code, int expected) {
        int[] printed = {3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < printed.length; i++) {
            sum += CHARACTERS.indexOf(code.charAt(i)) * printed[i];
        }

        assertThat(sum).isEqualTo(expected);
        assertThat("0X987654321".charAt(sum % 11)).isEqualTo(code.charAt(8));
        assertThat(CODE.check(code)).isEqualTo(code);
    }

    @ParameterizedTest(name = "GB 11714: {0} is refused: {1}")
    @CsvSource({
        "75591846-8, wrong check",
        "D21435690, wrong check",
        "D2143569A, not 8",
        "75591846_9, not 8",
        "7559-18469, not 8",
        "75591846, not 8",
        "7559184699, not 8",
        "７5591846-9, not 8",
        "91330000755918469F, the credit code",
    })
    void anythingElseIsAFault(String written, String text) {
        assertThat(CODE.check(written)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.rule()).isEqualTo("organization-code");
            assertThat(fault.text(written)).contains(text).doesNotContain(written);
        });
        assertThat(CODE.check("")).isInstanceOf(Fault.class);
    }

    @Test
    void creditCodeInItsPlaceIsCutWithANote() {
        assertThat(CODE.check("91330000755918469E")).isInstanceOfSatisfying(Noted.class, noted -> {
            assertThat(noted.value()).isEqualTo("755918469");
            assertThat(noted.notes()).extracting(Note::rule).containsExactly("organization-code-cut");
        });
    }

    @Test
    void smallLettersAreRepairedWithANote() {
        assertThat(CODE.check("d2143569-x")).isInstanceOfSatisfying(Noted.class, noted -> {
            assertThat(noted.value()).isEqualTo("D2143569X");
            assertThat(noted.notes()).extracting(Note::rule).containsExactly("organization-code-case");
        });
    }

    /** What the check cannot see are just the characters whose values are 11, 22 or 33 apart; it sees all others. */
    @ParameterizedTest(name = "GB 11714: errors in one character of {0} are found but for values 11, 22, 33 apart")
    @ValueSource(strings = {"755918469", "D2143569X", "MA31E12PX", "776049653"})
    void errorsInOneCharacterAreFoundButForValuesElevenApart(String code) {
        for (int at = 0; at < 8; at++) {
            List<Character> unseen = new ArrayList<>();
            for (char other : CHARACTERS.toCharArray()) {
                String wrong = code.substring(0, at) + other + code.substring(at + 1);
                if (other != code.charAt(at) && !(CODE.check(wrong) instanceof Fault)) {
                    unseen.add(other);
                }
            }
            int value = CHARACTERS.indexOf(code.charAt(at));
            assertThat(unseen)
                    .allSatisfy(other -> assertThat(Math.abs(CHARACTERS.indexOf(other) - value) % 11)
                            .isZero());
            assertThat(unseen).hasSize((35 - value) / 11 + value / 11);
        }
        for (char other : "0123456789X".toCharArray()) {
            assertThat(CODE.check(code.substring(0, 8) + other) instanceof Fault)
                    .isEqualTo(other != code.charAt(8));
        }
    }

    @ParameterizedTest(name = "GB 11714: {0} stands unnoticed for {1}")
    @CsvSource({"MA31E12PX, ML31E12PX", "M000100Y4, MB00100Y4", "776049653, 77604965 3"})
    void whatTheCheckCannotSee(String code, String other) {
        assertThat(CODE.check(code)).isEqualTo(code);
        assertThat(CODE.check(other) instanceof Fault).isEqualTo(other.contains(" "));
    }

    /** Neighbors differ in their weights by less than 11, so a swap goes unseen only where the values are 11, 22, 33 apart. */
    @ParameterizedTest(name = "GB 11714: swaps of neighbors in {0} are found but for values 11, 22, 33 apart")
    @ValueSource(strings = {"755918469", "D2143569X", "MA31E12PX", "776049653", "M000100Y4"})
    void swapsAreFoundButForValuesElevenApart(String code) {
        for (int at = 0; at < 7; at++) {
            String swapped = code.substring(0, at) + code.charAt(at + 1) + code.charAt(at) + code.substring(at + 2);
            int apart = Math.abs(CHARACTERS.indexOf(code.charAt(at)) - CHARACTERS.indexOf(code.charAt(at + 1)));
            assertThat(CODE.check(swapped) instanceof Fault).isEqualTo(apart % 11 != 0);
        }
    }
}
