package org.huitong.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.huitong.message.BusRecord;
import org.huitong.message.Op;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A form that changes stays compatible or says why not, and old records are still read. */
class FormsTest {
    private static final String FILE = "config/catalog/permits.yaml";
    private static final String THIRD = """
            resource: permits
            name: 许可
            provider: civil-affairs
            sharing: unconditional
            key: id
            schema: 3
            items:
              id: {name: 编号, type: text, maxLength: 20, required: true}
              phone: {name: 电话, type: text, maxLength: 20}
              fee: {name: 费用, type: decimal}
              kind: {name: 类别, type: text, codes: ["1", "2"], required: true}
              floor: {name: 楼层, type: text, maxLength: 3}
            history:
              1:
                items:
                  id: {name: 编号, type: text, maxLength: 20, required: true}
                  tel: {name: 电话, type: text, maxLength: 20}
                  fax: {name: 传真, type: text, maxLength: 20}
                  fee: {name: 费用, type: integer}
                  floor: {name: 楼层, type: integer}
                renamed: {tel: phone}
                dropped: [fax]
                reason: 传真停用
              2:
                items:
                  id: {name: 编号, type: text, maxLength: 20, required: true}
                  phone: {name: 电话, type: text, maxLength: 20}
                  fee: {name: 费用, type: decimal}
                  floor: {name: 楼层, type: integer}
                defaults: {kind: "1"}
                reason: 类别成为必填
            """;

    @TempDir
    Path folder;

    private PilotHome pilot;

    @BeforeEach
    void copy() throws IOException {
        pilot = PilotHome.in(folder).write(FILE, THIRD);
    }

    private Forms forms() {
        return Catalog.read(pilot.home()).resource("permits").orElseThrow().forms();
    }

    private static BusRecord record(Op op, Map<String, Object> data) {
        return new BusRecord("r1", "k", 7, 2, op, data);
    }

    @Test
    void aRecordOfTheFirstFormIsReadToday() {
        BusRecord now = forms().current(
                        record(Op.UPSERT, Map.of("id", "k", "tel", "010", "fax", "011", "fee", 30L, "floor", 4L)));

        assertThat(now)
                .isEqualTo(record(
                        Op.UPSERT,
                        Map.of("id", "k", "phone", "010", "fee", BigDecimal.valueOf(30), "floor", "4", "kind", "1")));
    }

    @Test
    void aRecordOfTheCurrentFormStaysAsItIs() {
        BusRecord record = record(Op.UPSERT, Map.of("id", "k", "phone", "010", "kind", "2"));

        assertThat(forms().current(record)).isSameAs(record);
    }

    @Test
    void aDeletionGetsNoDefaults() {
        BusRecord record = record(Op.DELETE, Map.of("id", "k"));

        assertThat(forms().current(record)).isSameAs(record);
    }

    @Test
    void aFormThatNobodyDeclaredIsNotRead() {
        Forms forms = forms();

        assertThat(forms.reads(1)).isTrue();
        assertThat(forms.reads(3)).isTrue();
        assertThat(forms.reads(4)).as("a newer one").isFalse();
        assertThat(Forms.only(3).reads(2))
                .as("an older one without a declaration")
                .isFalse();
    }

    @Test
    void theFormsAreRightByCheckAndOldOnesThatAreNotDeclaredAreAdvice() throws IOException {
        assertThat(pilot.findings()).isEmpty();

        pilot.write(FILE, THIRD.substring(0, THIRD.indexOf("history:")));

        assertThat(pilot.findings()).isEmpty();
        assertThat(Catalog.review(pilot.home()))
                .anySatisfy(finding -> assertThat(finding.toString()).contains(":6:9: advice CATALOG-HISTORY"));
    }

    @ParameterizedTest(name = "{2} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "reason: 传真停用|#|CATALOG-INCOMPATIBLE|tel is called phone, fax is gone",
                "reason: 类别成为必填|#|CATALOG-INCOMPATIBLE|floor has become text, kind is required",
                "defaults: {kind: \"1\"}|defaults: {}|CATALOG-INCOMPATIBLE|Say in defaults",
                "dropped: [fax]|dropped: []|CATALOG-INCOMPATIBLE|Say in renamed: what it is called there, or name it in dropped:",
                "renamed: {tel: phone}|renamed: {tell: phone}|CATALOG-INCOMPATIBLE|is not here",
                "defaults: {kind: \"1\"}|defaults: {kind: \"3\"}|CATALOG-HISTORY|not one of its codes",
                "      floor: {name: 楼层, type: integer}\\n    defaults|      floor: {name: 楼层, type: date}\\n    defaults|CATALOG-INCOMPATIBLE|cannot become the date",
                "schema: 3|schema: 2|CATALOG-HISTORY|no earlier version than 2",
                "schema: 3|schema: 4|CATALOG-HISTORY|schema 3 is not declared",
                "key: id|key: kind|CATALOG-KEY|Make a new resource",
                "  floor: {name: 楼层, type: text, maxLength: 3}\\n|  floor: {name: 楼层, type: text, maxLength: 3}\\n  fax: {name: 传真, type: text}\\n|CATALOG-INCOMPATIBLE|given up once",
                "dropped: [fax]|droped: [fax]|CATALOG-UNKNOWN-KEY|Did you mean \"dropped\"",
            })
    void whatWouldLoseOrTwistOldRecordsIsAMistake(String old, String with, String code, String text)
            throws IOException {
        pilot.replace(FILE, old.replace("\\n", "\n"), with == null ? "" : with.replace("\\n", "\n"));

        assertThat(pilot.findings()).anySatisfy(finding -> assertThat(finding).contains(FILE, code, text));
    }

    @Test
    void aNarrowerItemWantsAReason() throws IOException {
        pilot.replace(FILE, "    reason: 传真停用\n", "");
        pilot.replace(FILE, "tel: {name: 电话, type: text, maxLength: 20}", "tel: {name: 电话, type: text, maxLength: 40}");

        assertThat(pilot.findings())
                .anySatisfy(finding -> assertThat(finding).contains("phone takes less than before"));
    }
}
