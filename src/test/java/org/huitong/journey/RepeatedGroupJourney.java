package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huitong.catalog.Catalog;
import org.huitong.pilot.Arrival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An element with a repeated group becomes a record per member; a bad one is parked alone and replayed, its neighbors never again. */
@Timeout(120)
class RepeatedGroupJourney {
    private static final Path MAPPING =
            Path.of("routes/sources/" + Pilot.INSURANCE + "/" + Pilot.INSURED + ".mapping.yaml");
    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    private Path home;

    private void install() throws IOException {
        for (String part : List.of("config", "connectors", "routes")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = home.resolve(file.toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        Files.writeString(home.resolve(MAPPING), """
                system: human-resources.social-insurance
                resource: social-insurance-status
                formats: [xml]
                charset: GB18030
                identity: idempotency-key
                layout: {record: /PACKAGE/UNIT}
                each: /PEOPLE/PERSON
                items:
                  citizenId: {from: GMSFHM, steps: [trim, citizen-id], required: true}
                  name: {from: ./XM/#text, steps: [trim, person-name], required: true}
                  unitName: {expression: "${body[../../DWMC]}（${body[/@area]}）", steps: [trim]}
                  status: {from: ./CBZT/@code, required: true}
                  paidMonths: {from: LJYS, steps: [trim, integer]}
                intake: {duplicate-keys: park, tolerance: 50%}
                """);
        Path grant = home.resolve("config/grants/" + Pilot.HALL_INSURED + ".yaml");
        Files.writeString(
                grant, Files.readString(grant).replace("  name: clear\n", "  name: clear\n  unitName: clear\n"));
        assertThat(Catalog.check(home)).isEmpty();
    }

    private static String person(int number, String months) {
        return "<PERSON><GMSFHM>" + Invented.id(number) + "</GMSFHM><XM py=\"yan shi\">演示䶮·" + number
                + "</XM><CBZT code=\"1\">参保</CBZT><LJYS>" + months + "</LJYS></PERSON>";
    }

    private static String unit(String area, String... people) {
        return "<UNIT area=\"" + area + "\"><DWMC>示例饮食店</DWMC><PEOPLE>" + String.join("", people) + "</PEOPLE></UNIT>";
    }

    private static Sender.Answer push(Pilot pilot, String key, String... units) throws Exception {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer " + pilot.sender(Pilot.INSURANCE).token());
        headers.put("Idempotency-Key", key);
        headers.put("Content-Type", "application/xml");
        String body = "<?xml version=\"1.0\" encoding=\"GB2312\"?><PACKAGE>" + String.join("", units) + "</PACKAGE>";
        return Sender.send(
                pilot.gateway().dataPlane() + "/resources/" + Pilot.INSURED + "/records",
                headers,
                BodyPublishers.ofByteArray(body.getBytes(GB18030)));
    }

    private static List<Arrival> arrivals(Pilot pilot, int number) {
        return pilot.hall.arrivals().stream()
                .filter(arrival -> ("演示䶮·" + number).equals(arrival.data().get("name")))
                .toList();
    }

    @Test
    void membersTravelAloneAndTheBadOneIsMendedAlone() throws Exception {
        install();
        try (Pilot pilot = Pilot.inMemory(home, home.resolve("data")).start()) {
            String[] units = {unit("甲区", person(1, "12"), person(2, "许多"), person(3, "36")), unit("乙区", person(4, "1"))
            };
            Sender.Answer answer = push(pilot, "group-1", units);

            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
            assertThat(answer.json().path("accepted").asInt()).isEqualTo(3);
            assertThat(answer.json().path("parked").asInt()).isEqualTo(1);
            assertThat(push(pilot, "group-1", units).body())
                    .as("a repeat gets the same receipt")
                    .isEqualTo(answer.body());
            goodOnesArrive(pilot, answer.json().path("intake").asText());
            JsonNode row = parked(pilot, answer.json().path("intake").asText());
            mend(pilot, row);
            Pilot.until("the mended one arrives under its own id")
                    .until(() -> arrivals(pilot, 2).stream()
                            .anyMatch(arrival ->
                                    arrival.id().equals(row.path("record").asText())
                                            && arrival.revision() == 1
                                            && "示例饮食店（甲区）".equals(arrival.data().get("unitName"))));
            pilot.settled("after the replay");
            assertThat(IntStream.of(1, 3, 4).map(n -> arrivals(pilot, n).size()))
                    .as("its neighbors never came again")
                    .containsOnly(1);
            refusals(pilot);
        }
    }

    private static void goodOnesArrive(Pilot pilot, String intake) {
        Pilot.until("the good ones arrive")
                .until(() ->
                        IntStream.of(1, 3, 4).allMatch(n -> !arrivals(pilot, n).isEmpty()));
        Set<String> ids = new HashSet<>();
        pilot.hall.arrivals().forEach(arrival -> ids.add(arrival.id()));
        assertThat(ids).containsExactlyInAnyOrder(intake + "-0.0", intake + "-0.2", intake + "-1.0");
        assertThat(arrivals(pilot, 4).get(0).data()).containsEntry("unitName", "示例饮食店（乙区）");
    }

    private static JsonNode parked(Pilot pilot, String intake) throws Exception {
        Pilot.until("the bad one is parked, with its path")
                .until(() -> !pilot.desk().rows("stage=normalize&state=parked").isEmpty());
        List<JsonNode> rows = pilot.desk().rows("stage=normalize&state=parked");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).path("record").asText()).isEqualTo(intake + "-0.1");
        assertThat(rows.get(0).path("text").asText())
                .startsWith("/PACKAGE/UNIT[1]/PEOPLE/PERSON[2]/LJYS breaks the rule")
                .contains("found 2 characters: 2 Chinese characters")
                .doesNotContain("许多");
        assertThat(rows.get(0).path("input").asText()).contains("演示䶮·2", "甲区").doesNotContain("演示䶮·1", "演示䶮·3", "乙区");
        return rows.get(0);
    }

    private void mend(Pilot pilot, JsonNode row) throws Exception {
        String no = row.path("no").asText();
        Path file = Files.writeString(
                home.resolve("mended.json"), row.path("input").asText().replace("许多", "24"));
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
    }

    private static void refusals(Pilot pilot) throws Exception {
        Sender.Answer beyond = push(pilot, "group-2", unit("甲区", person(5, "x"), person(6, "x"), person(7, "1")));
        assertThat(beyond.status()).isEqualTo(422);
        assertThat(beyond.code()).isEqualTo("NORMALIZE-TOLERANCE");
        assertThat(beyond.json().at("/errors/1/pointer").asText()).isEqualTo("/PACKAGE/UNIT[1]/PEOPLE/PERSON[2]/LJYS");
        assertThat(beyond.json().at("/errors/1/found").asText()).isEqualTo("1 character: 1 letter");
        assertThat(beyond.json().at("/errors/1/cure").asText()).isNotEmpty();

        Sender.Answer none = push(pilot, "group-3", unit("甲区"));
        assertThat(none.code()).isEqualTo("NORMALIZE-INVALID");
        assertThat(none.json().at("/errors/0/rule").asText()).isEqualTo("each");
        assertThat(arrivals(pilot, 7)).isEmpty();
    }
}
