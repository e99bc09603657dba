package org.huitong.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import org.huitong.catalog.Catalog;
import org.huitong.failed.Rows;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.huitong.message.RowState;
import org.huitong.message.Sequence;
import org.huitong.normalize.Normalizer;
import org.huitong.receive.Decoder;
import org.huitong.receive.Receive;
import org.huitong.receive.input.Limits;
import org.huitong.samples.Sample;
import org.junit.jupiter.api.Test;

/** A failed record becomes a sample that fails alike and tells nothing of anybody. */
class SamplingTest {
    private static final String SYSTEM = "human-resources.social-insurance";
    private static final String RESOURCE = "social-insurance-status";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int RECORDS = 300;

    /** Each breaks a rule of its own. */
    private static final List<BiConsumer<Map<String, Object>, Random>> BREAKS = List.of(
            (r, random) -> r.put("GMSFHM", otherCheck((String) r.get("GMSFHM"))),
            (r, random) -> r.put("GMSFHM", ((String) r.get("GMSFHM")).substring(0, 17)),
            (r, random) -> r.put("GMSFHM", "11010119991399001X"),
            (r, random) -> r.put("ZHJFNY", "2026" + (13 + random.nextInt(80))),
            (r, random) -> r.put("JFJS", random.nextInt(100) + "元" + random.nextInt(100)),
            (r, random) -> r.put("LJYS", "十二"),
            (r, random) -> r.put("CBZT", "参加"),
            (r, random) -> r.remove("XM"),
            (r, random) -> r.put("XM", "赵".repeat(300)),
            (r, random) -> r.put("DWMC", Map.of("name", "示例饮食店")));

    private final Sampling sampling = sampling();

    private static Sampling sampling() {
        Catalog catalog = Catalog.read(Path.of(""));
        return new Sampling(
                catalog,
                new Normalizer(catalog),
                new Receive(catalog, new Decoder(Limits.DEFAULT), new Sequence(1, "sampling")));
    }

    private static String id(Random random) {
        String body = String.format(
                "110101%04d%02d%02d%03d",
                1940 + random.nextInt(70), 1 + random.nextInt(12), 1 + random.nextInt(28), random.nextInt(1000));
        return body + check(body);
    }

    private static char check(String body) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += WEIGHTS[i] * (body.charAt(i) - '0');
        }
        return "10X98765432".charAt(sum % 11);
    }

    private static String otherCheck(String id) {
        return id.substring(0, 17) + (id.charAt(17) == '7' ? '3' : '7');
    }

    private static Map<String, Object> person(Random random) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("GMSFHM", id(random));
        record.put("XM", "赵钱孙李周吴郑王".substring(random.nextInt(8)).substring(0, 1) + "建国");
        record.put("DWMC", "东城区第" + random.nextInt(100) + "饮食店");
        record.put("CBZT", "参保");
        record.put("JFJS", (4 + random.nextInt(5)) + "," + (100 + random.nextInt(900)) + ".00");
        record.put("LJYS", Integer.toString(10 + random.nextInt(80)));
        record.put("ZHJFNY", "2026" + String.format("%02d", 1 + random.nextInt(10)));
        record.put("extra", new java.math.BigDecimal("13800138000"));
        return record;
    }

    private static Rows.Row row(long no, String subscription, String text) {
        return new Rows.Row(
                no,
                "r" + no,
                subscription,
                RowState.PARKED,
                SYSTEM,
                RESOURCE,
                "i",
                "",
                0,
                0,
                0,
                "normalize",
                "NORMALIZE-INVALID",
                "x",
                "",
                1,
                text,
                null,
                false,
                Instant.EPOCH,
                Instant.EPOCH,
                1);
    }

    @Test
    void maskedSampleFailsAlikeAndTellsNothing() {
        Random random = new Random(20261129);
        for (int i = 0; i < RECORDS; i++) {
            Map<String, Object> record = person(random);
            BREAKS.get(i % BREAKS.size()).accept(record, random);
            String text = Json.text(record);
            JsonNode before = sampling.outcome(SYSTEM, RESOURCE, text);
            assertThat(before.has("refused"))
                    .as("record %d fails: %s", i, before)
                    .isTrue();

            Sample sample = sampling.of(row(i, "", text));

            assertThat(sample.expect()).as("of record %d", i).isEqualTo(before);
            assertThat(sampling.outcome(SYSTEM, RESOURCE, Json.text(sample.input())))
                    .as("%s", sample.input())
                    .isEqualTo(before);
            String written = sample.text();
            record.forEach((field, value) -> {
                if (!field.equals("CBZT")
                        && !(value instanceof Map)
                        && value.toString().length() > 2) {
                    assertThat(sample.input().path(field).asText()).as(field).isNotEqualTo(value.toString());
                }
            });
            assertThat(written).doesNotContain(record.get("GMSFHM").toString(), "建国", "13800138000", "饮食店");
        }
    }

    @Test
    void whatDoesNotFailOrFailedElsewhereIsNoSample() {
        String good = Json.text(person(new Random(1)));

        assertThatThrownBy(() -> sampling.of(row(7, "", good)))
                .isInstanceOf(HuitongException.class)
                .hasMessageContaining("it does not fail");
        assertThatThrownBy(() -> sampling.of(row(7, "hall.person", good))).hasMessageContaining("at its consumer");
        assertThatThrownBy(() -> sampling.of(row(7, "", "no json 赵"))).hasMessageNotContaining("赵");
    }
}
