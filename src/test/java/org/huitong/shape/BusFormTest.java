package org.huitong.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.huitong.message.BusRecord;
import org.huitong.message.Intake;
import org.huitong.message.Op;
import org.huitong.message.Parcel;
import org.huitong.message.Slice;
import org.junit.jupiter.api.Test;

/**
 * The bus form is frozen (DESIGN 3.3): what lies in a queue was written by an older gateway, and is read by a newer one.
 * The example is described in docs/bus-form.md. Do not change it; give a new form a new version.
 */
class BusFormTest {
    private static final Path EXAMPLE = Path.of("src/test/resources/busform");

    @Test
    void intakeIsCutIntoTheWrittenExample() throws IOException {
        List<Parcel> parcels = Slice.cut(intake(), false, 1);

        assertThat(parcels).hasSize(1);
        assertThat(new String(parcels.get(0).body(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(Files.readString(EXAMPLE.resolve("slice.json")).strip());
        assertThat(parcels.get(0).address()).isEqualTo("exchange.social-insurance-status");
        Map<String, String> properties = new LinkedHashMap<>();
        parcels.get(0).properties().forEach((name, value) -> properties.put(name, value.toString()));
        assertThat(properties).isEqualTo(exampleProperties());
    }

    @Test
    void writtenExampleIsReadBack() throws IOException {
        Map<String, Object> properties = new LinkedHashMap<>(exampleProperties());
        properties.put("HuitongSequence", 0);
        byte[] body = Files.readString(EXAMPLE.resolve("slice.json"))
                .strip()
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);

        Slice slice = Slice.of(new Parcel("exchange.social-insurance-status", properties, body, null));

        assertThat(slice.intake()).isEqualTo("0193f2a4c6b8");
        assertThat(slice.number()).isZero();
        assertThat(slice.system()).isEqualTo("human-resources.social-insurance");
        assertThat(slice.resource()).isEqualTo("social-insurance-status");
        assertThat(slice.records()).hasSize(3);
        assertThat(slice.records().get(0)).isEqualTo(person());
        assertThat(slice.records().get(2).op()).isEqualTo(Op.DELETE);
    }

    @Test
    void sliceHoldsAKeyOnceWhereEveryVersionCounts() {
        List<Parcel> parcels = Slice.cut(intake(), true, 1);

        assertThat(parcels).hasSize(2);
        assertThat(Slice.of(parcels.get(1)).number()).isEqualTo(1);
    }

    private static Map<String, String> exampleProperties() throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(EXAMPLE.resolve("slice.properties"))) {
            properties.load(reader);
        }
        Map<String, String> map = new LinkedHashMap<>();
        properties.stringPropertyNames().forEach(name -> map.put(name, properties.getProperty(name)));
        return map;
    }

    private static BusRecord person() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("citizenId", "11010519491231002X");
        data.put("name", "示例");
        data.put("status", "1");
        data.put("baseAmount", new BigDecimal("5000.00"));
        data.put("paidMonths", 120);
        data.put("lastPaidMonth", null);
        return new BusRecord("0193f2a4c6b8-0", "11010519491231002X", 4294967297L, 0, Op.UPSERT, data);
    }

    private static Intake intake() {
        BusRecord mended = new BusRecord(
                "0193f2a4c6b8-1",
                "440524188001010014",
                4294967297L,
                1,
                Op.UPSERT,
                Map.of("citizenId", "440524188001010014"));
        BusRecord deleted = new BusRecord("0193f2a4c6b8-2", "11010519491231002X", 4294967297L, 0, Op.DELETE, Map.of());
        return new Intake(
                "0193f2a4c6b8",
                4294967297L,
                "human-resources.social-insurance",
                "social-insurance-status",
                "push-1",
                "",
                Instant.parse("2026-11-23T01:02:03.456Z"),
                false,
                List.of(),
                List.of(person(), mended, deleted),
                List.of(),
                null);
    }
}
