package org.huitong.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Finding;
import org.huitong.catalog.PilotHome;
import org.huitong.message.Intake;
import org.huitong.message.Raw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The expressions of mappings are a part of Camel's simple: Camel itself is asked what they give. */
class ExpressionTest {
    private static final String SYSTEM = "human-resources.social-insurance";
    private static final String RESOURCE = "social-insurance-status";
    private static final String MAPPING = "routes/sources/" + SYSTEM + "/" + RESOURCE + ".mapping.yaml";
    private static final String OLD = "unitName: {from: DWMC, steps: [trim]}";

    private static final List<String> EXPRESSIONS = List.of(
            "${body[A]}",
            "${body[A]}${body[B]}",
            "${body[A]}-${body[B]} 号（${body[姓.名]}）",
            "第${body[A]}条: a/b, 5%; #1 & <x> = 1.",
            "${body[A]} == 'x' ? '1' : '2'",
            "${body[A]} != 'x' ? ${body[A]} : ${body[B]}",
            "${body[A]} =~ 'X' ? 'same ${body[B]}' : null",
            "${body[A]} == null ? ${body[B]} : ${body[A]}",
            "${body[A]} != null ? 'there' : 'none'",
            "${body[A]} contains 'x' ? 'in' : 'out'",
            "${body[A]} !contains 'x' ? 'out' : 'in'",
            "${body[A]} startsWith 'x' ? 'yes' : 'no'",
            "${body[A]} endsWith 'y' ? \"yes\" : \"no\"",
            "${body[A]} == ${body[B]} ? 'same' : 'other'",
            "${body[A]} == 'x' && ${body[B]} == 'y' ? 'both' : 'not both'",
            "${body[A]} == 'x' || ${body[B]} == 'y' ? 'one' : 'none'");

    private static DefaultCamelContext camel;

    @BeforeContainer
    static void start() {
        camel = new DefaultCamelContext();
        camel.start();
    }

    @AfterContainer
    static void stop() {
        camel.stop();
    }

    @Provide
    Arbitrary<String> expressions() {
        return Arbitraries.of(EXPRESSIONS);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of("x", "X", "y", "xy", "yx", "z", " x", "名").injectNull(0.2);
    }

    @Property(tries = 600)
    void isWhatCamelSays(
            @ForAll("expressions") String expression,
            @ForAll("values") String a,
            @ForAll("values") String b,
            @ForAll("values") String c) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("A", a);
        fields.put("B", b);
        fields.put("姓.名", c);

        assertThat(ours(expression, fields)).as(expression + " of " + fields).isEqualTo(camels(expression, fields));
    }

    private static Object ours(String expression, Map<String, Object> fields) {
        return new Formula(org.huitong.catalog.Parsed.of(expression)).of(Member.of(raw(fields)));
    }

    /** Camel 4.18.0 reads its own choice wrongly where a condition stands before it; it is asked for the parts. */
    private static String camels(String expression, Map<String, Object> fields) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(fields);
        int question = expression.indexOf(" ? ");
        if (question < 0) {
            return simple(expression, exchange);
        }
        boolean holds = camel.resolveLanguage("simple")
                .createPredicate(expression.substring(0, question))
                .matches(exchange);
        String[] values = expression.substring(question + 3).split(" : ");
        String value = holds ? values[0] : values[1];
        boolean quoted = value.startsWith("'") || value.startsWith("\"");
        return value.equals("null") ? null : simple(quoted ? value.substring(1, value.length() - 1) : value, exchange);
    }

    private static String simple(String expression, Exchange exchange) {
        return camel.resolveLanguage("simple").createExpression(expression).evaluate(exchange, String.class);
    }

    private static Raw raw(Map<String, Object> fields) {
        return new Raw(0, "", fields, new byte[0], 0, 0);
    }

    @Test
    void computesAnItemWithinTheRulesOfEveryOther(@TempDir Path folder) throws IOException {
        PilotHome home = PilotHome.in(folder)
                .replace(MAPPING, OLD, "unitName: {expression: '${body[QX]}${body[/JG/MC]}', steps: [trim]}");
        Normalizer normalizer = new Normalizer(Catalog.read(home.home()));

        assertThat(unit(normalizer, Map.of("QX", " 示例区", "JG", Map.of("MC", "餐饮店 ")))
                        .records())
                .singleElement()
                .satisfies(record -> assertThat(record.data()).containsEntry("unitName", "示例区餐饮店"));
        assertThat(unit(normalizer, Map.of()).records().get(0).data()).doesNotContainKey("unitName");
        assertThat(unit(normalizer, Map.of("QX", List.of("a"))).parked())
                .extracting(parked -> parked.defect().rule() + parked.defect().pointer())
                .containsExactly("shape");
        assertThat(unit(normalizer, Map.of("QX", "字".repeat(201))).parked())
                .extracting(
                        parked -> parked.defect().rule() + " " + parked.defect().found())
                .containsExactly("length 201 characters: 201 Chinese characters");
    }

    private static Intake unit(Normalizer normalizer, Map<String, Object> more) {
        Map<String, Object> fields = new HashMap<>(Map.of("GMSFHM", "999999199003070012", "XM", "王测试", "CBZT", "参保"));
        fields.putAll(more);
        return normalizer.normalize(new Intake(
                "i1",
                7,
                SYSTEM,
                RESOURCE,
                null,
                "",
                Instant.EPOCH,
                true,
                List.of(raw(fields)),
                List.of(),
                List.of(),
                null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${bean:x?method=y}",
                "${ref:x}",
                "${file:name}",
                "${sysenv.HOME}",
                "${sys.user.home}",
                "${env:PATH}",
                "${properties:hall.token}",
                "${camelContext.name}",
                "${exchange}",
                "${header.x}",
                "${body}",
                "${body.toString}",
                "${body[A].getClass.forName}",
                "${body[A]",
                "${body[A].x}${body[B]}",
                "${type:java.lang.Runtime}",
                "${groovy(1)}",
                "${throwException(a)}",
                "$simple{body}",
                "${body[${body[A]}]}",
                "$init{ x }init$ a",
                "${body[A]} ~> ${trim()}",
                "${body[A]}++",
                "a\\nb",
                "''",
                "${body[A]} ? 'a' : 'b'",
                "${body[A]} == 'a' ? 'b'",
                "${body[A]} == a ? 'b' : 'c'",
                "${body[A]} == 'a' && ${body[B]} == 'b' || ${body[B]} == 'c' ? 'b' : 'c'",
                "${body[A]} is 'java.lang.Runtime' ? 'b' : 'c'",
                "${body[A]} regex '(a+)+b' ? 'b' : 'c'",
                "${body[A]} == 'a' ? ${body[B]} == 'b' ? 'c' : 'd' : 'e'",
                "${body[/a//b]}",
                "${body[../a]}",
            })
    void whatSeesMoreThanTheRecordIsFoundBeforeTheStart(String expression, @TempDir Path folder) throws IOException {
        PilotHome home = PilotHome.in(folder)
                .replace(MAPPING, OLD, "unitName: {expression: '" + expression.replace("'", "''") + "'}");

        assertThat(Catalog.check(home.home()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.code()).isIn("CATALOG-EXPRESSION", "CATALOG-PATH"))
                .extracting(Finding::line)
                .isEqualTo(11);
    }
}
