package org.huitong.element.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.huitong.element.Fault;
import org.huitong.element.Note;
import org.huitong.element.Noted;
import org.huitong.element.time.Times;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitizenIdTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), Times.ZONE);
    private static final CitizenId ID = new CitizenId(NOW);
    private static final int DAYS_OF_1800_TO_2026 = 82_000;

    @ParameterizedTest(name = "GB 11643-1999: {0} is a number")
    @ValueSource(
            strings = {
                "11010519491231002X",
                "34052419800101001X",
                "440524188001010014",
                "999999199003070012",
                "110105188003070021"
            })
    void trueNumberStaysAsItIs(String id) {
        assertThat(ID.check(id)).isSameAs(id);
    }

    @ParameterizedTest(name = "GB 11643-1999: {0} becomes {1}, noted as {2}")
    @CsvSource({
        "110105491231002, 11010519491231002X, citizen-id-15",
        "999999900307001, 999999199003070012, citizen-id-15",
        "11010519491231002x, 11010519491231002X, citizen-id-x",
        "11010519491231002Ｘ, 11010519491231002X, citizen-id-x",
        "11010519491231002ｘ, 11010519491231002X, citizen-id-x",
        "11010519491231002×, 11010519491231002X, citizen-id-x",
        "11010519491231002Х, 11010519491231002X, citizen-id-x",
        "11010519491231002х, 11010519491231002X, citizen-id-x",
    })
    void repairedNumberCarriesANote(String written, String standard, String rule) {
        assertThat(ID.check(written)).isInstanceOfSatisfying(Noted.class, noted -> {
            assertThat(noted.value()).isEqualTo(standard);
            assertThat(noted.notes()).singleElement().satisfies(note -> {
                assertThat(note.kind()).isEqualTo(Note.Kind.REPAIR);
                assertThat(note.rule()).isEqualTo(rule);
                assertThat(note.standard()).isEqualTo("GB 11643-1999");
            });
        });
    }

    @ParameterizedTest(name = "GB 11643-1999: {0} is refused: {1}")
    @CsvSource({
        "340524198001010013, wrong check",
        "110105194912310021, wrong check",
        "999999199003070011, wrong check",
        "999999199002300019, birth date",
        "999999190002290019, birth date",
        "999999209903070018, birth date",
        "999999202611240015, birth date",
        "999999179912310010, birth date",
        "999999900231001, birth date",
        "1.10105E+17, spreadsheet",
        "9.99999e+17, spreadsheet",
        "11010519491231000, spreadsheet",
        "1101051949123000, spreadsheet",
        "999999199003070000, spreadsheet",
        "11010519491231002, not 18",
        "11010519491231002XX, not 18",
        "11010519491231O02X, not 18",
        "11010519491231002A, not 18",
        "１１０１０５19491231002X, not 18",
        "A, not 18",
    })
    void anythingElseIsAFaultAndNeverRepaired(String written, String text) {
        assertThat(ID.check(written)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.rule()).isEqualTo("citizen-id");
            assertThat(fault.standard()).isEqualTo("GB 11643-1999");
            assertThat(fault.text()).contains(text);
            assertThat(fault.text(written)).contains(text).doesNotContain(written.length() > 1 ? written : "999999");
        });
    }

    @ParameterizedTest(name = "GB 11643-1999: [{0}] is refused without an exception")
    @ValueSource(strings = {"", "X", "000", "000000000000000", "000000000000000000"})
    void nothingMakesItThrow(String written) {
        assertThat(ID.check(written)).isInstanceOf(Fault.class);
    }

    @Test
    void birthIsUpToTodayOfShanghai() {
        CitizenId late = new CitizenId(Clock.fixed(Instant.parse("2026-11-23T16:30:00Z"), Times.ZONE));

        assertThat(ID.check(withCheck("99999920261123001"))).isInstanceOf(String.class);
        assertThat(ID.check(withCheck("99999920261124001"))).isInstanceOf(Fault.class);
        assertThat(late.check(withCheck("99999920261124001"))).isInstanceOf(String.class);
        assertThat(late.check(withCheck("99999920261125001"))).isInstanceOf(Fault.class);
    }

    @Test
    void reservedSequencesOfOldNumbersAreAMatterOfConfigurationForTheyAreNotConfirmed() {
        CitizenId centenarians = new CitizenId(NOW, true, Regions.NONE);

        assertThat(rules(ID.check("999999900307996"))).containsExactly("citizen-id-15", "citizen-id-centenarian");
        assertThat(Noted.plain(ID.check("999999900307996"))).asString().startsWith("99999919900307996");
        assertThat(Noted.plain(centenarians.check("999999900307996")))
                .asString()
                .startsWith("99999918900307996");
        assertThat(Noted.plain(centenarians.check("999999900307995")))
                .asString()
                .startsWith("99999919900307995");
    }

    @Test
    void unknownRegionIsAWarningAndRetiredOneIsNone() {
        Regions regions = new Regions(
                Map.of("110105", "朝阳区"), List.of(new Regions.Retired("440524", "潮阳县", null, List.of("440513"))));
        CitizenId id = new CitizenId(NOW, false, regions);

        assertThat(id.check("11010519491231002X")).isInstanceOf(String.class);
        assertThat(id.check("440524188001010014")).isInstanceOf(String.class);
        assertThat(rules(id.check("34052419800101001X"))).containsExactly("citizen-id-region");
        assertThat(rules(id.check("999999900307001"))).containsExactly("citizen-id-15", "citizen-id-region");
        assertThat(id.check("340524198001010013")).isInstanceOf(Fault.class);
    }

    /** All 18 x 10 (11 at the end) other characters, and all swaps of unlike neighbors, of every vector. */
    @ParameterizedTest(
            name = "GB 11643-1999, ISO 7064 MOD 11-2: every error in one character of {0}, every swap of neighbors")
    @ValueSource(
            strings = {
                "11010519491231002X",
                "34052419800101001X",
                "440524188001010014",
                "999999199003070012",
                "110105188003070021"
            })
    void everySingleErrorAndAdjacentSwapIsFound(String id) {
        for (int at = 0; at < 18; at++) {
            for (char other : (at == 17 ? "0123456789X" : "0123456789").toCharArray()) {
                String wrong = id.substring(0, at) + other + id.substring(at + 1);
                assertThat(ID.check(wrong) instanceof Fault).isEqualTo(other != id.charAt(at));
            }
        }
        for (int at = 0; at < 17; at++) {
            String swapped = id.substring(0, at) + id.charAt(at + 1) + id.charAt(at) + id.substring(at + 2);
            assertThat(ID.check(swapped) instanceof Fault).isEqualTo(id.charAt(at) != id.charAt(at + 1));
        }
    }

    @Property(tries = 500)
    void oneWrongDigitOrSwapIsFoundInAnyNumber(
            @ForAll @IntRange(max = DAYS_OF_1800_TO_2026) int day,
            @ForAll @IntRange(min = 1, max = 999) int sequence,
            @ForAll @IntRange(max = 16) int at,
            @ForAll @IntRange(min = 1, max = 9) int off) {
        String body = "999999"
                + DateTimeFormatter.BASIC_ISO_DATE.format(
                        LocalDate.of(1800, 1, 1).plusDays(day))
                + "%03d".formatted(sequence);
        String id = withCheck(body);
        char other = (char) ('0' + (id.charAt(at) - '0' + off) % 10);
        String swapped = id.substring(0, at) + id.charAt(at + 1) + id.charAt(at) + id.substring(at + 2);

        assertThat(ID.check(id)).isEqualTo(id);
        assertThat(ID.check(id.substring(0, at) + other + id.substring(at + 1))).isInstanceOf(Fault.class);
        assertThat(ID.check(swapped) instanceof Fault).isEqualTo(!swapped.equals(id));
    }

    /** What the vectors show holds for every number: no weight, and no difference of neighbors, is a multiple of 11. */
    @Test
    void weightsFindEveryErrorInOneCharacterAndEverySwapOfNeighborsOfAnyNumber() {
        for (int difference = 1; difference <= 10; difference++) {
            for (int at = 1, weight = 1; at <= 18; at++, weight = weight * 2 % 11) {
                assertThat(weight * difference % 11).isNotZero();
                assertThat((weight * 2 % 11 - weight) * difference % 11).isNotZero();
            }
        }
    }

    /** With the weights as they are printed: 167, of which 2 is left, so X. */
    @Test
    void workedExampleOfTheStandardAddsUp() {
        int[] printed = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        String id = "11010519491231002X";
        int sum = 0;
        for (int i = 0; i < printed.length; i++) {
            sum += (id.charAt(i) - '0') * printed[i];
        }

        assertThat(sum).isEqualTo(167);
        assertThat("10X98765432".charAt(sum % 11)).isEqualTo('X');
        assertThat(ID.check(id)).isSameAs(id);
    }

    /** Of 15 digits only the date (and the region, a warning) can be wrong: most errors in the rest go unseen. */
    @Test
    void ofFifteenDigitsOnlyTheDateIsChecked() {
        assertThat(Noted.plain(ID.check("999999900307002"))).isNotEqualTo(Noted.plain(ID.check("999999900307001")));
        assertThat(ID.check("999998900307001")).isInstanceOf(Noted.class);
        assertThat(ID.check("999999901307001")).isInstanceOf(Fault.class);
        assertThat(ID.check("999999900332001")).isInstanceOf(Fault.class);
    }

    @Test
    void numberSaysSexBirthAndRegion() {
        assertThat(Map.ofEntries(
                        entry(CitizenFacts.sex("11010519491231002X"), CitizenFacts.birthDate("11010519491231002X")),
                        entry(CitizenFacts.sex("999999199003070012"), CitizenFacts.region("999999199003070012"))))
                .containsOnly(entry("2", "1949-12-31"), entry("1", "999999"));
    }

    @ParameterizedTest(name = "GB 11643-1999 with GB/T 2261.1: {0} and sex {1} agree: {2}")
    @CsvSource({
        "11010519491231002X, 2, true",
        "11010519491231002X, 1, false",
        "11010519491231002X, 0, true",
        "11010519491231002X, 9, true",
        "999999199003070012, 1, true",
        "999999199003070012, 2, false",
    })
    void sexIsHeldAgainstDigit17(String id, String sex, boolean agrees) {
        assertThat(CitizenFacts.sexAgrees(id, sex).isEmpty()).isEqualTo(agrees);
    }

    @Test
    void birthDateAndRegionAreHeldAgainstTheNumber() {
        Regions regions = new Regions(
                Map.of("440513", "潮阳区"),
                List.of(
                        new Regions.Retired("440524", "潮阳县", null, List.of("440582")),
                        new Regions.Retired("440582", "潮阳市", null, List.of("440513"))));

        assertThat(CitizenFacts.birthAgrees("440524188001010014", "1880-01-01")).isEmpty();
        assertThat(CitizenFacts.birthAgrees("440524188001010014", "1980-01-01"))
                .hasValueSatisfying(note -> assertThat(note.kind()).isEqualTo(Note.Kind.WARNING));
        assertThat(CitizenFacts.regionAgrees("440524188001010014", "440524", regions))
                .isEmpty();
        assertThat(CitizenFacts.regionAgrees("440524188001010014", "440582", regions))
                .isEmpty();
        assertThat(CitizenFacts.regionAgrees("440524188001010014", "440513", regions))
                .isEmpty();
        assertThat(CitizenFacts.regionAgrees("440524188001010014", "110105", regions))
                .isPresent();
    }

    private static List<String> rules(Object answer) {
        return ((Noted) answer).notes().stream().map(Note::rule).toList();
    }

    /** ISO 7064 MOD 11-2 by its other definition: the whole string is 1 modulo 11. */
    private static String withCheck(String body) {
        int rest = 0;
        for (char c : body.toCharArray()) {
            rest = (rest + c - '0') * 2 % 11;
        }
        return body + "0123456789X".charAt((12 - rest) % 11);
    }
}
