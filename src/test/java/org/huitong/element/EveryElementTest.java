package org.huitong.element;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.huitong.element.identity.CitizenId;
import org.huitong.element.identity.CreditCode;
import org.huitong.element.identity.OrganizationCode;
import org.huitong.element.identity.RegionCode;
import org.huitong.element.identity.Regions;
import org.huitong.element.number.Amount;
import org.huitong.element.number.Numbers;
import org.huitong.element.text.Garbled;
import org.huitong.element.text.OrganizationName;
import org.huitong.element.text.PersonName;
import org.huitong.element.text.Phone;
import org.huitong.element.text.Texts;
import org.huitong.element.time.Dates;
import org.huitong.element.time.Times;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every element: it never throws, never quotes, and finds nothing to do in what it gave. */
class EveryElementTest {
    private static final int INPUTS = 10_000;
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), Times.ZONE);
    private static final Regions REGIONS = new Regions(
            Map.of("110101", "东城区"), List.of(new Regions.Retired("110103", "崇文区", null, List.of("110101"))));
    private static final Map<String, Element> ELEMENTS = elements();
    private static final String SIGNS =
            "0123456789-/.:, +EeXxＸ×年月日十〇二初·•・（(）)元万亿¥民国TZ?\u3000\u0000\uFFFD\uD800\uDC00\uE863\u0301锟斤拷寮犱笁𬭎";
    private static final List<String> SEEDS = List.of(
            "",
            "11010519491231002X",
            "110105491231002",
            "1.10105E+17",
            "91350100M000100Y43",
            "75591846-9",
            "110103",
            "20240229",
            "2024-02-29",
            "2024年2月29日",
            "二〇一七年五月三日",
            "03-5月 -17",
            "03-MAY-17",
            "民国100年1月1日",
            "1000101",
            "42858.5",
            "1493740800000",
            "2026-01-02T03:04:05.678+08:00",
            "1991-04-14 02:30:00",
            "1,234.50万元",
            "¥5000",
            "买买提•艾力",
            "示例(北京)有限公司",
            "+86-10-12345678",
            "寮犱笁");

    private static Map<String, Element> elements() {
        Map<String, Element> all = new LinkedHashMap<>();
        all.put("trim", Texts::trim);
        all.put("fold-width", Texts::foldWidth);
        all.put("null-words", Texts::nullWords);
        all.put("nfc", Texts::nfc);
        all.put("person-name", PersonName::check);
        all.put("organization-name", OrganizationName::check);
        all.put("phone", Phone::check);
        all.put("garbled", text -> Garbled.find(text).map(Object.class::cast).orElse(text));
        all.put("citizen-id", new CitizenId(NOW, true, REGIONS));
        all.put("credit-code", new CreditCode(Set.of("91350100M0001TGQXM")));
        all.put("organization-code", new OrganizationCode());
        all.put("region", RegionCode.kept(REGIONS));
        all.put("region-current", RegionCode.current(REGIONS));
        all.put("amount", new Amount(Amount.Unit.WAN));
        all.put("decimal", Numbers::decimal);
        all.put("integer", Numbers::integer);
        all.put("boolean", Numbers::bool);
        for (String form : Dates.Kind.DATE.words()) {
            String argument = form.startsWith("yy") && !form.startsWith("yyyy") ? form + " | birth" : form;
            if (Dates.Kind.DATE.mistake(argument).isEmpty()) {
                all.put("date " + argument, Dates.date(argument, NOW));
                all.put("date " + argument + " | unknown | no-end", Dates.date(argument + " | unknown | no-end", NOW));
            }
        }
        for (String form : Dates.Kind.MONTH.words()) {
            all.put("month " + form, Dates.month(form));
        }
        for (String form : Dates.Kind.DATETIME.words()) {
            if (Dates.Kind.DATETIME.mistake(form).isEmpty()) {
                all.put("datetime " + form, Dates.datetime(form));
            }
        }
        return all;
    }

    static Stream<String> names() {
        return ELEMENTS.keySet().stream();
    }

    @ParameterizedTest(name = "{0} never throws, nor quotes")
    @MethodSource("names")
    void nothingThrowsOrQuotes(String name) {
        Element element = ELEMENTS.get(name);
        Random random = new Random(name.hashCode());
        for (int i = 0; i < INPUTS; i++) {
            String text = mutated(random);
            Object answer = element.check(text);
            if (answer instanceof Fault fault) {
                assertThat(fault.rule()).isNotBlank();
                assertThat(fault.cure()).isNotBlank();
                assertThat(fault.text(text)).doesNotContain(text.length() > 5 ? text : "\uFFFF");
            }
            if (answer instanceof Noted noted) {
                assertThat(noted.notes()).isNotEmpty();
                assertThat(noted.value() instanceof Fault || noted.value() instanceof Noted)
                        .isFalse();
            }
        }
    }

    /** What an element has given it gives again, and repairs no more; dates and times in their own standard form. */
    @ParameterizedTest(name = "{0} leaves what it gave")
    @MethodSource("names")
    void whatWasGivenIsGivenAgain(String name) {
        Element element = ELEMENTS.get(name);
        Element again = name.startsWith("datetime ")
                ? Dates.datetime("iso")
                : name.startsWith("date ")
                        ? Dates.date("yyyy-MM-dd", NOW)
                        : name.startsWith("month ") ? Dates.month("yyyy-MM") : element;
        Random random = new Random(name.hashCode());
        for (int i = 0; i < INPUTS; i++) {
            Object value = Noted.plain(element.check(mutated(random)));
            if (value instanceof String text) {
                Object second = again.check(text);
                assertThat(Noted.plain(second)).isEqualTo(text);
                if (second instanceof Noted noted) {
                    assertThat(noted.notes()).extracting(Note::kind).containsOnly(Note.Kind.WARNING);
                }
            }
        }
    }

    /** One of the seeds, with none to three characters changed, put in or taken out. */
    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            int at = text.length() == 0 ? 0 : random.nextInt(text.length());
            char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
            switch (text.length() == 0 ? 0 : random.nextInt(3)) {
                case 0 -> text.insert(at, sign);
                case 1 -> text.setCharAt(at, sign);
                default -> text.deleteCharAt(at);
            }
        }
        return text.toString();
    }
}
