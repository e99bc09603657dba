package org.huitong.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Format;
import org.huitong.catalog.PilotHome;
import org.huitong.message.Intake;
import org.huitong.message.Raw;
import org.huitong.message.Sequence;
import org.huitong.normalize.Normalizer;
import org.huitong.receive.input.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record parked from any format goes through decode and normalize again: as it came, or as a person left it. */
class ReplayedFormatsTest {
    private static final String SYSTEM = "human-resources.social-insurance";
    private static final String RESOURCE = "social-insurance-status";
    private static final String MAPPING = "routes/sources/" + SYSTEM + "/" + RESOURCE + ".mapping.yaml";
    private static final Intake.Mend MEND = new Intake.Mend(1, "i0-0", 1);
    private static final String HEADER = "GMSFHM,XM,CBZT,ZHJFNY\n";

    @TempDir
    Path folder;

    private Catalog catalog(String formats, String layout) throws IOException {
        return Catalog.read(PilotHome.in(folder.resolve("home" + System.nanoTime()))
                .replace(MAPPING, "formats: [json, ndjson]\ncharset: UTF-8\n", formats + "\n" + layout + "\n")
                .home());
    }

    private static Receive receive(Catalog catalog) {
        return new Receive(catalog, new Decoder(Limits.DEFAULT), new Sequence(1, "n"));
    }

    private static List<Raw> pushed(Catalog catalog, Format format, byte[] body) {
        return new Decoder(Limits.DEFAULT)
                .decode(body, format, catalog.source(SYSTEM, RESOURCE).orElseThrow());
    }

    private static Intake again(Catalog catalog, String text, boolean mended) {
        return new Normalizer(catalog).normalize(receive(catalog).again(SYSTEM, RESOURCE, text, MEND, mended));
    }

    @Test
    void csvRowIsReadAgainUnderTheNamesOfItsOwnHeader() throws IOException {
        Catalog catalog = catalog("formats: [csv]\ncharset: GB18030", "");
        byte[] body = (HEADER + "999999199003070012,王测试·甲,参保,202613\n").getBytes(Charset.forName("GB18030"));
        Raw raw = pushed(catalog, Format.CSV, body).get(0);

        assertThat(again(catalog, raw.text(), false).parked())
                .singleElement()
                .satisfies(parked -> assertThat(parked.defect().rule()).isEqualTo("month"));
        Intake mended = again(catalog, raw.text().replace("202613", "202612"), true);

        assertThat(mended.parked()).isEmpty();
        assertThat(mended.records().get(0).data())
                .containsEntry("name", "王测试·甲")
                .containsEntry("lastPaidMonth", "2026-12");
    }

    /** What was parked because the layout was wrong is replayed as it is once the layout is right. */
    @Test
    void undecodableRecordIsReadAgainByTheMendedLayout() throws IOException {
        Charset gb18030 = Charset.forName("GB18030");
        String layout = "layout: {unit: bytes, columns: {GMSFHM: 18, XM: %d, CBZT: 4, ZHJFNY: 6}}";
        byte[] line = "999999199003070012王测试      参保202612\n".getBytes(gb18030);
        Raw raw = pushed(catalog("formats: [fixed-width]\ncharset: GBK", layout.formatted(5)), Format.FIXED_WIDTH, line)
                .get(0);
        assertThat(raw.fault()).isNotNull();

        Catalog right = catalog("formats: [fixed-width]\ncharset: GBK", layout.formatted(12));

        assertThat(again(right, raw.text(), false).records().get(0).data()).containsEntry("name", "王测试");
    }

    @Test
    void raggedRowIsMendedByNamingItsFields() throws IOException {
        Catalog catalog = catalog("formats: [csv]", "");
        Raw raw = pushed(
                        catalog,
                        Format.CSV,
                        (HEADER + "999999199003070012,王,测试,1,202612\n")
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .get(0);
        assertThat(raw.fault().rule()).isEqualTo("ragged");
        assertThat(again(catalog, raw.text(), true).parked().get(0).defect().rule())
                .isEqualTo("ragged");

        String mended =
                raw.text().replaceFirst("\\{", "{\"GMSFHM\":\"999999199003070012\",\"XM\":\"王测试\",\"CBZT\":\"1\",");

        assertThat(again(catalog, mended, true).records()).hasSize(1);
    }

    /** UTF-16 read as UTF-8 is a row of NULs, which no JSON carries: the bytes do. */
    @Test
    void rowOfNulsIsReadAgainInItsOwnCharset() throws IOException {
        String columns = "layout: {header: false, columns: [GMSFHM, XM, CBZT]}";
        byte[] line = "999999199003070012,AB,1".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        Raw raw = pushed(catalog("formats: [csv]\ncharset: UTF-8", columns), Format.CSV, line)
                .get(0);
        assertThat(raw.fault().rule()).isEqualTo("text");

        Catalog right = catalog("formats: [csv]\ncharset: UTF-16LE", columns);

        assertThat(again(right, raw.text(), false).records().get(0).data()).containsEntry("name", "AB");
    }

    @Test
    void spoiltOriginalIsRefused() throws IOException {
        Catalog catalog = catalog("formats: [csv]", "");

        assertThatThrownBy(() -> again(catalog, "{\"$original\":{\"format\":\"csv\",\"bytes\":\"%%\"}}", false))
                .hasMessageStartingWith("RECEIVE-MALFORMED");
        assertThatThrownBy(() -> again(catalog, "{\"$original\":{\"format\":\"xml\",\"bytes\":\"AA==\"}}", false))
                .hasMessageStartingWith("RECEIVE-TYPE");
    }
}
