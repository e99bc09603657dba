package org.huitong.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class ChartTest {
    @Test
    void everyFigureRatioAndTargetHasItsBarAndEveryWantedValueItsMark() throws Exception {
        Document chart = parsed(Chart.of(report()));

        // Two sides with speed and p99, one ratio, two targets.
        assertThat(elements(chart, "//*[local-name()='rect'][starts-with(@class,'bar')]")
                        .getLength())
                .isEqualTo(2 * 2 + 1 + 2);
        assertThat(elements(chart, "//*[local-name()='line'][@class='spread']").getLength())
                .isEqualTo(2 * 2 + 1);
        assertThat(elements(chart, "//*[local-name()='line'][@class='mark']").getLength())
                .isEqualTo(1 + 2);
        assertThat(elements(chart, "//*[@class='bar met']").getLength()).isEqualTo(1);
        assertThat(elements(chart, "//*[@class='bar missed']").getLength()).isEqualTo(1);
        assertThat(chart.getDocumentElement().getTextContent())
                .contains(
                        "S1: push <one> & more", "camel", "200", "2.00", "wanted >= 1.5: met", "wanted <= 10: missed");
    }

    @Test
    void barsAreAsLongAsTheirValues() throws Exception {
        Document chart = parsed(Chart.of(report()));

        NodeList bars = elements(chart, "//*[local-name()='rect'][starts-with(@class,'bar')]");
        assertThat(width(bars, 0)).isPositive().isEqualTo(2 * width(bars, 1));
        // The longest target is cut at twice what is wanted.
        assertThat(width(bars, 6)).isEqualTo(2 * 220);
    }

    private static Report report() {
        Series series = new Series("16 connections", "requests", List.of("huitong", "camel"));
        series.add("huitong", Map.of(Figure.PER_SECOND, 200.0, Figure.P99, 4.0, Figure.DISK, 9.0));
        series.add("camel", Map.of(Figure.PER_SECOND, 100.0, Figure.P99, 2.0, Figure.DISK, 9.0));
        List<Target> targets = List.of(Target.atLeast("speed", 1.5, 2), Target.atMost("p99", 10, 31));
        ScenarioReport scenario =
                new ScenarioReport("S1", "push <one> & more", List.of(series.print("huitong")), targets);
        return new Report(
                "2026-11-25T12:00:00Z",
                new Machine(2, "a cpu", 1000, "a jdk", "an os", "a kernel", "abc"),
                List.of(),
                "",
                Map.of("disk", new Report.Disk(0.1, List.of(scenario), Map.of())),
                targets);
    }

    private static Document parsed(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static NodeList elements(Document chart, String path) throws Exception {
        return (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, chart, XPathConstants.NODESET);
    }

    private static double width(NodeList bars, int index) {
        return Double.parseDouble(((Element) bars.item(index)).getAttribute("width"));
    }
}
