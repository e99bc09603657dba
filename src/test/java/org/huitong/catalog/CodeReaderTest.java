package org.huitong.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeReaderTest {
    private static final String LIST = """
            codes: offices
            name: 机关代码
            standard: GB/T 0
            edition: "2026"
            from: 2000-01-01
            source: {file: offices.csv, sha256: ab, date: 2026-11-25}
            entries:
              "01": 甲局
              "02": {text: 乙局, until: 2018-12-31}
              "03":
                - {text: 丙局, until: 2018-12-31}
                - {text: 丁局, from: 2019-01-01}
            """;
    private static final String TRANSLATION = """
            codes: offices-old
            name: 旧写法
            maps-to: offices
            values:
              甲: "01"
              乙: {text: "02", until: 2018-12-31}
            """;
    private static final String POPULATION = "routes/sources/public-security.population/population-basic.mapping.yaml";

    @TempDir
    Path folder;

    private PilotHome pilot;

    @BeforeEach
    void tables() throws IOException {
        pilot = PilotHome.in(folder)
                .write("config/codes/offices.yaml", LIST)
                .write("config/codes/offices-old.yaml", TRANSLATION);
    }

    @Test
    void listHasAnEditionAndMeaningsWithDays() {
        CodeTable table = Catalog.read(pilot.home()).codes("offices").orElseThrow();

        assertThat(table.kind()).isEqualTo(CodeTable.Kind.LIST);
        assertThat(table.edition())
                .isEqualTo(new Edition(
                        "GB/T 0",
                        "2026",
                        LocalDate.of(2000, 1, 1),
                        null,
                        new Edition.Origin("offices.csv", "ab", LocalDate.of(2026, 11, 25))));
        assertThat(table.dated()).isTrue();
        assertThat(table.values()).containsEntry("02", "乙局").containsEntry("03", "丁局");
    }

    @ParameterizedTest(name = "{0} on {1} is {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "01, 2026-11-25, 甲局",
                "01, 1999-12-31, -",
                "02, 2018-12-31, 乙局",
                "02, 2019-01-01, -",
                "03, 2018-12-31, 丙局",
                "03, 2019-01-01, 丁局",
                "04, 2019-01-01, -",
            })
    void codeMeansWhatItMeantOnTheDay(String code, LocalDate day, String text) {
        CodeTable table = Catalog.read(pilot.home()).codes("offices").orElseThrow();

        assertThat(table.text(code, day)).isEqualTo(text);
    }

    @Test
    void successorsAreListsOrTextsAndMayBeNone() throws IOException {
        pilot.write("config/codes/offices-successors.yaml", """
                codes: offices-successors
                name: 后继
                successors-of: offices
                values: {"02": ["01", "03"], "05": "01", "06": []}
                """);

        CodeTable table = Catalog.read(pilot.home()).codes("offices-successors").orElseThrow();

        assertThat(table.kind()).isEqualTo(CodeTable.Kind.SUCCESSORS);
        assertThat(table.of()).isEqualTo("offices");
        assertThat(table.values())
                .containsEntry("02", "01 03")
                .containsEntry("05", "01")
                .containsEntry("06", "");
    }

    @ParameterizedTest(name = "{3} {4}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "offices-old|甲: \"01\"|甲: \"O1\"|5:6: CATALOG-UNKNOWN-CODE|offices has no code \"O1\"",
                "offices-old|maps-to: offices|maps-to: office|3:10: CATALOG-UNKNOWN-CODES|Did you mean \"offices\"",
                "offices-old|maps-to: offices|maps-to: sex|3:10: CATALOG-CODES-KIND|not a list",
                "offices-old|maps-to: offices|maps-to: offices\\nsuccessors-of: offices|4:16: CATALOG-CODES-KIND|Keep",
                "offices|entries:|maps-to: sex\\nentries:|CATALOG-CODES-KIND|table of its own",
                "offices|from: 2019-01-01|from: 2018-12-31|11:5: CATALOG-PERIOD|at one time",
                "offices|{text: 丙局, until: 2018-12-31}|{text: 丙局}|11:5: CATALOG-PERIOD|the earliest first",
                "offices|{text: 乙局, until: 2018-12-31}|{text: 乙局, from: 2020-01-01, until: 2018-12-31}|CATALOG-PERIOD|ends before",
                "offices|{text: 乙局,|{name: 乙局,|CATALOG-UNKNOWN-KEY|name",
                "offices|edition:|editon:|4:1: CATALOG-UNKNOWN-KEY|Did you mean \"edition\"",
            })
    void mistakeIsFoundAtItsPlaceWithACure(String table, String old, String with, String where, String text)
            throws IOException {
        pilot.replace("config/codes/" + table + ".yaml", old, with.replace("\\n", "\n"));

        assertThat(pilot.findings())
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith("config/codes/" + table + ".yaml:")
                        .contains(where)
                        .contains(text));
    }

    @ParameterizedTest(name = "{1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{codes: sex-police, unknown: pas}|CATALOG-UNKNOWN-WORD|Did you mean \"pass\"",
                "{codes: sex-police, unknow: pass}|CATALOG-STEP-ARGUMENT|no option \"unknow\". Use unknown or on",
                "{date: yyyyMMdd, unknown: pass}|CATALOG-STEP-ARGUMENT|date has no option \"unknown\"",
                "{codes: sex-police, unknown: reject}|CATALOG-RULE|nobody waits for the answer to a poll",
                "{codes: sex-police, on: birthdate}|CATALOG-UNKNOWN-ITEM|Did you mean \"birthDate\"",
                "{codes: sex-police, on: name}|CATALOG-STEP-ARGUMENT|is no date",
            })
    void optionsOfAStepAreChecked(String step, String code, String text) throws IOException {
        pilot.replace(POPULATION, "{codes: sex-police}", step);

        assertThat(pilot.findings())
                .anySatisfy(finding -> assertThat(finding).contains(code).contains(text));
    }

    @Test
    void policyOfAnItemWithoutALookupIsAMistake() throws IOException {
        pilot.replace(POPULATION, "name: {from: XM,", "name: {from: XM, unknown: pass,");

        assertThat(pilot.findings()).singleElement().asString().contains("CATALOG-RULE", "\"unknown\" says nothing");
    }

    @Test
    void dayOfAnItemThatIsNotMappedIsAMistake() throws IOException {
        pilot.replace(POPULATION, "{codes: sex-police}", "{codes: sex-police, on: birthDate}")
                .replace(POPULATION, "  birthDate: ", "  #");

        assertThat(pilot.findings())
                .anySatisfy(finding ->
                        assertThat(finding).contains("CATALOG-UNMAPPED").contains("looks at the day of \"birthDate\""));
    }

    @Test
    void usesAreKnownByMappingAndItem() {
        Catalog catalog = Catalog.read(pilot.home());

        assertThat(catalog.source("public-security.population", "population-basic")
                        .orElseThrow()
                        .items()
                        .get("sex")
                        .steps())
                .anySatisfy(step -> assertThat(step.tables()).containsExactly("sex-police"));
    }
}
