package org.huitong.operate.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huitong.message.HuitongException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminApiTest {
    private static final String MENDED = "{\\\"XM\\\":\\\"x\\\"}";

    @TempDir
    private Path home;

    private Office office;

    @BeforeEach
    void start() {
        office = new Office(home);
    }

    @AfterEach
    void stop() {
        office.close();
    }

    @Test
    void contractIsServedAsItIsAndToEverybody() throws Exception {
        Office.Said said = office.send("GET", "/openapi.json", null, Map.of());

        assertThat(said.status()).isEqualTo(200);
        assertThat(said.json()).isEqualTo(Contract.read().document());
    }

    @Test
    void everyOperationButTheContractWantsTheToken() throws Exception {
        for (Operation operation : Contract.read().operations()) {
            String path = operation.path().substring("/api/v1".length()).replaceAll("\\{\\w+}", "1");
            for (String header : List.of("", "Bearer ", "Bearer wrong", "Basic " + office.token())) {
                Office.Said said = office.send(operation.method(), path, null, Map.of("Authorization", header));

                assertThat(said.status()).as(path).isEqualTo(operation.secured() ? 401 : 200);
                assertThat(said.code()).isEqualTo(operation.secured() ? "OPERATE-DENIED" : "");
            }
        }
    }

    @Test
    void tokenFileIsForTheGatewaysUserOnlyAndStays() throws Exception {
        String token = office.token();

        AdminToken again = AdminToken.in(office.tokenFile());

        assertThat(token).matches("[\\w-]{43}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(office.tokenFile())))
                .isEqualTo("rw-------");
        assertThat(again.admits("bearer " + token)).isTrue();
        assertThat(office.tokenFile().getParent().toFile().list()).containsExactly("admin.token");
    }

    @Test
    void emptyTokenFileStopsTheStart() throws Exception {
        Path file = Files.createFile(home.resolve("empty.token"));

        assertThatThrownBy(() -> AdminToken.in(file))
                .isInstanceOf(HuitongException.class)
                .hasMessageStartingWith("CONFIG-INVALID: Reading the admin token");
    }

    @Test
    void requestForAnotherHostIsRefused() throws Exception {
        assertThat(raw("Host: evil.example\r\n")).startsWith("HTTP/1.1 401").contains("OPERATE-DENIED");
        assertThat(raw("Host: 127.0.0.1.evil.example\r\n")).startsWith("HTTP/1.1 401");
        assertThat(raw("Host: localhost:1\r\n")).startsWith("HTTP/1.1 200");
        assertThat(raw("Host: [::1]:8081\r\n")).startsWith("HTTP/1.1 200");
    }

    private String raw(String host) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", office.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET /api/v1/openapi.json HTTP/1.1\r\nConnection: close\r\n" + host + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void listGoesPageByPageWithoutPayload() throws Exception {
        office.parks(Counter.SUBSCRIPTION, 3);

        Office.Said first = office.get("/rows?limit=2&state=parked&subscription=" + Counter.SUBSCRIPTION);
        Office.Said last =
                office.get("/rows?limit=2&after=" + first.json().path("next").asText());

        assertThat(first.json().path("rows")).hasSize(2);
        assertThat(last.json().path("rows")).hasSize(1);
        assertThat(last.json().path("next").isNull()).isTrue();
        assertThat(first.whole().body()).doesNotContain("GMSFHM", "\"key\"", "k1");
        assertThat(office.get("/rows?stage=deliver").json().path("rows")).isEmpty();
    }

    @Test
    void searchFindsByKeyAndTextWithoutPayload() throws Exception {
        office.parks(Counter.SUBSCRIPTION, 3);

        Office.Said byKey = office.write("POST", "/rows/search", "{\"key\":\"k1\"}");
        Office.Said byText = office.write("POST", "/rows/search", "{\"text\":\"19491231\",\"limit\":2}");

        assertThat(byKey.json().path("rows")).hasSize(1);
        assertThat(byKey.json().path("rows").get(0).path("no").asInt()).isEqualTo(2);
        assertThat(byText.json().path("rows")).hasSize(2);
        assertThat(byText.whole().body()).doesNotContain("GMSFHM", "19491231", "k1");
        String next = byText.json().path("next").asText();
        assertThat(office.write("POST", "/rows/search", "{\"text\":\"19491231\",\"after\":\"" + next + "\"}")
                        .json()
                        .path("rows"))
                .hasSize(1);
    }

    @Test
    void trailIsReadPageByPageTheNewestLineFirst() throws Exception {
        office.parks(Counter.SUBSCRIPTION, 3);
        for (int no = 1; no <= 3; no++) {
            office.write("POST", "/rows/" + no + "/discard", "{\"reason\":\"twice\"}");
        }

        Office.Said first = office.get("/audit?action=discard&limit=2");
        Office.Said second = office.get("/audit?action=discard&limit=2&after="
                + first.json().path("next").asLong());

        assertThat(first.json().path("entries"))
                .extracting(one -> one.path("subject").asText())
                .containsExactly("row 3", "row 2");
        assertThat(first.json().path("reached").asText()).isNotEmpty();
        assertThat(second.json().path("entries"))
                .extracting(one -> one.path("subject").asText())
                .containsExactly("row 1");
        assertThat(second.json().path("next").isNull()).isTrue();
        for (String wrong : List.of("limit=0", "limit=x", "from=today", "after=-1", "after=x")) {
            assertThat(office.get("/audit?" + wrong).code()).as(wrong).isEqualTo("OPERATE-INVALID");
        }
    }

    @Test
    void sightingsTellWhatBecameOfAKeyWithoutNamingIt() throws Exception {
        office.delivers(Counter.SUBSCRIPTION, "k1", "k2");

        Office.Said said = office.write("POST", "/sightings/search", "{\"key\":\"k2\"}");

        assertThat(said.json().path("keptDays").asInt()).isEqualTo(7);
        assertThat(said.json().path("next").isNull()).isTrue();
        assertThat(said.json().path("sightings"))
                .extracting(
                        one -> one.path("as").asText(),
                        one -> one.path("where").asText(),
                        one -> one.path("record").asText())
                .containsExactly(
                        tuple("delivered", Counter.SUBSCRIPTION, "i-1"),
                        tuple("published", "public-security.population/population-basic", "i-1"));
        assertThat(said.whole().body()).doesNotContain("k2");
        assertThat(office.write("POST", "/sightings/search", "{\"key\":\"k3\"}")
                        .json()
                        .path("sightings"))
                .isEmpty();
        for (String body :
                List.of("{}", "{\"key\":\"\"}", "{\"key\":\"k\",\"from\":\"today\"}", "{\"key\":\"k\",\"limit\":0}")) {
            assertThat(office.write("POST", "/sightings/search", body).code())
                    .as(body)
                    .isEqualTo("OPERATE-INVALID");
        }
    }

    @Test
    void whatIsLookedForMustMakeSense() throws Exception {
        for (String body : List.of(
                "{\"key\":\"\"}",
                "{\"text\":\"\"}",
                "{\"from\":\"yesterday\"}",
                "{\"after\":\"x\"}",
                "{\"state\":\"lost\"}",
                "{\"limit\":1001}",
                "{\"keys\":\"k\"}")) {
            Office.Said said = office.write("POST", "/rows/search", body);

            assertThat(said.status()).as(body).isIn(400, 422);
            assertThat(said.code()).isEqualTo("OPERATE-INVALID");
        }
        assertThat(office.get("/rows?key=k1").code()).isEqualTo("OPERATE-INVALID");
        assertThat(office.get("/rows?from=2026").code()).isEqualTo("OPERATE-INVALID");
        assertThat(office.get("/groups?after=x").code()).isEqualTo("OPERATE-INVALID");
    }

    @Test
    void groupsCountRowsOfOneCause() throws Exception {
        office.parks(Counter.SUBSCRIPTION, 3);
        office.parks("", 2);
        office.write("POST", "/rows/1/discard", "{\"reason\":\"wrong\"}");

        JsonNode groups = office.get("/groups").json().path("groups");

        assertThat(groups).hasSize(2);
        assertThat(office.get("/groups?limit=1").json().path("next").isTextual())
                .isTrue();
        JsonNode first = office.get("/groups?subscription=" + Counter.SUBSCRIPTION)
                .json()
                .path("groups")
                .get(0);
        assertThat(first.path("parked").asInt()).isEqualTo(2);
        assertThat(first.path("ended").asInt()).isEqualTo(1);
        assertThat(office.get("/rows?group=" + first.path("id").asText()).json().path("rows"))
                .hasSize(3);
    }

    @Test
    void rowParkedBeforePublishHasNoSubscription() throws Exception {
        office.parks("", 1);

        JsonNode row = office.get("/rows/1").json();

        assertThat(row.path("subscription").isNull()).isTrue();
        assertThat(row.path("input").textValue()).isEqualTo("{\"GMSFHM\":\"11010519491231002X\"}");
        assertThat(row.path("data")).isEqualTo(row.path("input"));
        assertThat(row.path("stage").asText()).isEqualTo("normalize");
    }

    @Test
    void wrongQueryIsRefusedWithTheNearestName() throws Exception {
        assertThat(refused("/rows?subscripton=a")).contains("Did you mean subscription?");
        assertThat(refused("/rows?state=park")).contains("Did you mean parked?");
        assertThat(refused("/rows?limit=1001")).contains("1 to 1000");
        assertThat(refused("/rows?limit=1&limit=2")).contains("more than once");
        assertThat(refused("/status?x=1")).contains("takes none");
    }

    private String refused(String path) throws Exception {
        Office.Said said = office.get(path);
        assertThat(said.status()).isEqualTo(422);
        assertThat(said.code()).isEqualTo("OPERATE-INVALID");
        return said.json().path("detail").asText();
    }

    @Test
    void unknownRowIsNotFound() throws Exception {
        assertThat(office.get("/rows/7").code()).isEqualTo("OPERATE-UNKNOWN");
        assertThat(office.get("/rows/seven").code()).isEqualTo("OPERATE-UNKNOWN");
        assertThat(office.write("POST", "/rows/7/discard", "{\"reason\":\"r\"}").status())
                .isEqualTo(404);
    }

    @Test
    void secondEditOfTheSameRevisionIsStale() throws Exception {
        office.parks(Counter.SUBSCRIPTION, 1);

        Office.Said first = office.write("PUT", "/rows/1", edit(MENDED, 0));
        Office.Said second = office.write("PUT", "/rows/1", edit(MENDED, 0));

        assertThat(first.json().path("revision").asInt()).isEqualTo(1);
        assertThat(first.json().path("data").asText()).isEqualTo("{\"XM\":\"x\"}");
        assertThat(first.json().path("input").asText()).contains("GMSFHM");
        assertThat(first.json().at("/history/0/actor").asText()).isEqualTo("值班员");
        assertThat(first.json().at("/history/0/detail").asText()).contains("typing error");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("OPERATE-STALE");
        assertThat(office.desk.poked).containsExactly(Counter.SUBSCRIPTION);
    }

    @Test
    void editThatBreaksARuleLeavesTheRowAsItWas() throws Exception {
        office.parks(Counter.SUBSCRIPTION, 1);

        Office.Said said = office.write("PUT", "/rows/1", edit("{}", 0));

        assertThat(said.status()).isEqualTo(422);
        assertThat(said.code()).isEqualTo("NORMALIZE-INVALID");
        assertThat(said.json().at("/errors/0/pointer").asText()).isEqualTo("/XM");
        assertThat(office.get("/rows/1").json().path("revision").asInt()).isZero();
        assertThat(office.desk.poked).isEmpty();
    }

    private static String edit(String data, int revision) {
        return "{\"data\":\"" + data + "\",\"revision\":" + revision + ",\"reason\":\"typing error\"}";
    }

    @Test
    void discardedRowIsOver() throws Exception {
        office.parks("", 1);

        Office.Said stale = office.write("POST", "/rows/1/discard", "{\"reason\":\"test\",\"revision\":4}");
        Office.Said gone = office.write("POST", "/rows/1/discard", "{\"reason\":\"test\"}");
        Office.Said again = office.write("POST", "/rows/1/discard", "{\"reason\":\"test\"}");

        assertThat(stale.status()).isEqualTo(409);
        assertThat(gone.json().path("state").asText()).isEqualTo("discarded");
        assertThat(again.code()).isEqualTo("OPERATE-STALE");
        assertThat(office.desk.poked).containsExactly("");
    }

    @Test
    void replayOfNamedRowsTellsWhichWereRefused() throws Exception {
        office.parks(Counter.SUBSCRIPTION, 2);

        Office.Said said = office.write("POST", "/replays", "{\"rows\":[1,9,1]}");
        JsonNode underWay = office.get("/replays").json();

        assertThat(said.json().path("marked").asInt()).isEqualTo(1);
        assertThat(said.json().path("refused")).hasSize(1);
        assertThat(said.json().at("/refused/0/no").asInt()).isEqualTo(9);
        assertThat(said.json().at("/refused/0/code").asText()).isEqualTo("OPERATE-UNKNOWN");
        assertThat(underWay.path("replaying").asInt()).isEqualTo(1);
        assertThat(underWay.at("/rows/0/state").asText()).isEqualTo("replaying");
        assertThat(office.desk.poked).containsExactly(Counter.SUBSCRIPTION);
    }

    @Test
    void replayOfASubscriptionTakesAllItsParkedRowsOverPages() throws Exception {
        office.parks(Counter.SUBSCRIPTION, 201);
        office.parks("another", 1);
        String order = "{\"subscription\":\"" + Counter.SUBSCRIPTION + "\",\"state\":\"parked\"}";

        assertThat(office.write("POST", "/replays", order).json().path("marked").asInt())
                .isEqualTo(201);
        assertThat(office.write("POST", "/replays", order).json().path("marked").asInt())
                .isZero();
        assertThat(office.get("/rows?state=parked").json().path("rows")).hasSize(1);
        assertThat(office.write("POST", "/replays", order.replace("hall", "hal"))
                        .json()
                        .path("detail")
                        .asText())
                .contains("Did you mean " + Counter.SUBSCRIPTION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"rows\":[]}",
                "{\"rows\":[-1]}",
                "{\"rows\":[1.5]}",
                "{\"rows\":1}",
                "{\"rows\":[1],\"subscription\":\"a\",\"state\":\"parked\"}",
                "{\"subscription\":\"a\",\"state\":\"held\"}",
                "{\"row\":[1]}"
            })
    void wrongReplayOrderIsRefused(String order) throws Exception {
        Office.Said said = office.write("POST", "/replays", order);

        assertThat(said.status()).isEqualTo(422);
        assertThat(said.json().path("errors")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{} {}", "{\"rows\":[1],\"rows\":[2]}"})
    void bodyThatIsNotOneObjectIsMalformed(String body) throws Exception {
        Office.Said said = office.write("POST", "/replays", body);

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.code()).isEqualTo("OPERATE-INVALID");
    }

    @Test
    void bodyOverTheLimitIsRefused() throws Exception {
        String body = "{\"reason\":\"" + "x".repeat(1024 * 1024) + "\"}";

        assertThat(office.write("POST", "/rows/1/discard", body).status()).isEqualTo(413);
    }

    @Test
    void everyWriteWantsAName() throws Exception {
        for (Operation operation : Contract.read().operations()) {
            // A search changes nothing; it has a body because keys and texts are personal data.
            if (!operation.method().equals("GET") && !operation.id().startsWith("search")) {
                String path = operation.path().substring("/api/v1".length()).replaceAll("\\{\\w+}", "1");
                Office.Said said = office.send(
                        operation.method(), path, "{}", Map.of("Authorization", "Bearer " + office.token()));

                assertThat(said.status()).as(path).isEqualTo(400);
                assertThat(said.code()).isEqualTo("OPERATE-INVALID");
            }
        }
    }

    @Test
    void nameIsDecodedAndMustBeOne() throws Exception {
        assertThat(Person.read(Office.AS)).isEqualTo("值班员");
        assertThat(Person.read("a+b%20c")).isEqualTo("a+b c");
        for (String wrong :
                List.of("", "%20", "%0A", "a%0Db", "%E2%80%AEa", "%FF", "%E", "值班员", "Gateway", "x".repeat(61))) {
            assertThatThrownBy(() -> Person.read(wrong)).as(wrong).isInstanceOf(Unreadable.class);
        }
    }

    @Test
    void qualityHasTheContractsNames() throws Exception {
        JsonNode quality = office.get("/quality").json();

        assertThat(names(quality)).isEqualTo(promised("Quality"));
        assertThat(names(quality.at("/sources/0"))).isEqualTo(promised("QualitySource"));
        assertThat(names(quality.at("/counts/0"))).isEqualTo(promised("QualityCount"));
        assertThat(quality.at("/counts/1/item").isNull()).isTrue();
    }

    @Test
    void statusHasTheContractsNames() throws Exception {
        JsonNode status = office.get("/status").json();

        assertThat(status.at("/subscriptions/0/next_probe").asText()).isEqualTo("2026-11-23T00:00:30Z");
        assertThat(names(status.at("/subscriptions/0"))).isEqualTo(promised("Subscription"));
        assertThat(names(status.at("/sources/0"))).isEqualTo(promised("Source"));
        assertThat(names(status.at("/alarms/0"))).isEqualTo(promised("Alarm"));
    }

    @Test
    void rowHasTheContractsNames() throws Exception {
        office.parks("", 1);

        assertThat(names(office.get("/rows").json().at("/rows/0"))).isEqualTo(promised("Row"));
    }

    private static Set<String> names(JsonNode node) {
        return Set.copyOf(node.propertyStream().map(Map.Entry::getKey).toList());
    }

    private static Set<String> promised(String schema) {
        return names(Contract.read().document().at("/components/schemas/" + schema + "/properties"));
    }

    @Test
    void resumeOpensAKnownSubscription() throws Exception {
        Office.Said open = office.write("POST", "/subscriptions/" + Counter.SUBSCRIPTION + "/resume", "{}");
        Office.Said unknown = office.write("POST", "/subscriptions/nobody/resume", "{}");

        assertThat(open.json().path("state").asText()).isEqualTo("open");
        assertThat(unknown.code()).isEqualTo("OPERATE-UNKNOWN");
    }

    @Test
    void handlersAndContractMustBeTheSame() {
        assertThatThrownBy(() -> Contract.read().mustMatch(Set.of("getStatus", "dance")))
                .isInstanceOf(HuitongException.class)
                .hasMessageStartingWith("CONFIG-INVALID")
                .hasMessageContainingAll("discardRow", "[dance]");
    }

    @Test
    void storeThatIsAwayIsSaidSo() throws Exception {
        office.store.close();

        Office.Said said = office.get("/rows");

        assertThat(said.status()).isEqualTo(503);
        assertThat(said.code()).isEqualTo("PUBLISH-STORE-BEHIND");
    }
}
