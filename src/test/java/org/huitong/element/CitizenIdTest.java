package org.huitong.element;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitizenIdTest {
    private static final CitizenId ID = new CitizenId(Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), Dates.ZONE));
    private static final int DAYS_OF_1800_TO_2026 = 82_000;

    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, 11010519491231002X",
        "34052419800101001X, 34052419800101001X",
        "440524188001010014, 440524188001010014",
        "999999199003070012, 999999199003070012",
        "110105188003070021, 110105188003070021",
        "110105491231002, 11010519491231002X",
        "999999900307001, 999999199003070012",
        "11010519491231002x, 11010519491231002X",
        "11010519491231002Ｘ, 11010519491231002X",
        "11010519491231002ｘ, 11010519491231002X",
        "11010519491231002×, 11010519491231002X",
        "11010519491231002Х, 11010519491231002X",
    })
    void trueNumberBecomesItsStandardForm(String written, String standard) {
        assertThat(ID.check(written)).isEqualTo(standard);
    }

    @ParameterizedTest
    @CsvSource({
        "340524198001010013, wrong check",
        "110105194912310021, wrong check",
        "999999199003070011, wrong check",
        "999999199002300019, birth date",
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
            assertThat(fault.text()).contains(text).doesNotContain(written.length() > 1 ? written : "999999");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X", "000", "000000000000000", "000000000000000000"})
    void nothingMakesItThrow(String written) {
        assertThat(ID.check(written)).isInstanceOf(Fault.class);
    }

    @Property(tries = 500)
    void oneWrongDigitIsAlwaysFound(
            @ForAll @IntRange(max = DAYS_OF_1800_TO_2026) int day,
            @ForAll @IntRange(min = 1, max = 999) int sequence,
            @ForAll @IntRange(max = 16) int at,
            @ForAll @IntRange(min = 1, max = 9) int off) {
        String body = "999999"
                + DateTimeFormatter.BASIC_ISO_DATE.format(
                        LocalDate.of(1800, 1, 1).plusDays(day))
                + "%03d".formatted(sequence);
        String id = body + right(body);
        char other = (char) ('0' + (id.charAt(at) - '0' + off) % 10);

        assertThat(ID.check(id)).isEqualTo(id);
        assertThat(ID.check(id.substring(0, at) + other + id.substring(at + 1))).isInstanceOf(Fault.class);
    }

    /** ISO 7064 MOD 11-2 by its other definition: the whole string is 1 modulo 11. */
    private static char right(String body) {
        int rest = 0;
        for (char c : body.toCharArray()) {
            rest = (rest + c - '0') * 2 % 11;
        }
        return "0123456789X".charAt((12 - rest) % 11);
    }
}
