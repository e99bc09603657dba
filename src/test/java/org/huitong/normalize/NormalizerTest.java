package org.huitong.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.PilotHome;
import org.huitong.message.BusRecord;
import org.huitong.message.Defect;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Intake;
import org.huitong.message.Json;
import org.huitong.message.Op;
import org.huitong.message.Raw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NormalizerTest {
    private static final String MAPPING = "routes/sources/public-security.population/population-basic.mapping.yaml";
    private static final Normalizer PILOT = new Normalizer(Catalog.read(Path.of("")));

    @Test
    void dirtyRowBecomesTheStandardRecord() {
        Intake intake = PILOT.normalize(polled(row("GMSFHM", "９９９９９９９００３０７００１   ", "XM", "\u3000王测试\u3000")));

        assertThat(intake.parked()).isEmpty();
        assertThat(intake.records()).singleElement().satisfies(record -> {
            assertThat(record.id()).isEqualTo("i1-0");
            assertThat(record.key()).isEqualTo("999999199003070012");
            assertThat(record.version()).isEqualTo(41);
            assertThat(record.revision()).isZero();
            assertThat(record.op()).isEqualTo(Op.UPSERT);
            assertThat(Json.text(record.data()))
                    .isEqualTo("{\"citizenId\":\"999999199003070012\",\"name\":\"王测试\",\"sex\":\"1\","
                            + "\"birthDate\":\"1990-03-07\",\"nation\":\"01\",\"address\":\"示例市某路1号\"}");
        });
    }

    @Test
    void placeholderDateAndBlankColumnsAreNoValues() {
        Map<String, Object> data = PILOT.normalize(polled(row("CSRQ", "１９０００１０１  ", "MZ", "    ", "DZ", null)))
                .records()
                .get(0)
                .data();

        assertThat(data).containsOnlyKeys("citizenId", "name", "sex");
    }

    @Test
    void badRecordIsParkedAloneWithPlaceRuleAndCure() {
        Intake intake = PILOT.normalize(polled(
                row(),
                row("GMSFHM", "999999199003070011"),
                row("XM", "  "),
                row("XB", "7"),
                row("CSRQ", "20230230"),
                row("UPD_SEQ", null),
                row("DZ", "字".repeat(201)),
                row("DZ", List.of()),
                row("DZ", "甲\u0000乙")));

        assertThat(intake.records()).extracting(BusRecord::id).containsExactly("i1-0");
        assertThat(intake.parked()).extracting(Intake.Parked::recordId).startsWith("i1-1", "i1-2");
        assertThat(intake.parked())
                .extracting(parked -> parked.defect().pointer() + " "
                        + parked.defect().item() + " " + parked.defect().rule())
                .containsExactly(
                        "/1/GMSFHM citizenId citizen-id",
                        "/2/XM name required",
                        "/3/XB sex codes",
                        "/4/CSRQ birthDate date",
                        "/5/UPD_SEQ  version",
                        "/6/DZ address length",
                        "/7/DZ address shape",
                        "/8/DZ address text");
        assertThat(intake.parked().get(0).defect().text()).doesNotContain("999999199003070011");
    }

    @Test
    void pushKeepsNumbersExactAndTakesTheSequenceAsVersion() {
        Intake intake = PILOT.normalize(
                pushed(push("JFJS", "5,000.00", "LJYS", "36"), push("JFJS", new BigDecimal("4321.50"))));

        BusRecord first = intake.records().get(0);
        assertThat(first.version()).isEqualTo(7);
        assertThat(first.data())
                .containsEntry("baseAmount", new BigDecimal("5000.00"))
                .containsEntry("paidMonths", 36L)
                .containsEntry("status", "1")
                .containsEntry("lastPaidMonth", "2026-10");
        assertThat(intake.records().get(1).data()).containsEntry("baseAmount", new BigDecimal("4321.50"));
    }

    @Test
    void pushWithOnlyBadRecordsIsRefusedWithAllDefects() {
        assertThatThrownBy(() -> PILOT.normalize(pushed(push("CBZT", "8"), push("ZHJFNY", "202613"))))
                .isInstanceOfSatisfying(HuitongException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.NORMALIZE_INVALID);
                    assertThat(e.defects()).extracting(Defect::pointer).containsExactly("/0/CBZT", "/1/ZHJFNY");
                });
    }

    @Test
    void pollWithOnlyBadRecordsIsParked() {
        assertThat(PILOT.normalize(polled(row("XM", ""))).parked()).hasSize(1);
    }

    @Test
    void mendedRecordKeepsItsIdAndIsParkedAgainIfStillBad() {
        Intake.Mend mend = new Intake.Mend(3, "i0-9", 2);

        Intake good = PILOT.normalize(intake(false, mend, push()));
        Intake bad = PILOT.normalize(intake(false, mend, push("XM", "")));

        assertThat(good.records()).singleElement().satisfies(record -> {
            assertThat(record.id()).isEqualTo("i0-9");
            assertThat(record.revision()).isEqualTo(2);
        });
        assertThat(bad.parked()).extracting(Intake.Parked::recordId).containsExactly("i0-9");
    }

    @Test
    void deletionNeedsOnlyItsKey(@TempDir Path folder) throws IOException {
        PilotHome pilot = PilotHome.in(folder)
                .replace(MAPPING, "version: UPD_SEQ", "version: UPD_SEQ\ndelete: {from: DEL_FLAG, is: [\"1\"]}");
        Normalizer normalizer = new Normalizer(Catalog.read(pilot.home()));

        Intake intake = normalizer.normalize(
                polled(row("DEL_FLAG", "1 ", "XM", null), row("DEL_FLAG", "0"), row("DEL_FLAG", 1L, "GMSFHM", "")));

        assertThat(intake.records()).extracting(BusRecord::op).containsExactly(Op.DELETE, Op.UPSERT);
        assertThat(intake.records().get(0).data()).containsOnlyKeys("citizenId");
        assertThat(intake.parked()).extracting(parked -> parked.defect().rule()).containsExactly("required");
    }

    @Test
    void constantAndDefaultFillIn(@TempDir Path folder) throws IOException {
        PilotHome pilot = PilotHome.in(folder)
                .replace(MAPPING, "{from: DZ, steps: [trim]}", "{value: 不详}")
                .replace(MAPPING, "{codes: sex-police}]}", "{codes: sex-police}], default: 男}");
        Normalizer normalizer = new Normalizer(Catalog.read(pilot.home()));

        Map<String, Object> data =
                normalizer.normalize(polled(row("XB", " "))).records().get(0).data();

        assertThat(data).containsEntry("address", "不详").containsEntry("sex", "1");
    }

    @Test
    void versionMayBeATime(@TempDir Path folder) throws IOException {
        Normalizer normalizer = new Normalizer(Catalog.read(PilotHome.in(folder).home()));

        assertThat(normalizer
                        .normalize(polled(row("UPD_SEQ", "2026-01-02T03:04:05.6"), row("UPD_SEQ", "20260102030405")))
                        .records())
                .extracting(BusRecord::version)
                .containsExactly(1_767_294_245_600_000L, 20260102030405L);
        assertThat(normalizer
                        .normalize(polled(row("UPD_SEQ", -1L), row("UPD_SEQ", new BigDecimal("1.5"))))
                        .parked())
                .hasSize(2);
    }

    @Test
    void recordThatFitsNoSliceIsParked(@TempDir Path folder) throws IOException {
        PilotHome pilot = PilotHome.in(folder)
                .replace("config/catalog/population-basic.yaml", "maxLength: 200", "maxLength: 100000");
        Normalizer normalizer = new Normalizer(Catalog.read(pilot.home()));

        Intake intake = normalizer.normalize(polled(row("DZ", "a".repeat(61_000)), row("DZ", "a".repeat(62_000))));

        assertThat(intake.records()).hasSize(1);
        assertThat(intake.parked()).extracting(parked -> parked.defect().rule()).containsExactly("too-large");
    }

    @Test
    void editedDataIsHeldAgainstTheCatalog() {
        Map<String, Object> data = new HashMap<>(Map.of(
                "citizenId", "999999199003070012", "name", "王测试", "status", "1", "baseAmount", 5000, "paidMonths", 36));
        assertThat(PILOT.check("social-insurance-status", data, Op.UPSERT)).isEmpty();
        assertThat(PILOT.check("social-insurance-status", Map.of("citizenId", "999999199003070012"), Op.DELETE))
                .isEmpty();

        data.putAll(Map.of("lastPaidMonth", "202610", "paidMonths", "36", "status", "8", "naem", "x"));
        data.remove("name");

        assertThat(PILOT.check("social-insurance-status", data, Op.UPSERT))
                .extracting(defect -> defect.pointer() + " " + defect.rule())
                .containsExactlyInAnyOrder(
                        "/naem unknown-item",
                        "/name required",
                        "/paidMonths type",
                        "/status codes",
                        "/lastPaidMonth type");
    }

    @Test
    void sourceWithoutMappingIsRefused() {
        Intake foreign = new Intake(
                "i1",
                7,
                "nobody.here",
                "population-basic",
                null,
                "",
                Instant.EPOCH,
                true,
                List.of(),
                List.of(),
                List.of(),
                null);

        assertThatThrownBy(() -> PILOT.normalize(foreign)).hasMessageStartingWith("AUTHORIZE-NO-RIGHT");
    }

    private static Map<String, Object> row(Object... changes) {
        Map<String, Object> row = new HashMap<>(Map.of(
                "GMSFHM", "999999199003070012  ",
                "XM", "王测试  ",
                "XB", "1 ",
                "CSRQ", "19900307  ",
                "MZ", "汉",
                "DZ", "示例市某路1号",
                "UPD_SEQ", 41L));
        return changed(row, changes);
    }

    private static Map<String, Object> push(Object... changes) {
        Map<String, Object> push = new HashMap<>(
                Map.of("GMSFHM", "999999199003070012", "XM", "王测试", "DWMC", "示例餐饮店", "CBZT", "参保", "ZHJFNY", "202610"));
        return changed(push, changes);
    }

    private static Map<String, Object> changed(Map<String, Object> fields, Object... changes) {
        for (int i = 0; i < changes.length; i += 2) {
            fields.put((String) changes[i], changes[i + 1]);
        }
        return fields;
    }

    @SafeVarargs
    private static Intake polled(Map<String, Object>... rows) {
        return intake(true, null, rows);
    }

    @SafeVarargs
    private static Intake pushed(Map<String, Object>... records) {
        return intake(false, null, records);
    }

    @SafeVarargs
    private static Intake intake(boolean polled, Intake.Mend mend, Map<String, Object>... records) {
        List<Raw> raws = new ArrayList<>();
        for (Map<String, Object> record : records) {
            raws.add(new Raw(raws.size(), "/" + raws.size(), record, new byte[0], 0, 0));
        }
        return new Intake(
                "i1",
                7,
                polled ? "public-security.population" : "human-resources.social-insurance",
                polled ? "population-basic" : "social-insurance-status",
                null,
                "",
                Instant.EPOCH,
                polled,
                raws,
                List.of(),
                List.of(),
                mend);
    }
}
