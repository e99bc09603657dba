package org.huitong.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huitong.catalog.Catalog;
import org.huitong.message.HuitongException;
import org.huitong.message.Intake;
import org.huitong.message.Raw;
import org.huitong.normalize.Normalizer;
import org.huitong.operate.api.QualityView;
import org.junit.jupiter.api.Test;

class QualityTest {
    private static final Catalog PILOT = Catalog.read(Path.of(""));
    private static final String LABELS =
            "resource=\"social-insurance-status\",rule=\"%s\",system=\"human-resources.social-insurance\"";

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Quality quality = new Quality(new Normalizer(PILOT), PILOT, meters);

    private static Map<String, Object> record(String... changes) {
        Map<String, Object> record = new HashMap<>(Map.of("GMSFHM", "11010519491231002X", "XM", "王测试", "CBZT", "参保"));
        for (int i = 0; i < changes.length; i += 2) {
            record.put(changes[i], changes[i + 1]);
        }
        return record;
    }

    @SafeVarargs
    private static Intake push(Map<String, Object>... records) {
        List<Raw> raws = new ArrayList<>();
        for (Map<String, Object> record : records) {
            raws.add(new Raw(raws.size(), "/" + raws.size(), record, null, 0, 0, null, null));
        }
        return new Intake(
                "i1",
                7,
                "human-resources.social-insurance",
                "social-insurance-status",
                "k",
                "",
                Instant.ofEpochSecond(1_800_000_000),
                false,
                raws,
                List.of(),
                List.of(),
                null);
    }

    private List<String> lines(String name) {
        return meters.scrape().lines().filter(line -> line.startsWith(name)).toList();
    }

    @Test
    void everySourceStandsAtNoughtBeforeTheFirstRecordAndNothingElseDoes() {
        assertThat(lines("huitong_quality_records_total{"))
                .hasSizeGreaterThanOrEqualTo(3 * 2)
                .allMatch(line -> line.endsWith(" 0.0"));
        assertThat(lines("huitong_quality_total{")).isEmpty();
        assertThat(quality.view().sources()).allMatch(source -> source.last() == null);
    }

    @Test
    void soundRecordsOpenNoSeries() {
        quality.normalize(push(record(), record()), null);

        assertThat(lines("huitong_quality_total{")).isEmpty();
        assertThat(lines("huitong_quality_records_total{"))
                .anyMatch(line -> line.contains("accepted") && line.endsWith(" 2.0"));
        assertThat(lines("huitong_quality_last_seconds{")).anyMatch(line -> line.endsWith(" 1.8E9"));
    }

    @Test
    void repairsAndRefusalsAreCountedByItemRuleAndProperty() {
        quality.normalize(
                push(
                        record("GMSFHM", "11010519491231002x"),
                        record("GMSFHM", "110105491231002"),
                        record("GMSFHM", "110105491231002"),
                        record("GMSFHM", "110105194912310021"),
                        record("XM", " ")),
                null);

        assertThat(lines("huitong_quality_total{"))
                .containsExactlyInAnyOrder(
                        line("citizenId", "repaired", "conformity", "citizen-id-x", 1),
                        line("citizenId", "repaired", "conformity", "citizen-id-15", 2),
                        line("citizenId", "refused", "accuracy", "citizen-id", 1),
                        line("name", "refused", "completeness", "required", 1));
        assertThat(quality.view().sources())
                .filteredOn(source -> source.resource().equals("social-insurance-status"))
                .extracting(QualityView.Source::accepted, QualityView.Source::parked, QualityView.Source::rejected)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(3L, 2L, 0L));
        assertThat(quality.view().counts())
                .extracting(count -> count.item() + " " + count.rule() + " " + count.values())
                .containsExactly(
                        "citizenId citizen-id 1",
                        "citizenId citizen-id-15 2",
                        "citizenId citizen-id-x 1",
                        "name required 1");
        assertThat(meters.scrape()).doesNotContain("110105", "王测试");
    }

    @Test
    void pushThatIsRefusedWholeIsCountedAsRejected() {
        assertThatThrownBy(() -> quality.normalize(push(record("XM", ""), record("CBZT", "x")), null))
                .isInstanceOf(HuitongException.class);

        assertThat(lines("huitong_quality_records_total{"))
                .anyMatch(line -> line.contains("rejected") && line.endsWith(" 2.0"));
        assertThat(lines("huitong_quality_total{"))
                .containsExactlyInAnyOrder(
                        line("name", "refused", "completeness", "required", 1),
                        line("status", "refused", "conformity", "codes", 1));
    }

    private static String line(String item, String kind, String property, String rule, int values) {
        return "huitong_quality_total{item=\"" + item + "\",kind=\"" + kind + "\",property=\"" + property + "\","
                + LABELS.formatted(rule) + "} " + values + ".0";
    }
}
