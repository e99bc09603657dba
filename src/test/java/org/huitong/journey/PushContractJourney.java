package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.huitong.message.Json;
import org.huitong.message.Receipt;
import org.huitong.pilot.Arrival;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a system that pushes may rely on: each status, each refusal with its code, and receipts that last. */
@Timeout(120)
class PushContractJourney {
    private static final int MOST_BYTES = 32_768;

    @TempDir
    private static Path folder;

    private static Pilot pilot;

    @BeforeAll
    static void open() throws Exception {
        pilot = Pilot.inMemory(folder.resolve("data"))
                .with("huitong.edge.maxBodyBytes", Integer.toString(MOST_BYTES))
                .start();
    }

    @AfterAll
    static void close() throws Exception {
        pilot.close();
    }

    private static Sender insurance() {
        return pilot.sender(Pilot.INSURANCE);
    }

    private static List<Arrival> arrivals(String name) {
        return pilot.hall.arrivals().stream()
                .filter(arrival -> name.equals(arrival.data().get("name")))
                .toList();
    }

    private static void refused(Sender.Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asText()).endsWith(code);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
    }

    @Test
    void validPushIsReceipted() throws Exception {
        Sender.Answer answer = insurance().push(Pilot.INSURED, "valid-1", Invented.array(1, 3));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.type()).startsWith("application/json");
        Receipt receipt = Json.read(answer.body(), Receipt.class);
        assertThat(receipt.resource()).isEqualTo(Pilot.INSURED);
        assertThat(receipt.accepted()).isEqualTo(3);
        assertThat(receipt.parked()).isZero();
        assertThat(receipt.intake()).isNotBlank();
        assertThat(receipt.digest()).matches("[0-9a-f]{64}");
        Pilot.until("three people at the hall").until(() -> !arrivals("演示3").isEmpty());
    }

    @Test
    void sameKeyGetsTheSameReceiptAlsoAfterRestart() throws Exception {
        String body = Invented.insured(Invented.id(20), "演示重复");
        Sender.Answer first = insurance().push(Pilot.INSURED, "again-1", body);
        Sender.Answer second = insurance().push(Pilot.INSURED, "again-1", body);
        Pilot.until("it arrives").until(() -> !arrivals("演示重复").isEmpty());

        pilot.restart();
        Sender.Answer third = insurance().push(Pilot.INSURED, "again-1", body);
        Sender.Answer clash = insurance().push(Pilot.INSURED, "again-1", body + " ");

        assertThat(first.status()).isEqualTo(202);
        assertThat(second).isEqualTo(first);
        assertThat(third).isEqualTo(first);
        refused(clash, 409, "RECEIVE-KEY-CLASH");
        pilot.settled("after the repeats");
        assertThat(arrivals("演示重复")).as("effects").hasSize(1);
        Pilot.until("both repeats are counted")
                .until(() -> pilot.chimney(Pilot.INSURANCE).repeats() >= 2);
    }

    /** A sender that lost its patience may have both under way. */
    @Test
    void sameKeyManyTimesAtOnceIsOneIntake() throws Exception {
        Sender sender = insurance();
        String body = Invented.insured(Invented.id(21), "演示同时");
        List<CompletableFuture<Sender.Answer>> pushes = Stream.generate(
                        () -> sender.pushLater(Pilot.INSURED, "twins-1", body))
                .limit(8)
                .toList();

        assertThat(pushes.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(pushes.get(0).join().status()).isEqualTo(202);
        Pilot.until("it arrives").until(() -> !arrivals("演示同时").isEmpty());
        pilot.settled("after the twins");
        assertThat(arrivals("演示同时")).hasSize(1);
    }

    @Test
    void sameKeyWithAnotherBodyClashes() throws Exception {
        assertThat(insurance()
                        .push(Pilot.INSURED, "clash-1", Invented.insured(30))
                        .status())
                .isEqualTo(202);
        refused(insurance().push(Pilot.INSURED, "clash-1", Invented.insured(31)), 409, "RECEIVE-KEY-CLASH");
        pilot.settled("after the clash");
        assertThat(arrivals("演示31")).isEmpty();
    }

    @Test
    void malformedIsRefused() throws Exception {
        refused(insurance().push(Pilot.INSURED, "bad-1", "{\"GMSFHM\":"), 400, "RECEIVE-MALFORMED");
        refused(insurance().push(Pilot.INSURED, "bad-2", ""), 400, "RECEIVE-MALFORMED");
        refused(insurance().push(Pilot.INSURED, "bad-3", "[" + Invented.insured(40) + ",7]"), 400, "RECEIVE-MALFORMED");
        // A refused key is free again.
        assertThat(insurance()
                        .push(Pilot.INSURED, "bad-1", Invented.insured(41))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void missingKeyIsRefused() throws Exception {
        refused(insurance().push(Pilot.INSURED, null, Invented.insured(50)), 400, "RECEIVE-MALFORMED");
        refused(insurance().push(Pilot.INSURED, "a b", Invented.insured(50)), 400, "RECEIVE-MALFORMED");
    }

    @Test
    void unknownSystemIsRefused() throws Exception {
        Sender stranger = new Sender(pilot.gateway().dataPlane(), "nobody's");
        refused(stranger.push(Pilot.INSURED, "s-1", Invented.insured(60)), 401, "RECEIVE-UNKNOWN-SYSTEM");
        String uri = pilot.gateway().dataPlane() + "/resources/" + Pilot.INSURED + "/records";
        Map<String, String> headers = Map.of("Content-Type", Sender.JSON, "Idempotency-Key", "s-2");
        refused(
                Sender.send(uri, headers, BodyPublishers.ofString(Invented.insured(60))),
                401,
                "RECEIVE-UNKNOWN-SYSTEM");
    }

    @Test
    void foreignResourceIsRefused() throws Exception {
        refused(insurance().push(Pilot.PEOPLE, "f-1", Invented.insured(61)), 403, "AUTHORIZE-NO-RIGHT");
        refused(
                pilot.sender("government-service.hall").push(Pilot.INSURED, "f-2", Invented.insured(61)),
                403,
                "AUTHORIZE-NO-RIGHT");
    }

    @Test
    void unknownResourceIsRefused() throws Exception {
        refused(insurance().push("no-such-resource", "u-1", Invented.insured(62)), 404, "RECEIVE-UNKNOWN-RESOURCE");
    }

    @Test
    void otherTypeOrCharsetIsRefused() throws Exception {
        String body = Invented.insured(63);
        refused(insurance().push(Pilot.INSURED, "t-1", "application/xml", "<a/>"), 415, "RECEIVE-TYPE");
        refused(insurance().push(Pilot.INSURED, "t-2", null, body), 415, "RECEIVE-TYPE");
        refused(insurance().push(Pilot.INSURED, "t-3", "application/json; charset=GBK", body), 415, "RECEIVE-TYPE");
        assertThat(insurance()
                        .push(Pilot.INSURED, "t-4", "application/json; charset=utf-8", body)
                        .status())
                .isEqualTo(202);
    }

    /** The charset is as declared, but the bytes are not: nothing is guessed. */
    @Test
    void bytesOfAnotherCharsetAreMalformed() throws Exception {
        String uri = pilot.gateway().dataPlane() + "/resources/" + Pilot.INSURED + "/records";
        Map<String, String> headers = Map.of(
                "Authorization",
                "Bearer " + insurance().token(),
                "Content-Type",
                Sender.JSON,
                "Idempotency-Key",
                "g-1");
        byte[] gbk = Invented.insured(64).getBytes(Charset.forName("GBK"));
        refused(Sender.send(uri, headers, BodyPublishers.ofByteArray(gbk)), 400, "RECEIVE-MALFORMED");
    }

    @Test
    void tooLargeIsRefused() throws Exception {
        refused(insurance().push(Pilot.INSURED, "l-1", Invented.array(70, 400)), 413, "RECEIVE-TOO-LARGE");
        refused(
                insurance().push(Pilot.INSURED, "l-2", "{\"XM\":" + "[".repeat(20) + "]".repeat(20) + "}"),
                413,
                "RECEIVE-TOO-LARGE");
        assertThat(insurance().push(Pilot.INSURED, "l-1", Invented.insured(70)).status())
                .as("the connection and the key are as good as before")
                .isEqualTo(202);
    }

    @Test
    void allInvalidIsRefusedWithIndexPointerAndRule() throws Exception {
        long before = pilot.desk().rows("").size();
        String body = "[" + Invented.insured("999999198001010000", "演示错一") + ","
                + Invented.insured(Invented.id(80), "演示错二", "202613") + "]";

        Sender.Answer answer = insurance().push(Pilot.INSURED, "i-1", body);

        refused(answer, 422, "NORMALIZE-INVALID");
        JsonNode errors = answer.json().path("errors");
        assertThat(errors).hasSize(2);
        assertThat(errors.get(0).path("index").asInt()).isZero();
        assertThat(errors.get(0).path("pointer").asText()).isEqualTo("/0/GMSFHM");
        assertThat(errors.get(0).path("rule").asText()).isEqualTo("citizen-id");
        assertThat(errors.get(1).path("index").asInt()).isEqualTo(1);
        assertThat(errors.get(1).path("pointer").asText()).isEqualTo("/1/ZHJFNY");
        assertThat(errors.get(1).path("rule").asText()).isEqualTo("month");
        assertThat(answer.body()).as("no personal data").doesNotContain("演示错", "9999991980");
        assertThat(pilot.desk().rows("")).as("nothing is kept").hasSize((int) before);
        Pilot.until("the refusal is counted")
                .until(() -> pilot.chimney(Pilot.INSURANCE).rejected() >= 2);
    }

    @Test
    void partlyInvalidIsReceiptedAndParked() throws Exception {
        String bad = Invented.insured(Invented.id(90), "演示部分", "202613");
        String body = Invented.insured(91) + "\n" + bad + "\n" + Invented.insured(92) + "\n";

        Sender.Answer answer = insurance().push(Pilot.INSURED, "p-1", Sender.NDJSON, body);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("accepted").asInt()).isEqualTo(2);
        assertThat(answer.json().path("parked").asInt()).isEqualTo(1);
        Pilot.until("the bad one is parked untouched")
                .until(() -> pilot.desk().rows("stage=normalize&state=parked").stream()
                        .anyMatch(row -> row.path("input").asText().equals(bad)));
        Pilot.until("its neighbors arrive")
                .until(() -> !arrivals("演示91").isEmpty() && !arrivals("演示92").isEmpty());
        assertThat(arrivals("演示部分")).isEmpty();
    }

    @Test
    void otherPathsAndMethodsAreProblemsToo() throws Exception {
        refused(Sender.get(pilot.gateway().dataPlane() + "/nothing"), 404, "RECEIVE-NO-PATH");
        refused(
                Sender.get(pilot.gateway().dataPlane() + "/resources/" + Pilot.INSURED + "/records"),
                405,
                "RECEIVE-METHOD");
    }
}
