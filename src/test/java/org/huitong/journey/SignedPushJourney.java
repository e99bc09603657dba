package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.huitong.catalog.Signature;
import org.huitong.pilot.Arrival;
import org.huitong.receive.identity.Asked;
import org.huitong.receive.identity.DigestHeader;
import org.huitong.receive.identity.NationalHeaders;
import org.huitong.receive.identity.Seal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signed pushes through the whole gateway, and what a thief on the line can do with one: nothing but have the same
 * receipt once more in the national form, and not even that in our own.
 */
@Timeout(180)
class SignedPushJourney {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String RECORDS = "/exchange/v1/resources/" + Pilot.INSURED + "/records";
    private static final String NATIONAL = "human-resources.insurance-two";
    private static final String SERVICE = "s_1100000000000_0001";
    private static final String REFRESH = "s_1100000000000_0009";

    @TempDir
    private static Path folder;

    private static Pilot pilot;

    @BeforeAll
    static void open() throws Exception {
        Path home = folder.resolve("home");
        copyCheckout(home);
        append(home.resolve("config/systems/" + Pilot.INSURANCE + ".yaml"), """
                identity:
                  signature:
                    form: digest
                    keys:
                      old: {to: 2036-12-31}
                      new: {from: 2026-01-01}
                """);
        append(home.resolve("config/systems/" + NATIONAL + ".yaml"), """
                system: human-resources.insurance-two
                agency: human-resources
                name: 社会保险二系统
                network: private
                identity:
                  signature:
                    form: national
                    requester: demo-rid
                    services: {s_1100000000000_0001: social-insurance-status}
                    refresh: s_1100000000000_0009
                    keys: {only: }
                """);
        Path sources = home.resolve("routes/sources");
        String mapping = Pilot.INSURED + ".mapping.yaml";
        append(
                sources.resolve(NATIONAL).resolve(mapping),
                Files.readString(sources.resolve(Pilot.INSURANCE).resolve(mapping))
                        .replace(Pilot.INSURANCE, NATIONAL));
        pilot = Pilot.inMemory(home, folder.resolve("data")).start();
    }

