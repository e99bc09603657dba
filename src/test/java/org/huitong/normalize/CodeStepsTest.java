package org.huitong.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Code;
import org.huitong.catalog.CodeTable;
import org.huitong.catalog.Edition;
import org.huitong.catalog.Grant;
import org.huitong.catalog.MappingFile.Unknown;
import org.huitong.catalog.PilotHome;
import org.huitong.element.Fault;
import org.huitong.message.Defect;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Intake;
import org.huitong.message.Raw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeStepsTest {
    private static final String SYSTEM = "public-security.population";
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-23T00:00:00Z"), Grant.ZONE);

    @TempDir
    Path folder;

    private Normalizer normalizer(String step, String ofItem) throws IOException {
        PilotHome home = PilotHome.in(folder)
                .write("config/catalog/office-notice.yaml", """
                        resource: office-notice
                        name: 测试
                        provider: public-security
                        sharing: unconditional
                        key: id
                        items:
                          id: {name: 编号, type: text, required: true}
                          office: {name: 机关, type: text}
                          signed: {name: 签署日期, type: date}
                        """)
                .write("config/codes/offices.yaml", """
                        codes: offices
                        name: 机关代码
                        entries:
                          "01": 甲局
                          "02": {text: 乙局, until: 2018-12-31}
                          "03": {text: 丙局, from: 2019-01-01}
                        """)
                .write("config/codes/offices-old.yaml", """
                        codes: offices-old
                        name: 旧写法
                        maps-to: offices
                        values: {甲: "01", 乙: "02", 丙: "03"}
                        """)
                .write("routes/sources/%s/office-notice.mapping.yaml".formatted(SYSTEM), """
                        system: public-security.population
                        resource: office-notice
                        formats: [json, ndjson]
                        identity: none
                        items:
                          id: {from: ID, required: true}
                          office: {from: OFFICE, steps: [trim, %s]%s}
                          signed: {from: SIGNED, steps: [trim, {date: yyyyMMdd}]}
                        """.formatted(step, ofItem));
        return new Normalizer(Catalog.read(home.home()), NOW);
    }

    @ParameterizedTest(name = "{0}: {1} of {2} is {3}")
    @CsvSource({
        "'{codes: offices, on: signed}', 02, 20181231, 02",
        "'{codes: offices, on: signed}', 02, 20190101, not on the day",
        "'{codes: offices, on: signed}', 03, 20181231, not on the day",
        "'{codes: offices, on: signed}', 03, '', 03",
        "'{codes: offices, on: signed}', 04, 20181231, does not have this code",
        "'{codes: offices}', 02, 20181231, not on the day",
        "'{codes: offices}', 01, 20181231, 01",
        "'{codes: offices-old, on: signed}', 乙, 20181231, 02",
        "'{codes: offices-old, on: signed}', 乙, 20190101, not on the day",
        "'{codes: offices-old}', 丙, 20181231, 03",
        "'{codes: offices-old}', 丁, 20181231, does not have this code",
    })
    void recordsOwnDayTellsWhatACodeMeansElseToday(String step, String code, String signed, String said)
            throws IOException {
        Intake intake = normalizer(step, "").normalize(intake(true, record(code, signed)));

        String answer = intake.parked().isEmpty()
                ? (String) intake.records().get(0).data().get("office")
                : intake.parked().get(0).defect().text();
        assertThat(answer).contains(said);
    }

    @Test
    void unknownCodeIsParkedAloneWhereNothingIsSaid() throws IOException {
        Intake intake = normalizer("{codes: offices}", "").normalize(intake(false, record("01", ""), record("77", "")));

        assertThat(intake.records()).hasSize(1);
        assertThat(intake.parked())
                .extracting(
                        parked -> parked.defect().rule() + " " + parked.defect().pointer())
                .containsExactly("codes /1/OFFICE");
    }

    @Test
    void unknownCodeGoesOnAsItIsWithANote() throws IOException {
        Normalized result = normalizer("{codes: offices, unknown: pass}", "")
                .explain(intake(false, record("01", ""), record("77", ""), record("78", "")));

        assertThat(result.intake().records())
                .extracting(record -> record.data().get("office"))
                .containsExactly("01", "77", "78");
        assertThat(result.remarks()).singleElement().satisfies(remark -> {
            assertThat(remark.item() + " " + remark.note().rule() + " " + remark.count())
                    .isEqualTo("office codes-unknown 2");
            assertThat(remark.note().text()).contains("offices").doesNotContain("77");
        });
    }

    @ParameterizedTest(name = "{0} of an item that passes: {1} parked")
    @CsvSource({"'{codes: offices}', 0", "'{codes: offices, unknown: park}', 1"})
    void policyOfTheItemHoldsWhereTheStepSaysNothing(String step, int parked) throws IOException {
        Intake intake =
                normalizer(step, ", unknown: pass").normalize(intake(false, record("01", ""), record("77", "")));

        assertThat(intake.parked()).hasSize(parked);
    }

    @Test
    void rejectedCodeRefusesTheWholePushAndNamesEachPlace() throws IOException {
        Normalizer normalizer = normalizer("{codes: offices, unknown: reject}", "");

        assertThatThrownBy(() -> normalizer.normalize(
                        intake(false, record("01", ""), record("77", ""), record("01", "bad"), record("78", ""))))
                .isInstanceOfSatisfying(HuitongException.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.NORMALIZE_INVALID);
                    assertThat(refused.defects())
                            .extracting(Defect::pointer, Defect::rule)
                            .containsExactly(
                                    org.assertj.core.groups.Tuple.tuple("/1/OFFICE", "codes-refused"),
                                    org.assertj.core.groups.Tuple.tuple("/3/OFFICE", "codes-refused"));
                    assertThat(refused.getMessage())
                            .contains("2 of its records", "Nothing was kept")
                            .doesNotContain("77");
                });
        assertThat(normalizer
                        .normalize(intake(true, record("01", ""), record("77", "")))
                        .parked())
                .as("nobody waits for a poll's answer")
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource({
        "'{region-current: areas}', 110105, 110105",
        "'{region-current: areas}', 110103, 110101",
        "'{region-current: areas}', 110188, no current region",
        "'{region-current: areas, unknown: pass}', 110188, 110188",
        "'{region: areas}', 340524, in no list",
        "'{region: areas, unknown: pass}', 340524, 340524",
        "'{region: areas, unknown: pass}', 34052X, not 6 digits",
    })
    void regionsAreListsThatEndAndHaveSuccessors(String step, String code, String said) throws IOException {
        Path codes = java.nio.file.Files.createDirectories(folder.resolve("config/codes"));
        java.nio.file.Files.writeString(codes.resolve("areas.yaml"), """
                codes: areas
                name: 区划
                entries:
                  "110101": 东城区
                  "110103": {text: 崇文区, until: 2010-06-30}
                  "110105": 朝阳区
                  "110188": {text: 某区, until: 2010-06-30}
                """);
        java.nio.file.Files.writeString(codes.resolve("areas-successors.yaml"), """
                codes: areas-successors
                name: 区划后继
                successors-of: areas
                values: {"110103": ["110101"]}
                """);

        Intake intake = normalizer(step, "").normalize(intake(true, record(code, "")));

        String answer = intake.parked().isEmpty()
                ? (String) intake.records().get(0).data().get("office")
                : intake.parked().get(0).defect().text();
        assertThat(answer).contains(said);
    }

    @Test
    void todayIsOfShanghaiAndMadeOnceADay() {
        Today today = new Today(Clock.fixed(Instant.parse("2026-11-22T16:00:00Z"), java.time.ZoneOffset.UTC));

        assertThat(today.get()).hasToString("2026-11-23").isSameAs(today.get());
    }

    /** What the hot path pays: a hash get, and nothing for the collector, with days or without. */
    @ParameterizedTest(name = "dated: {0}")
    @CsvSource({"false", "true"})
    void lookupMakesNothing(boolean dated) {
        Map<String, List<Code>> codes = new HashMap<>();
        String[] asked = new String[7_000];
        for (int i = 0; i < asked.length; i++) {
            asked[i] = String.valueOf(100_000 + i);
            codes.put(asked[i], List.of(new Code("名" + i, null, dated ? java.time.LocalDate.MAX : null)));
        }
        CodeTable table = new CodeTable("t", "t", CodeTable.Kind.TRANSLATION, "", Edition.UNSAID, codes);
        CodeLookup lookup = new CodeLookup(table, null, new Today(NOW), Unknown.PARK);
        assertThat(lookup.dated()).isEqualTo(dated);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int faults = faults(lookup, asked);

        long before = thread.getCurrentThreadAllocatedBytes();
        for (int round = 0; round < 20; round++) {
            faults += faults(lookup, asked);
        }
        long made = thread.getCurrentThreadAllocatedBytes() - before;

        assertThat(faults).isZero();
        assertThat(made).as("bytes for 140,000 lookups").isLessThan(10_000);
    }

    private static int faults(CodeLookup lookup, String[] asked) {
        int faults = 0;
        for (String code : asked) {
            faults += lookup.check(code) instanceof Fault ? 1 : 0;
        }
        return faults;
    }

    private static Map<String, Object> record(String office, String signed) {
        return Map.of("ID", "1", "OFFICE", office, "SIGNED", signed);
    }

    @SafeVarargs
    private static Intake intake(boolean polled, Map<String, Object>... records) {
        List<Raw> raws = new ArrayList<>();
        for (Map<String, Object> record : records) {
            raws.add(new Raw(raws.size(), "/" + raws.size(), record, new byte[0], 0, 0));
        }
        return new Intake(
                "i1", 7, SYSTEM, "office-notice", null, "", Instant.EPOCH, polled, raws, List.of(), List.of(), null);
    }
}
