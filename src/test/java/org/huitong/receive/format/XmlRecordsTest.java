package org.huitong.receive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huitong.catalog.layout.Elements;
import org.huitong.message.Json;
import org.huitong.message.Raw;
import org.huitong.receive.input.Limits;
import org.huitong.receive.input.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlRecordsTest {
    private static final Elements PACKAGE = new Elements(
            List.of("PACKAGE", "DATA", "RECORD"),
            Map.of(),
            List.of(),
            List.of("PACKAGE", "PACKAGEHEAD", "JLS"),
            Set.of("CHILD"));
    private static final Elements PLAIN = new Elements(List.of("a", "r"), Map.of(), List.of(), List.of(), Set.of());
    private static final Limits SMALL = new Limits(100_000, 10, 300, 4);

    private static List<Raw> read(byte[] input, Elements layout, Charset charset) {
        return Reading.both(input, window -> new XmlRecords(window, layout, charset, SMALL, false));
    }

    private static List<Raw> plain(String input) {
        return read(input.getBytes(StandardCharsets.UTF_8), PLAIN, StandardCharsets.UTF_8);
    }

    /** DOMAIN 5.8 no. 8: the head says GB2312, the body holds what only GB 18030 has. */
    @ParameterizedTest
    @ValueSource(strings = {"GB2312", "gbk", "GB18030"})
    void declaredGb2312IsReadAsGb18030(String declared) {
        String document = "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>\n<PACKAGE><PACKAGEHEAD><JLS> 2 </JLS>"
                + "</PACKAGEHEAD><DATA>\n<RECORD no=\"1\"><XM>喆镕䶮·㼆𬭎</XM><CHILD><N>甲</N></CHILD></RECORD>"
                + "<RECORD no=\"2\"><XM/></RECORD></DATA></PACKAGE>";

        List<Raw> raws = read(document.getBytes(Reading.GB18030), PACKAGE, Reading.GB18030);

        assertThat(raws)
                .extracting(raw -> Json.text(raw.fields()))
                .containsExactly(
                        "{\"@no\":\"1\",\"XM\":\"喆镕䶮·㼆𬭎\",\"CHILD\":[{\"N\":\"甲\"}]}", "{\"@no\":\"2\",\"XM\":\"\"}");
        assertThat(Reading.bytes(raws.get(0), Reading.GB18030))
                .isEqualTo("<RECORD no=\"1\"><XM>喆镕䶮·㼆𬭎</XM><CHILD><N>甲</N></CHILD></RECORD>");
        assertThat(Reading.bytes(raws.get(1), Reading.GB18030)).isEqualTo("<RECORD no=\"2\"><XM/></RECORD>");
        assertThat(raws).extracting(Raw::pointer).containsExactly("/PACKAGE/DATA/RECORD[1]", "/PACKAGE/DATA/RECORD[2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "x-mswin-936"})
    void everyRecordKeepsItsBytesInEveryCharset(String name) {
        Charset charset = Charset.forName(name);
        String odd = name.startsWith("x-") ? "€·喆" : "𬭎€·é";
        String first = "<r>" + odd + "&amp;&#x4E2D;</r>";
        byte[] input = ("\uFEFF<!-- " + odd + " --><a> " + first + "<x>" + odd + "</x><r\n/>\n</a> ").getBytes(charset);
        byte[] unmarked = name.startsWith("x-") ? input(input) : input;

        List<Raw> raws = read(unmarked, PLAIN, name.startsWith("UTF-16") ? StandardCharsets.UTF_16 : charset);

        assertThat(raws).extracting(raw -> Reading.bytes(raw, charset)).containsExactly(first, "<r\n/>");
        assertThat(raws.get(0).fields()).containsEntry("#text", odd + "&中");
    }

    /** No mark in this code page: the question mark that stands for it is cut off. */
    private static byte[] input(byte[] marked) {
        return java.util.Arrays.copyOfRange(marked, 1, marked.length);
    }

    @Test
    void nestedRepeatedMixedAndNilValuesHaveOneForm() {
        Raw raw = plain("<a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><r><b>1</b><b>2</b>"
                        + "<c d='x'>t</c><e xsi:nil='true'/><f>  </f><g>u<h/>v</g></r></a>")
                .get(0);

        assertThat(Json.text(raw.fields()))
                .isEqualTo("{\"b\":[\"1\",\"2\"],\"c\":{\"@d\":\"x\",\"#text\":\"t\"},\"e\":null,\"f\":\"  \","
                        + "\"g\":{\"h\":\"\",\"#text\":\"uv\"}}");
    }

    @Test
    void namespacesAreMatchedByUriAndRecordsCutFromThemAreReadAgain() {
        Elements soap = new Elements(
                List.of("s:Envelope", "*", "q:row"),
                Map.of("s", "urn:s", "q", "urn:q"),
                List.of(),
                List.of(),
                Set.of());
        byte[] input = ("<S:Envelope xmlns:S='urn:s' xmlns:p='urn:q'><S:Body><p:row><p:XM>甲</p:XM></p:row>"
                        + "<row><XM>乙</XM></row><p:row xmlns='urn:z'><XM>丙</XM></p:row></S:Body></S:Envelope>")
                .getBytes(StandardCharsets.UTF_8);

        List<Raw> raws = read(input, soap, StandardCharsets.UTF_8);

        assertThat(raws).extracting(raw -> raw.fields().toString()).containsExactly("{XM=甲}", "{XM=丙}");
        byte[] alone = java.util.Arrays.copyOfRange(
                raws.get(0).source(), raws.get(0).from(), raws.get(0).to());
        assertThat(Reading.all(new XmlRecords(new Window(alone), soap, StandardCharsets.UTF_8, SMALL, true)))
                .singleElement()
                .satisfies(again -> assertThat(again.fields()).hasToString("{XM=甲}"));
    }

    /** DOMAIN 6.2 B: a SOAP string that is a document itself, in CDATA or escaped. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<![CDATA[<?xml version='1.0' encoding='GB2312'?>%s]]>",
                "&lt;PACKAGE>&lt;PACKAGEHEAD>&lt;JLS>1&lt;/JLS>&lt;/PACKAGEHEAD>&lt;DATA>&lt;RECORD no='1'>&lt;XM>甲&lt;/XM>"
                        + "&lt;/RECORD>&lt;/DATA>&lt;/PACKAGE>"
            })
    void documentWithinADocumentIsParsedAgain(String inner) {
        Elements soap = new Elements(
                PACKAGE.record(), Map.of(), List.of("Envelope", "Body", "query", "in0"), PACKAGE.count(), Set.of());
        String document = "<Envelope><Body><query><in0>"
                + inner.formatted(
                        "<PACKAGE><PACKAGEHEAD><JLS>1</JLS></PACKAGEHEAD><DATA><RECORD no='1'><XM>甲</XM></RECORD>"
                                + "</DATA></PACKAGE>")
                + "</in0><in1>user</in1></query></Body></Envelope>";

        List<Raw> raws = read(document.getBytes(Reading.GB18030), soap, Reading.GB18030);

        assertThat(raws).singleElement().satisfies(raw -> {
            assertThat(raw.fields()).hasToString("{@no=1, XM=甲}");
            assertThat(Reading.bytes(raw, StandardCharsets.UTF_8)).isEqualTo("<RECORD no='1'><XM>甲</XM></RECORD>");
        });
        assertThatThrownBy(
                        () -> read(document.replace("JLS>1", "JLS>3").getBytes(Reading.GB18030), soap, Reading.GB18030))
                .hasMessageContaining("says it has 3 records, 1 were read");
    }

    @Test
    void documentWithinAFieldBecomesItsTree() {
        Elements layout = new Elements(List.of("a", "r"), Map.of(), List.of("a", "r", "payload"), List.of(), Set.of());

        Raw raw = read(
                        "<a><r><no>1</no><payload><![CDATA[<P><XM>甲</XM></P>]]></payload></r></a>"
                                .getBytes(StandardCharsets.UTF_8),
                        layout,
                        StandardCharsets.UTF_8)
                .get(0);

        assertThat(raw.fields()).hasToString("{no=1, payload={P={XM=甲}}}");
    }

    @Test
    void lostTextIsAFaultOfItsRecord() {
        List<Raw> raws = plain("<a><r><b><c>x</c><c>锟斤拷</c></b></r><r><b>甲</b></r></a>");

        assertThat(raws.get(0).fault().rule()).isEqualTo("mojibake");
        assertThat(raws.get(0).fault().pointer()).isEqualTo("/a/r[1]/b/c");
        assertThat(raws.get(1).fault()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<!DOCTYPE a SYSTEM 'http://127.0.0.1/x'><a><r/></a>|MALFORMED: decoding failed at line 1: there is a document type",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a><r>&x;</r></a>|a document type or an entity",
                "<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;'>]><a><r>&y;</r></a>|a document type or an entity",
                "<a><r>&x;</r></a>|not well-formed",
                "<a><r></a>|not well-formed",
                "<a><r/>|not well-formed",
                "<a><r/></a><b/>|not well-formed",
                "<a><r>&#0;</r></a>|not well-formed",
                "<a><r>&#xD800;</r></a>|not well-formed",
                "<a><r b='1' b='2'/></a>|not well-formed",
                "<a><r><b><c><d><e/></d></c></b></r></a>|TOO-LARGE: decoding the body stopped: elements are nested deeper than 4",
                "<?xml version='1.0' encoding='GBK'?><a/>|of another encoding than UTF-8",
                "<?xml version='1.0' encoding='x-klingon'?><a/>|of another encoding",
            })
    void badDocumentIsRefusedWithItsLine(String input, String why) {
        assertThatThrownBy(() -> plain(input))
                .hasMessageStartingWith("RECEIVE-")
                .hasMessageContaining(why);
    }

    @Test
    void bytesOfAnotherCharsetAreRefusedAtTheirPlace() {
        assertThatThrownBy(() -> read("<a><r>张</r></a>".getBytes(Reading.GB18030), PLAIN, StandardCharsets.UTF_8))
                .hasMessageContaining("at byte 6: this is not UTF-8");
    }

    @Test
    void whatIsTooMuchIsRefused() {
        assertThatThrownBy(() -> plain("<a><r><b>" + "x".repeat(400) + "</b></r></a>"))
                .hasMessageStartingWith("RECEIVE-TOO-LARGE");
        assertThatThrownBy(() -> plain("<a><r b='" + "x".repeat(400) + "'/></a>"))
                .hasMessageStartingWith("RECEIVE-TOO-LARGE");
        assertThatThrownBy(() -> plain("<a><r>" + "<b/>".repeat(100) + "</r></a>"))
                .hasMessageStartingWith("RECEIVE-TOO-LARGE");
        assertThatThrownBy(() -> plain("<a>".repeat(10_000))).hasMessageStartingWith("RECEIVE-TOO-LARGE");
    }

    @Test
    void whatStandsBetweenRecordsIsNotKept() {
        byte[] comments = ("<a>" + "<!-- 注 -->\n".repeat(300_000) + "<r/></a>").getBytes(StandardCharsets.UTF_8);
        byte[] comment = ("<a><!--" + "x".repeat(3 << 20) + "--><r/></a>").getBytes(StandardCharsets.UTF_8);

        assertThat(read(comments, PLAIN, StandardCharsets.UTF_8)).hasSize(1);
        assertThatThrownBy(() -> read(comment, PLAIN, StandardCharsets.UTF_8))
                .hasMessageStartingWith("RECEIVE-TOO-LARGE");
    }

    @Test
    void missingCountIsRefused() {
        assertThatThrownBy(() -> read(
                        "<PACKAGE><DATA><RECORD/></DATA></PACKAGE>".getBytes(StandardCharsets.UTF_8),
                        PACKAGE,
                        StandardCharsets.UTF_8))
                .hasMessageContaining("there is no /PACKAGE/PACKAGEHEAD/JLS");
    }
}
