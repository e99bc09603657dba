package org.huitong.element.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.huitong.element.Element;
import org.huitong.element.Fault;
import org.huitong.element.Note;
import org.huitong.element.Noted;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    private static final Element ISO = Dates.datetime("iso");

    @ParameterizedTest(name = "GB/T 7408: {1} written {0} is {2}")
    @CsvSource({
        "yyyyMMddHHmmss, 20260102030405, 2026-01-02T03:04:05+08:00",
        "yyyyMMddHHmmssSSS, 20260102030405060, 2026-01-02T03:04:05.06+08:00",
        "yyyy-MM-dd HH:mm:ss, 2026-01-02 03:04:05, 2026-01-02T03:04:05+08:00",
        "yyyy/M/d H:mm:ss, 2026/1/2 3:04:05, 2026-01-02T03:04:05+08:00",
        "yyyy/M/d H:mm, 2026/1/2 3:04, 2026-01-02T03:04:00+08:00",
        "yyyy年M月d日 H时m分s秒, 2026年1月2日 3时4分5秒, 2026-01-02T03:04:05+08:00",
        "yyyy年M月d日H时m分s秒, 2026年1月2日3时4分5秒, 2026-01-02T03:04:05+08:00",
        "iso, 2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z",
        "iso, 2026-01-02T03:04:05+00:00, 2026-01-02T03:04:05Z",
        "iso, 2026-01-02T03:04:05-05:30, 2026-01-02T03:04:05-05:30",
        "iso, 2026-01-02T03:04, 2026-01-02T03:04:00+08:00",
        "iso, 2026-01-02T03:04:05.600, 2026-01-02T03:04:05.6+08:00",
        "iso, 2026-01-02T03:04:05.000000001, 2026-01-02T03:04:05.000000001+08:00",
        "iso, 2026-01-02 03:04:05, 2026-01-02T03:04:05+08:00",
        "iso, 2026-01-02 03:04:05.0, 2026-01-02T03:04:05+08:00",
        "excel, 42858.5, 2017-05-03T12:00:00+08:00",
        "excel, 42858.0833333333333, 2017-05-03T02:00:00+08:00",
        "excel, 42858.99999, 2017-05-03T23:59:59.136+08:00",
        "epoch-ms, 1493740800000, 2017-05-03T00:00:00+08:00",
        "epoch-ms, 1493740800123, 2017-05-03T00:00:00.123+08:00",
        "epoch-ms, 671567400000, 1991-04-14T03:30:00+09:00",
        "yyyyMMddHHmmss | iso, 2026-01-02T03:04:05Z, 2026-01-02T03:04:05Z",
    })
    void timeGetsItsOffset(String argument, String written, String time) {
        assertThat(Dates.Kind.DATETIME.mistake(argument)).isEmpty();
        assertThat(Dates.datetime(argument).check(written)).isEqualTo(time);
    }

    @ParameterizedTest(name = "GB/T 7408: [{0}] is no time")
    @ValueSource(
            strings = {
                "2026-01-02",
                "20260102250000",
                "now",
                "2026-01-02T25:00:00",
                "",
                "2026-02-30T00:00:00",
                "2026-01-02T00:60:00",
                "2026-01-02T00:00:60",
                "2026-01-02T00:00:00+19:00",
                "2026-01-02T00:00:00+08",
                "2026-01-02T00:00:00.",
                "2026-01-02T00:00:00.1234567890",
                "2026-01-02T00:00:00 +08:00",
                "2026-1-2T00:00:00",
                "0000-00-00 00:00:00"
            })
    void anyOtherTimeIsAFault(String written) {
        assertThat(ISO.check(written)).isInstanceOf(Fault.class);
        assertThat(Dates.datetime("yyyyMMddHHmmss").check(written)).isInstanceOf(Fault.class);
    }

    @ParameterizedTest(name = "Asia/Shanghai: {0} is {1}, noted as {2}")
    @CsvSource({
        "1991-04-14T02:30:00, 1991-04-14T03:30:00+09:00, datetime-gap, REPAIR",
        "1986-05-04T02:00:00, 1986-05-04T03:00:00+09:00, datetime-gap, REPAIR",
        "1991-09-15T01:30:00, 1991-09-15T01:30:00+09:00, datetime-twice, WARNING",
        "1899-06-01T00:00:00, 1899-06-01T00:00:00+08:05:43, datetime-sun, WARNING",
    })
    void timeThatWasNotOrWasTwiceIsNoted(String written, String time, String rule, Note.Kind kind) {
        assertThat(ISO.check(written)).isInstanceOfSatisfying(Noted.class, noted -> {
            assertThat(noted.value()).isEqualTo(time);
            assertThat(noted.notes()).singleElement().satisfies(note -> {
                assertThat(note.rule()).isEqualTo(rule);
                assertThat(note.kind()).isEqualTo(kind);
            });
        });
    }

    @ParameterizedTest(name = "Asia/Shanghai: {0} has the offset of its summer")
    @CsvSource({
        "1991-04-14T01:59:59, 1991-04-14T01:59:59+08:00",
        "1991-07-01T12:00:00, 1991-07-01T12:00:00+09:00",
        "1992-07-01T12:00:00, 1992-07-01T12:00:00+08:00",
        "1949-10-01T15:00:00, 1949-10-01T15:00:00+08:00",
    })
    void summerTimeIsKnown(String written, String time) {
        assertThat(ISO.check(written)).isEqualTo(time);
    }

    /** A birth date is a date and never goes through a time: no shift, whatever the zone did on that day. */
    @ParameterizedTest(name = "birth date {0} stays what it is")
    @ValueSource(strings = {"1986-05-04", "1991-04-14", "1940-06-01", "1900-12-31", "1880-01-01"})
    void dateIsNeverShifted(String day) {
        assertThat(Dates.date("yyyy-MM-dd", java.time.Clock.systemUTC()).check(day))
                .isSameAs(day);
    }

    @ParameterizedTest(name = "placeholder {1} under {0} becomes {2}, noted as {3}")
    @CsvSource(
            nullValues = "none",
            value = {
                "yyyy-MM-dd HH:mm:ss | unknown, 1900-01-01 00:00:00, none, date-unknown",
                "yyyy-MM-dd HH:mm:ss | unknown, 0000-00-00 00:00:00, none, date-unknown",
                "iso | no-end, 9999-12-31T23:59:59, none, date-for-ever",
                "iso | open-end, 2099-12-31T00:00:00, 9999-12-31T23:59:59+08:00, date-for-ever",
                "iso, 9999-12-31T00:00:00, 9999-12-31T00:00:00+08:00, date-placeholder",
            })
    void placeholderIsWhatTheMappingDeclares(String argument, String written, String value, String rule) {
        assertThat(Dates.datetime(argument).check(written)).isInstanceOfSatisfying(Noted.class, noted -> {
            assertThat(noted.value()).isEqualTo(value);
            assertThat(noted.notes()).extracting(Note::rule).contains(rule);
        });
    }

    /** The own writer against the JDK's, over all times and offsets. */
    @Property(tries = 2000)
    void isoIsReadAndWrittenAsByTheJdk(
            @ForAll @LongRange(min = -60_000_000_000L, max = 250_000_000_000L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano,
            @ForAll @IntRange(min = -18, max = 18) int hours) {
        OffsetDateTime time = Instant.ofEpochSecond(second, nano).atOffset(ZoneOffset.ofHours(hours));
        LocalDateTime local = time.toLocalDateTime();
        String offset = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);

        assertThat(Noted.plain(ISO.check(offset))).isEqualTo(offset);
        assertThat(Noted.plain(ISO.check(local.toString())))
                .isEqualTo(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local.atZone(Times.ZONE)));
    }

    /** What the JDK refuses is refused, and nothing is thrown. */
    @Property(tries = 2000)
    void whatTheJdkRefusesIsRefused(
            @ForAll @IntRange(max = 28) int at, @ForAll("signs") char sign, @ForAll @IntRange(max = 1) int offset) {
        String right = offset == 0 ? "2026-01-02T03:04:05.678" : "2026-01-02T03:04:05.678+08:00";
        int place = at % right.length();
        String text = right.substring(0, place) + sign + right.substring(place + 1);

        assertThat(ISO.check(text) instanceof Fault).isEqualTo(jdk(text) == null);
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<Character> signs() {
        return net.jqwik.api.Arbitraries.of(
                '0', '1', '2', '3', '5', '6', '9', '-', ':', '.', '+', 'T', ' ', 'Z', '，', '1');
    }

    private static Object jdk(String text) {
        String iso = text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
        for (DateTimeFormatter format :
                List.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME, DateTimeFormatter.ISO_LOCAL_DATE_TIME)) {
            try {
                return format.parse(iso);
            } catch (DateTimeException e) {
                continue;
            }
        }
        return null;
    }
}
