package org.huitong.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.PilotHome;
import org.huitong.element.identity.Regions.State;
import org.huitong.message.Defect;
import org.huitong.message.Intake;
import org.huitong.message.Raw;
import org.huitong.normalize.Normalized;
import org.huitong.normalize.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GB/T 2260 from its lists to the bus. The lists are test data of other people and not in this repository. */
class ImportedRegionsTest {
    private static final Path LISTS = Path.of("../shared/data/regions");
    private static final String SYSTEM = "public-security.population";
    private static final String MAPPING = "routes/sources/" + SYSTEM + "/population-basic.mapping.yaml";

    @TempDir
    Path home;

    @Test
    void everyCurrentCodeResolvesAndEveryRetiredOneHasSuccessorsOrIsFlagged() throws IOException {
        assumeThat(LISTS).as("skipped: no " + LISTS).isDirectory();
        PilotHome.in(home)
                .replace(MAPPING, "{from: DZ, steps: [trim]}", "{from: DZ, steps: [{region-current: gbt-2260}]}")
                .replace(MAPPING, "{from: HH, steps: [trim, fold-width]}", "{from: HH, steps: [{region: gbt-2260}]}");
        Desk desk = new Desk(home);
        imported(desk);

        Instant before = Instant.now();
        Catalog catalog = Catalog.read(home);
        Normalizer normalizer = new Normalizer(catalog);
        System.out.println("GB/T 2260: catalog with "
                + catalog.codes("gbt-2260-retired").orElseThrow().codes().size() + " retired codes read in "
                + Duration.between(before, Instant.now()).toMillis() + " ms");

        Map<String, String> current = read("list.json", new TypeReference<>() {});
        Map<String, List<String>> diff = read("diff.json", new TypeReference<>() {});
        TreeSet<String> retired = new TreeSet<>(diff.keySet());
        retired.addAll(this.<Map<String, String>>read("history.json", new TypeReference<>() {})
                .keySet());
        retired.removeAll(current.keySet());
        assertThat(current).hasSize(3433);
        for (String code : current.keySet()) {
            Normalized one = normalizer.explain(person(code));
            assertThat(one.remarks()).as(code).isEmpty();
            assertThat(one.intake().records().get(0).data())
                    .containsEntry("address", code)
                    .containsEntry("householdId", code);
        }
        Map<State, Integer> counts = new EnumMap<>(State.class);
        for (String code : retired) {
            counts.merge(outcome(normalizer.explain(person(code)), code, current, diff), 1, Integer::sum);
        }
        System.out.println("GB/T 2260: " + retired.size() + " retired codes: " + counts);
        assertThat(counts).containsOnlyKeys(State.REPLACED, State.SPLIT, State.ENDED);

        shown(desk);
    }

    private void imported(Desk desk) {
        assertThat(desk.run(
                        "import", LISTS.resolve("list.json").toString(), "--as", "gbt-2260", "--standard", "GB/T 2260"))
                .as(desk.err())
                .isZero();
        assertThat(desk.out()).contains("Added 3433");
        assertThat(desk.run(
                        "import",
                        LISTS.resolve("history.json").toString(),
                        "--as",
                        "gbt-2260-retired",
                        "--except",
                        "gbt-2260"))
                .as(desk.err())
                .isZero();
        assertThat(desk.run(
                        "import",
                        LISTS.resolve("diff.json").toString(),
                        "--as",
                        "gbt-2260-successors",
                        "--successors-of",
                        "gbt-2260"))
                .as(desk.err())
                .isZero();
        assertThat(desk.out()).contains("Added 3996");
        assertThat(Catalog.check(home)).isEmpty();
    }

    /** A retired code becomes its one successor with a note, or is parked because there are several or none. */
    private static State outcome(
            Normalized one, String code, Map<String, String> current, Map<String, List<String>> diff) {
        if (one.intake().parked().isEmpty()) {
            Map<String, Object> data = one.intake().records().get(0).data();
            assertThat(data).containsEntry("householdId", code);
            assertThat(current).containsKey((String) data.get("address"));
            assertThat(one.remarks())
                    .extracting(remark -> remark.note().rule())
                    .containsExactlyInAnyOrder("region-current", "region-retired");
            return State.REPLACED;
        }
        Defect defect = one.intake().parked().get(0).defect();
        assertThat(defect.item()).isEqualTo("address");
        boolean several = defect.text().contains("several regions took its place");
        assertThat(several || defect.text().contains("no current region took its place"))
                .as(code + ": " + defect.text())
                .isTrue();
        assertThat(several && !diff.containsKey(code)).isFalse();
        return several ? State.SPLIT : State.ENDED;
    }

    private static void shown(Desk desk) {
        assertThat(desk.run("show", "gbt-2260", "110103")).isZero();
        assertThat(desk.out()).contains("崇文区", "Not valid today.", "In its place: 110101 东城区");
        assertThat(desk.run("show", "gbt-2260", "440524")).isZero();
        assertThat(desk.out()).contains("潮阳县", "440513");
        assertThat(desk.run("show", "gbt-2260", "340524")).isEqualTo(1);
        assertThat(desk.run("list")).isZero();
        assertThat(desk.out()).contains("gbt-2260-successors", "population-basic:address");
    }

    private <T> T read(String file, TypeReference<T> type) throws IOException {
        return new ObjectMapper().readValue(LISTS.resolve(file).toFile(), type);
    }

    private static Intake person(String region) {
        Map<String, Object> fields =
                Map.of("GMSFHM", "110105188003070021", "XM", "王测试", "UPD_SEQ", 1L, "DZ", region, "HH", region);
        List<Raw> raws = new ArrayList<>(List.of(new Raw(0, "/0", fields, new byte[0], 0, 0)));
        return new Intake(
                "i1", 7, SYSTEM, "population-basic", null, "", Instant.EPOCH, true, raws, List.of(), List.of(), null);
    }
}
