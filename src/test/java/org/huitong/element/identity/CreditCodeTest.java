package org.huitong.element.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.huitong.element.Fault;
import org.huitong.element.Note;
import org.huitong.element.Noted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {
    private static final CreditCode CODE = new CreditCode(Set.of());
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @ParameterizedTest(name = "GB 32100-2015: {0} is a code")
    @ValueSource(
            strings = {
                "91350100M000100Y43",
                "91330000755918469E",
                "91350200MA31E12PXF",
                "91440101MA5CJQ4N59",
                "91350200776049653A",
                "123502001549897397",
                "91110000000000000E"
            })
    void trueCodeStaysAsItIs(String code) {
        assertThat(CODE.check(code)).isSameAs(code);
    }

    @ParameterizedTest(name = "GB 32100-2015: {0} is refused: {1}")
    @CsvSource({
        "911100000000000000, damaged by a spreadsheet",
        "911100000000000001, wrong check",
        "91350100M000100Y4E, wrong check",
        "91350100M0001TGQXM, wrong check",
        "91350211M0000XUF46, wrong check",
        "91350203M0001FUE2P, wrong check",
        "123502001549897000, spreadsheet",
        "1.23502E+17, spreadsheet",
        "9135O100M000100Y43, 'leaves out (I, O, S, V, Z)'",
        "91350100M000100Y4Z, 'leaves out (I, O, S, V, Z)'",
        "9135A100M000100Y43, no region code",
        "91350100M000100Y4, not 18",
        "91350100M000100Y433, not 18",
        "91350100-000100Y43, not 18",
        "９1350100M000100Y43, not 18",
        "91350100M000100Y4é, not 18",
    })
    void anythingElseIsAFault(String written, String text) {
        assertThat(CODE.check(written)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.rule()).isEqualTo("credit-code");
            assertThat(fault.standard()).isEqualTo("GB 32100-2015");
            assertThat(fault.text(written)).contains(text).doesNotContain(written);
        });
    }

    @Test
    void nothingMakesItThrow() {
        assertThat(CODE.check("")).isInstanceOf(Fault.class);
        assertThat(CODE.check("甲".repeat(18))).isInstanceOf(Fault.class);
    }

    @ParameterizedTest(name = "GB 32100-2015: pilot code {0} passes where it is listed")
    @ValueSource(strings = {"91350100M0001TGQXM", "91350211M0000XUF46", "91350203M0001FUE2P"})
    void legacyValidCodePassesWithAWarning(String code) {
        CreditCode listed = new CreditCode(Set.of("91350100M0001TGQXM", "91350211M0000XUF46", "91350203M0001FUE2P"));

        assertThat(listed.check(code)).isInstanceOfSatisfying(Noted.class, noted -> {
            assertThat(noted.value()).isEqualTo(code);
            assertThat(noted.notes()).singleElement().satisfies(note -> {
                assertThat(note.kind()).isEqualTo(Note.Kind.WARNING);
                assertThat(note.rule()).isEqualTo("credit-code-legacy");
            });
        });
        assertThat(listed.check("91350100M000100Y4E")).isInstanceOf(Fault.class);
    }

    @Test
    void smallLettersAreRepairedWithANote() {
        assertThat(CODE.check("91350100m000100y43")).isInstanceOfSatisfying(Noted.class, noted -> {
            assertThat(noted.value()).isEqualTo("91350100M000100Y43");
            assertThat(noted.notes()).extracting(Note::rule).containsExactly("credit-code-case");
        });
    }

    @Test
    void firstTwoCharactersAreNotHeldAgainstAListForAuthoritiesWereAdded() {
        String body = "A7" + "350100" + "M000100Y4";

        assertThat(CODE.check(body + check(body))).isInstanceOf(String.class);
    }

    @ParameterizedTest(name = "GB 32100-2015: every error in one character of {0}, every swap of neighbors")
    @ValueSource(
            strings = {
                "91350100M000100Y43",
                "91330000755918469E",
                "91350200MA31E12PXF",
                "91440101MA5CJQ4N59",
                "91350200776049653A",
                "123502001549897397"
            })
    void everySingleErrorAndAdjacentSwapIsFound(String code) {
        for (int at = 0; at < 18; at++) {
            for (char other : ALPHABET.toCharArray()) {
                String wrong = code.substring(0, at) + other + code.substring(at + 1);
                assertThat(CODE.check(wrong) instanceof Fault).isEqualTo(other != code.charAt(at));
            }
        }
        for (int at = 0; at < 17; at++) {
            String swapped = code.substring(0, at) + code.charAt(at + 1) + code.charAt(at) + code.substring(at + 2);
            assertThat(CODE.check(swapped) instanceof Fault).isEqualTo(code.charAt(at) != code.charAt(at + 1));
        }
    }

    /** What the vectors show holds for every code: no weight, and no difference of neighboring ones, is a multiple of 31. */
    @Test
    void weightsFindEveryErrorInOneCharacterAndEverySwapOfNeighborsOfAnyCode() {
        int[] weights = new int[18];
        weights[17] = 1;
        for (int i = 0, weight = 1; i < 17; i++, weight = weight * 3 % 31) {
            weights[i] = weight;
        }
        for (int difference = 1; difference < 31; difference++) {
            for (int at = 0; at < 18; at++) {
                assertThat(weights[at] * difference % 31).isNotZero();
                assertThat(at == 17 ? 1 : (weights[at] - weights[at + 1]) * difference % 31)
                        .isNotZero();
            }
        }
    }

    @Property(tries = 500)
    void oneErrorOrSwapIsFoundInAnyCode(
            @ForAll @Size(17) List<@IntRange(max = 30) Integer> values,
            @ForAll @IntRange(max = 17) int at,
            @ForAll @IntRange(min = 1, max = 30) int off) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < 17; i++) {
            body.append(ALPHABET.charAt(i >= 2 && i < 8 ? values.get(i) % 10 : values.get(i)));
        }
        String code = body.toString() + check(body.toString());
        char other = ALPHABET.charAt((ALPHABET.indexOf(code.charAt(at)) + off) % 31);
        int next = Math.min(at, 16);
        String swapped = code.substring(0, next) + code.charAt(next + 1) + code.charAt(next) + code.substring(next + 2);

        assertThat(CODE.check(code)).isEqualTo(code);
        assertThat(CODE.check(code.substring(0, at) + other + code.substring(at + 1)))
                .isInstanceOf(Fault.class);
        assertThat(CODE.check(swapped) instanceof Fault).isEqualTo(!swapped.equals(code));
    }

    @ParameterizedTest(name = "GB 32100-2015 and GB 11714: {0} holds {1}")
    @CsvSource({
        "91330000755918469E, 755918469",
        "91350200MA31E12PXF, MA31E12PX",
        "91350200776049653A, 776049653",
        "91350100M000100Y43, M000100Y4",
        "123502001549897397, 154989739",
    })
    void organizationCodeIsCutFromIt(String code, String organization) {
        assertThat(CreditCode.organization(code)).isEqualTo(organization);
        assertThat(new OrganizationCode().check(organization)).isEqualTo(organization);
    }

    /** With the weights as they are printed. */
    @ParameterizedTest(name = "GB 32100-2015: {0} adds up to {1}")
    @CsvSource({"91350100M000100Y43, 1640", "91330000755918469E, 1319"})
    void workedExampleAddsUp(String code, int expected) {
        int[] printed = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
        int sum = 0;
        for (int i = 0; i < printed.length; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * printed[i];
        }

        assertThat(sum).isEqualTo(expected);
        assertThat(code).endsWith(ALPHABET.substring((31 - sum % 31) % 31, (31 - sum % 31) % 31 + 1));
        assertThat(CODE.check(code)).isSameAs(code);
    }

    /** By powers of 3 in place of the printed weights. */
    private static char check(String body) {
        int sum = 0;
        int weight = 1;
        for (char c : body.toCharArray()) {
            sum += ALPHABET.indexOf(c) * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
