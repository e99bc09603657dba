package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.huitong.catalog.Catalog;
import org.huitong.pilot.Arrival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** CSV and XML of GB 18030 are pushed like JSON where the source's mapping declares them, and mended and replayed alike. */
@Timeout(120)
class PushedFormatsJourney {
    private static final String MAPPING = "routes/sources/" + Pilot.INSURANCE + "/" + Pilot.INSURED + ".mapping.yaml";
    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    private Path home;

    private Pilot start(String formats) throws Exception {
        for (String part : List.of("config", "connectors", "routes")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = home.resolve(file.toString());
                    Files.createDirectories(copy.getParent());
                    String text = Files.readString(file);
                    Files.writeString(
                            copy,
                            file.toString().equals(MAPPING)
                                    ? text.replace("formats: [json, ndjson]\ncharset: UTF-8\n", formats)
                                    : text);
                }
            }
        }
        assertThat(Catalog.check(home)).isEmpty();
        return new Pilot(home, home.resolve("data"), "jdbc:h2:mem:bureau-formats", "jdbc:h2:mem:registry-formats")
                .start();
    }

    private static Sender.Answer push(Pilot pilot, String key, String type, String body) throws Exception {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + pilot.sender(Pilot.INSURANCE).token());
        headers.put("Idempotency-Key", key);
        headers.put("Content-Type", type);
        return Sender.send(
                pilot.gateway().dataPlane() + "/resources/" + Pilot.INSURED + "/records",
                headers,
                BodyPublishers.ofByteArray(body.getBytes(GB18030)));
    }

    private static List<Arrival> arrivals(Pilot pilot, String name) {
        return pilot.hall.arrivals().stream()
                .filter(arrival -> name.equals(arrival.data().get("name")))
                .toList();
    }

    @Test
    void csvIsPushedParkedByRowAndReplayedMended() throws Exception {
        try (Pilot pilot = start("formats: [json, csv]\ncharset: GBK\nlayout:\n  delimiter: '|'\n")) {
            String header = "GMSFHM|XM|CBZT|ZHJFNY\r\n";
            Sender.Answer answer = push(
                    pilot,
                    "csv-1",
                    "text/csv; charset=GBK; header=present",
                    header + Invented.id(1) + "|演示䶮·甲|参保|202610\r\n" + Invented.id(2) + "|演示乙|参保|202613\r\n"
                            + Invented.id(3) + "|演示丙\r\n");

            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
            assertThat(answer.json().path("accepted").asInt()).isEqualTo(1);
            assertThat(answer.json().path("parked").asInt()).isEqualTo(2);
            Pilot.until("the good row arrives")
                    .until(() -> !arrivals(pilot, "演示䶮·甲").isEmpty());
            Pilot.until("both bad rows are parked, with their lines")
                    .until(() -> pilot.desk().rows("stage=normalize&state=parked").stream()
                                    .map(row -> row.path("text").asText())
                                    .filter(text -> text.startsWith("/line 3/ZHJFNY breaks the rule month")
                                            || text.startsWith("/line 4 breaks the rule ragged"))
                                    .count()
                            == 2);
            mendedAndReplayed(pilot);
            Sender.Answer all = push(pilot, "csv-2", "text/csv", header + "1|2\r\n");
            assertThat(all.status()).isEqualTo(422);
            assertThat(all.json().at("/errors/0/pointer").asText()).isEqualTo("/line 2");
            assertThat(push(pilot, "csv-3", "text/csv; charset=UTF-8", header).code())
                    .isEqualTo("RECEIVE-TYPE");
            assertThat(push(pilot, "csv-4", "text/csv", header + "\"1|2").code())
                    .isEqualTo("RECEIVE-MALFORMED");
            assertThat(push(pilot, "csv-5", "application/xml", "<a/>").code()).isEqualTo("RECEIVE-TYPE");
        }
    }

    private void mendedAndReplayed(Pilot pilot) throws Exception {
        JsonNode row = pilot.desk().rows("stage=normalize&state=parked").stream()
                .filter(parked -> parked.path("text").asText().startsWith("/line 3/"))
                .findFirst()
                .orElseThrow();
        String no = row.path("no").asText();
        String text = row.path("input").asText();
        assertThat(text).contains("\"XM\":\"演示乙\"").contains("$original");
        Path file = Files.writeString(home.resolve("mended.json"), text.replace("202613", "202612"));

        Desk.Said edited = pilot.desk()
                .cli(
                        "failed",
                        "edit",
                        no,
                        "--file",
                        file.toString(),
                        "--revision",
                        "0",
                        "--as",
                        Desk.WHO,
                        "--reason",
                        "核实");
        assertThat(edited.exit()).as(edited.err() + edited.out()).isZero();
        assertThat(pilot.desk().cli("replay", "start", no, "--as", Desk.WHO).exit())
                .isZero();

        Pilot.until("the mended row arrives")
                .until(() -> !arrivals(pilot, "演示乙").isEmpty());
    }

    @Test
    void xmlThatSaysGb2312AndIsMoreIsPushed() throws Exception {
        try (Pilot pilot = start("formats: [xml]\ncharset: GB18030\nlayout: {record: /PACKAGE/DATA/RECORD}\n")) {
            Sender.Answer answer = push(
                    pilot,
                    "xml-1",
                    "application/xml",
                    "<?xml version=\"1.0\" encoding=\"GB2312\"?><PACKAGE><DATA><RECORD no=\"1\"><GMSFHM>"
                            + Invented.id(4)
                            + "</GMSFHM><XM>演示喆·㼆</XM><CBZT>参保</CBZT></RECORD><RECORD><GMSFHM>1</GMSFHM></RECORD>"
                            + "</DATA></PACKAGE>");

            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
            Pilot.until("the good record arrives")
                    .until(() -> !arrivals(pilot, "演示喆·㼆").isEmpty());
            Pilot.until("the bad one is parked, with its path")
                    .until(() -> pilot.desk().rows("stage=normalize&state=parked").stream()
                            .anyMatch(row -> row.path("text").asText().startsWith("/PACKAGE/DATA/RECORD[2]/GMSFHM ")));
            assertThat(push(pilot, "xml-2", "text/xml", "<!DOCTYPE a><PACKAGE/>")
                            .code())
                    .isEqualTo("RECEIVE-MALFORMED");
        }
    }
}
