package org.huitong.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.huitong.catalog.layout.Delimited;
import org.huitong.catalog.layout.Elements;
import org.huitong.catalog.layout.FixedWidth;
import org.huitong.catalog.layout.Layout;
import org.huitong.catalog.layout.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {
    private static final String INSURANCE =
            "routes/sources/human-resources.social-insurance/social-insurance-status.mapping.yaml";

    @TempDir
    Path folder;

    private PilotHome pilot;

    @BeforeEach
    void copy() throws IOException {
        pilot = PilotHome.in(folder);
    }

    private MappingFile source(String formats, String layout) throws IOException {
        declare(formats, layout);
        return Catalog.read(pilot.home())
                .source("human-resources.social-insurance", "social-insurance-status")
                .orElseThrow();
    }

    private void declare(String formats, String layout) throws IOException {
        pilot.replace(INSURANCE, "formats: [json, ndjson]\ncharset: UTF-8\n", formats + "\n" + layout + "\n");
    }

    @Test
    void csvIsRfc4180Unless() throws IOException {
        assertThat(source("formats: [csv, json]", "").layout()).isEqualTo(Delimited.RFC_4180);
    }

    @Test
    void dialectIsRead() throws IOException {
        MappingFile source = source("formats: [csv]\ncharset: GBK", """
                layout:
                  delimiter: "|@|"
                  quote: none
                  escape: '\\'
                  comment: '#'
                  skip: 2
                  header: false
                  columns: [GMSFHM, XM]
                  trailer: {mark: END, at: 2}
                """);

        assertThat(source.charset()).isEqualTo(Charset.forName("GB18030"));
        assertThat(source.layout()).isInstanceOfSatisfying(Delimited.class, csv -> {
            assertThat(csv.delimiter()).isEqualTo("|@|");
            assertThat(csv.quote()).isEqualTo(Delimited.NONE);
            assertThat(csv.escape()).isEqualTo('\\');
            assertThat(csv.columns()).containsExactly("GMSFHM", "XM");
            assertThat(csv.trailer().at()).isEqualTo(2);
        });
    }

    @Test
    void fixedWidthAndXmlAndSheetAreRead() throws IOException {
        Layout fixed = source("formats: [fixed-width]\ncharset: GB2312", """
                layout:
                  unit: bytes
                  columns: {GMSFHM: 18, XM: 60}
                  trailer: {mark: "99", at: 3, width: 8}
                """).layout();
        assertThat(fixed)
                .isInstanceOfSatisfying(
                        FixedWidth.class, lines -> assertThat(lines.columns()).hasToString("{GMSFHM=18, XM=60}"));
        pilot = PilotHome.in(folder.resolve("xml"));
        Layout xml = source("formats: [xml]\ncharset: GB18030", """
                layout:
                  record: /s:PACKAGE/DATA/*
                  namespaces: {s: "urn:example"}
                  count: /s:PACKAGE/PACKAGEHEAD/JLS
                """).layout();
        assertThat(xml)
                .isInstanceOfSatisfying(
                        Elements.class, paths -> assertThat(paths.record()).containsExactly("s:PACKAGE", "DATA", "*"));
        pilot = PilotHome.in(folder.resolve("sheet"));
        assertThat(source("formats: [xlsx, xls]", "").layout()).isEqualTo(Sheet.FIRST);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "formats: [csv]|layout: {delimeter: ','}|CATALOG-UNKNOWN-KEY nothing is called \"delimeter\" here. Did you mean \"delimiter\"",
                "formats: [csv]|layout: {delimiter: abcde}|6:21: CATALOG-LAYOUT this is no delimiter",
                "formats: [csv]|layout: {quote: ab}|CATALOG-TYPE \"quote\" is not one character",
                "formats: [csv]|layout: {quote: ','}|are not all different",
                "formats: [csv]|layout: {header: false}|CATALOG-MISSING nothing names the columns",
                "formats: [csv, xml]|layout: {record: /A}|CATALOG-FORMAT",
                "formats: [json]|layout: {record: /A}|CATALOG-LAYOUT rows, json and ndjson have no layout",
                "formats: [fixed-width]||CATALOG-MISSING \"layout\" is missing",
                "formats: [fixed-width]|layout: {unit: byte, columns: {A: 1}}|CATALOG-UNKNOWN-WORD \"byte\" is not a unit. Did you mean \"bytes\"",
                "formats: [fixed-width]|layout: {unit: bytes, columns: {A: x}}|\"A\" is not a whole number from 1",
                "formats: [fixed-width]|layout: {unit: bytes, columns: {A: 1}, trailer: {mark: T, at: 2}}|a count has a place and a width",
                "`formats: [fixed-width]\ncharset: UTF-16`|layout: {unit: bytes, columns: {A: 1}}|have no bytes to count",
                "formats: [xml]|layout: {record: /q:A/B}|nothing declares the prefix \"q\"",
                "formats: [xml]|layout: {record: //A}|is no element",
                "`formats: [csv]\ncharset: GB1803`||there is no charset \"GB1803\". Did you mean \"GB18030\"",
                "`formats: [dbf]\ncharset: UTF-16`||no dbf is of UTF-16",
                "formats: [cvs]||Did you mean \"csv\"",
            })
    void mistakeIsFoundAtItsPlaceWithACure(String formats, String layout, String text) throws IOException {
        declare(formats, layout == null ? "" : layout);

        assertThat(pilot.findings())
                .anySatisfy(finding ->
                        assertThat(finding).startsWith(INSURANCE + ":").contains(text));
    }
}