    private static void copyCheckout(Path home) throws IOException {
        for (String part : List.of("config", "connectors", "routes")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = home.resolve(file.toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, (Files.exists(file) ? Files.readString(file) : "") + text);
    }

    @AfterAll
    static void close() throws Exception {
        pilot.close();
    }

    private static String secret(String system, String key) throws IOException {
        return Files.readString(folder.resolve("data/secrets/" + system + "." + key + ".hmac-secret"))
                .strip();
    }

    /** A request as it goes over the line, where a thief may copy and change it. */
    private record Line(String method, String path, Map<String, String> headers, String body) {
        Line with(String header, String value) {
            Map<String, String> changed = new LinkedHashMap<>(headers);
            changed.put(header, value);
            changed.values().removeIf(v -> v == null);
            return new Line(method, path, changed, body);
        }

        Line withBody(String other) {
            return new Line(method, path, headers, other);
        }

        Line withPath(String other) {
            return new Line(method, other, headers, body);
        }

        Sender.Answer send() throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(pilot.gateway().dataPlane().resolve(path).toString()))
                    .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            headers.forEach(request::header);
            var said = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Sender.Answer(
                    said.statusCode(),
                    said.headers().firstValue("Content-Type").orElse(""),
                    said.body(),
                    said.headers().firstValue("Retry-After").orElse(""));
        }
    }

    private static Line digest(String key, long time, String method, String path, String idempotency, String body)
            throws IOException {
        String type = body.isEmpty() ? null : Sender.JSON;
        Asked asked = new Asked(
                method, path, null, "", null, null, null, idempotency, type, body.getBytes(StandardCharsets.UTF_8));
        String nonce = UUID.randomUUID().toString();
        DigestHeader header = new DigestHeader(Pilot.INSURANCE, key, Long.toString(time), nonce, "");
        return new Line(method, path, Map.of(), body)
                .with(
                        "Authorization",
                        header.signed(secret(Pilot.INSURANCE, key), asked).value())
                .with("Content-Type", type)
                .with("Idempotency-Key", idempotency);
    }

    private static Line digest(String idempotency, String body) throws IOException {
        return digest("new", System.currentTimeMillis(), "POST", RECORDS, idempotency, body);
    }

    private static Line national(String secret, String service, long time, String path, String body) {
        Line line = new Line("POST", path, new LinkedHashMap<>(), body);
        NationalHeaders.signed(secret, service, "demo-rid", Long.toString(time))
                .asMap()
                .forEach(line.headers()::put);
        return line.with("Content-Type", Sender.JSON);
    }

    private static void refused(Line line, int status, String code) throws IOException, InterruptedException {
        Sender.Answer answer = line.send();
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }

    private static List<Arrival> arrivals(String name) {
        return pilot.hall.arrivals().stream()
                .filter(arrival -> name.equals(arrival.data().get("name")))
                .toList();
    }

    @Test
    void signedPushIsTakenOnceWhateverAThiefDoes() throws Exception {
        String body =
                "[" + Invented.insured(Invented.id(1), "演示签名") + "," + Invented.insured(Invented.id(2), "演示签名二") + "]";
        Line push = digest("signed-1", body);

        refused(push.withBody("[" + Invented.insured(Invented.id(3), "演示调包") + "]"), 401, "RECEIVE-SIGNATURE");
        refused(push.withBody(body.substring(0, body.indexOf("},") + 1) + "]"), 401, "RECEIVE-SIGNATURE");
        refused(push.withBody(reordered(body)), 401, "RECEIVE-SIGNATURE");
        refused(push.with("Idempotency-Key", "stolen"), 401, "RECEIVE-SIGNATURE");
        refused(push.with("Content-Type", Sender.NDJSON), 401, "RECEIVE-SIGNATURE");
        refused(push.withPath(RECORDS + "?a=b"), 401, "RECEIVE-SIGNATURE");
        Sender.Answer receipt = push.send();
        assertThat(receipt.status()).isEqualTo(202);
        refused(push, 409, "RECEIVE-SIGNATURE-USED");
        Sender.Answer again = digest("signed-1", body).send();
        assertThat(again).as("signed anew under the same key").isEqualTo(receipt);

        pilot.restart();

        refused(push, 409, "RECEIVE-SIGNATURE-USED");
        Pilot.until("a signature of after the restart is taken")
                .until(() -> digest("signed-1", body).send().equals(receipt));
        Pilot.until("it arrives").until(() -> !arrivals("演示签名").isEmpty());
        pilot.settled("after the thief");
        assertThat(arrivals("演示签名")).hasSize(1);
        assertThat(arrivals("演示签名二")).hasSize(1);
        assertThat(arrivals("演示调包")).isEmpty();
    }

    private static String reordered(String body) {
        List<String> records =
                new ArrayList<>(List.of(body.substring(1, body.length() - 1).split("(?<=}),")));
        java.util.Collections.reverse(records);
        return "[" + String.join(",", records) + "]";
    }

    @Test
    void skewedOrTokenBornePushIsRefused() throws Exception {
        long now = System.currentTimeMillis();
        String body = Invented.insured(5);

        refused(digest("new", now - 400_000, "POST", RECORDS, "skew-1", body), 401, "RECEIVE-CLOCK");
        refused(digest("new", now + 400_000, "POST", RECORDS, "skew-1", body), 401, "RECEIVE-CLOCK");
        Line bearer = new Line("POST", RECORDS, Map.of(), body)
                .with("Authorization", "Bearer " + secret(Pilot.INSURANCE, "new"))
                .with("Content-Type", Sender.JSON);
        refused(bearer, 401, "RECEIVE-UNKNOWN-SYSTEM");
        assertThat(folder.resolve("data/secrets/" + Pilot.INSURANCE + ".token")).doesNotExist();
    }

    @Test
    void whoamiTellsWhatWasFound() throws Exception {
        JsonNode me = digest("old", System.currentTimeMillis() - 5, "GET", "/exchange/v1/whoami", null, "")
                .send()
                .json();

        assertThat(me.path("system").asText()).isEqualTo(Pilot.INSURANCE);
        assertThat(me.path("agency").asText()).isEqualTo("human-resources");
        assertThat(me.path("network").asText()).isEqualTo("extranet");
        assertThat(me.path("identifiedBy").asText()).isEqualTo("digest signature");
        assertThat(me.path("key").asText()).isEqualTo("old");
        assertThat(me.path("clockDifferenceMillis").asLong()).isBetween(-60_000L, -5L);
        assertThat(me.path("signed").asText()).startsWith("HUITONG-HMAC-SHA256\n" + Pilot.INSURANCE + "\nold\n");
        JsonNode bureau = new Line("GET", "/exchange/v1/whoami", Map.of(), "")
                .with("Authorization", "Bearer " + pilot.sender(Pilot.BUREAU).token())
                .send()
                .json();
        assertThat(bureau.path("system").asText()).isEqualTo(Pilot.BUREAU);
        assertThat(bureau.path("identifiedBy").asText()).isEqualTo("token");
        assertThat(bureau.path("key").isNull()).isTrue();
        refused(new Line("GET", "/exchange/v1/whoami", Map.of(), ""), 401, "RECEIVE-UNKNOWN-SYSTEM");
    }

    @Test
    void nationalFormInItsTwoSteps() throws Exception {
        String key = secret(NATIONAL, "only");
        long now = System.currentTimeMillis();
        JsonNode lent =
                national(key, REFRESH, now, "/exchange/v1/secret", "").send().json();
        assertThat(lent.path("code").asText()).isEqualTo("0");
        assertThat(lent.path("data").path("secretEndTime").asLong()).isGreaterThan(now + 3_000_000);
        String secret = Seal.open(
                Signature.Sealing.SHA1PRNG,
                key,
                lent.path("data").path("secret").asText());
        refused(national(key, SERVICE, now, RECORDS, Invented.insured(7)), 401, "RECEIVE-SIGNATURE");
        refused(national(secret, SERVICE, now, "/exchange/v1/secret", ""), 401, "RECEIVE-SIGNATURE");

        String body = Invented.insured(Invented.id(8), "演示国家");
        Line push = national(secret, SERVICE, now + 1, RECORDS, body);
        Sender.Answer receipt = push.send();
        assertThat(receipt.status()).isEqualTo(202);
        assertThat(push.send()).as("the identical request").isEqualTo(receipt);
        refused(push.withBody(Invented.insured(Invented.id(9), "演示调换")), 409, "RECEIVE-SIGNATURE-USED");
        refused(push.with("Idempotency-Key", "stolen"), 409, "RECEIVE-SIGNATURE-USED");
        refused(push.withPath("/exchange/v1/resources/" + Pilot.PEOPLE + "/records"), 401, "RECEIVE-SIGNATURE");
        refused(national(secret, SERVICE, now - 400_000, RECORDS, body), 401, "RECEIVE-CLOCK");

        pilot.restart();

        assertThat(push.send()).as("the identical request after a restart").isEqualTo(receipt);
        refused(push.withBody(Invented.insured(Invented.id(9), "演示调换")), 409, "RECEIVE-KEY-CLASH");
        Line unseen = national(secret, SERVICE, now + 2, RECORDS, Invented.insured(Invented.id(10), "演示过时"));
        refused(unseen, 409, "RECEIVE-SIGNATURE-USED");
        Pilot.until("it arrives").until(() -> !arrivals("演示国家").isEmpty());
        pilot.settled("after the repeats");
        assertThat(arrivals("演示国家")).hasSize(1);
        assertThat(arrivals("演示调换")).isEmpty();
        assertThat(arrivals("演示过时")).isEmpty();
    }
}
