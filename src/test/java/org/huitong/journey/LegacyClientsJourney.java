package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.huitong.bench.Installation;
import org.huitong.pilot.Arrival;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Because they are copied: each client of docs/clients loses nothing and doubles nothing at a real gateway. */
@Timeout(180)
class LegacyClientsJourney {
    private static final int APART = 100;

    @TempDir
    private static Path folder;

    private static Pilot pilot;
    private static int next;

    @BeforeAll
    static void open() throws Exception {
        Path home = folder.resolve("home");
        Installation.copy(Path.of(""), List.of("config", "connectors", "routes"), home);
        Files.writeString(
                home.resolve("config/systems/" + Pilot.INSURANCE + ".yaml"),
                "identity:\n  token: true\n  signature: {form: digest, keys: {2026a: }}\n",
                StandardOpenOption.APPEND);
        pilot = Pilot.inMemory(home, home.resolve("data")).start();
    }

    @AfterAll
    static void close() throws Exception {
        pilot.close();
    }

    private static Map<String, String> settings(String url, String... more) {
        Map<String, String> settings =
                new HashMap<>(Map.of("URL", url, "RESOURCE", Pilot.INSURED, "BATCH", "2", "PATIENCE", "40"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        settings.putIfAbsent("TOKEN", pilot.sender(Pilot.INSURANCE).token());
        return settings;
    }

    private static String direct() {
        return pilot.gateway().dataPlane().toString();
    }

    /** The numbers of people that no other test has. */
    private static List<Integer> people(int many) {
        next += APART;
        List<Integer> people = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            people.add(next + i);
        }
        return people;
    }

    private static Path file(List<String> lines) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "push", ".ndjson"), String.join("\n", lines) + "\n");
    }

    private static Path good(List<Integer> people) throws IOException {
        return file(people.stream().map(Invented::insured).toList());
    }

    /** How many records of a person have come, told by their ids. */
    private static List<Long> ids(List<Integer> people) {
        people.forEach(person -> Pilot.until("演示" + person + " arrives")
                .until(() -> pilot.hall.arrivals().stream()
                        .anyMatch(
                                arrival -> ("演示" + person).equals(arrival.data().get("name")))));
        pilot.settled("what was pushed");
        return people.stream()
                .map(person -> pilot.hall.arrivals().stream()
                        .filter(arrival -> ("演示" + person).equals(arrival.data().get("name")))
                        .map(Arrival::id)
                        .distinct()
                        .count())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void theGoodArriveAndTheBadAreNamedByLine(LegacyClient client) throws Exception {
        assumeThat(client.here()).as(client + " can run here").isTrue();
        List<Integer> people = people(4);
        String bad = Invented.insured(Invented.id(next + 50), "演示坏", "202613");
        List<String> lines =
                new ArrayList<>(people.stream().map(Invented::insured).toList());
        lines.add(3, bad); // in one batch with a good one
        lines.add(4, bad);
        lines.add(5, ""); // holds nothing
        Path file = file(lines);

        LegacyClient.Said said = client.push(file, settings(direct()));

        assertThat(said.exit()).as(said.err()).isEqualTo(1);
        assertThat(said.out())
                .contains("lines 1-2: 2 accepted, 0 parked (intake ", "lines 3-4: 1 accepted, 1 parked (intake ")
                .contains("lines 5-6: refused, 422 NORMALIZE-INVALID: ", "  line 5: /0/ZHJFNY month: ")
                .contains("lines 7-7: 1 accepted", "done: 4 accepted, 1 parked, 1 refused")
                .doesNotContain("演示坏");
        assertThat(ids(people)).containsOnly(1L);
        assertThat(client.push(file, settings(direct())).out())
                .as("what is done is not done again")
                .isEqualTo("done: 4 accepted, 1 parked, 1 refused\n");
    }

    @ParameterizedTest
    @EnumSource
    void killedBetweenSendingAndAnswerItGoesOnWithoutDoubles(LegacyClient client) throws Exception {
        assumeThat(client.here()).as(client + " can run here").isTrue();
        List<Integer> people = people(5);
        Path file = good(people);
        CompletableFuture<LegacyClient.Run> run = new CompletableFuture<>();
        try (LegacyDoor door = LegacyDoor.answering(asked -> {
            LegacyDoor.Reply reply = LegacyDoor.forwarded(pilot.gateway().dataPlane(), asked);
            if (new String(asked.body(), java.nio.charset.StandardCharsets.UTF_8)
                    .contains(Invented.id(people.get(2)))) {
                run.join().kill();
            }
            return reply;
        })) {
            run.complete(client.start(file, settings(door.url())));
            run.join().process().onExit().join();
            assertThat(door.asked).as("killed with the second batch").hasSize(2);
        }

        LegacyClient.Said said = client.push(file, settings(direct()));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).startsWith("lines 3-4: ").contains("done: 5 accepted, 0 parked, 0 refused");
        assertThat(ids(people)).as("records of each person").containsOnly(1L);

        Files.delete(Path.of(file + "." + Pilot.INSURED + ".push"));
        assertThat(client.push(file, settings(direct())).exit()).isZero();
        Pilot.until("without its state the same file is new")
                .until(() -> ids(people).equals(List.of(2L, 2L, 2L, 2L, 2L)));
    }

    @ParameterizedTest
    @EnumSource
    void theGatewayMayBeAwayAtFirst(LegacyClient client) throws Exception {
        assumeThat(client.here()).as(client + " can run here").isTrue();
        List<Integer> people = people(3);
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        LegacyClient.Run run = client.start(good(people), settings("http://127.0.0.1:" + port + "/exchange/v1"));
        Pilot.until("it finds nobody")
                .until(() ->
                        run.errors().contains("no answer (") && run.errors().contains("; again in"));

        try (LegacyDoor door = new LegacyDoor(
                port, asked -> LegacyDoor.forwarded(pilot.gateway().dataPlane(), asked))) {
            assertThat(run.said().exit()).as(run.errors()).isZero();
            assertThat(door.asked).hasSize(2);
        }
        assertThat(ids(people)).containsOnly(1L);
    }

    @ParameterizedTest
    @EnumSource
    void turnedAwayItKeepsItsPlaceAndAnotherClientGoesOnWhenThatIsMended(LegacyClient client) throws Exception {
        assumeThat(client.here()).as(client + " can run here").isTrue();
        List<Integer> people = people(3);
        Path file = good(people);

        LegacyClient.Said away = client.push(file, settings(direct(), "TOKEN", "another"));
        LegacyClient other = LegacyClient.values()[(client.ordinal() + 1) % LegacyClient.values().length];
        LegacyClient.Said said = (other.here() ? other : client).push(file, settings(direct()));

        assertThat(away.exit()).isEqualTo(3);
        assertThat(away.err()).contains("lines 1-2: turned away, 401 RECEIVE-UNKNOWN-SYSTEM: ");
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(ids(people)).containsOnly(1L);
    }

    @ParameterizedTest
    @EnumSource
    void itSigns(LegacyClient client) throws Exception {
        assumeThat(client.here()).as(client + " can run here").isTrue();
        List<Integer> people = people(3);
        Path secret = pilot.data.resolve("secrets/" + Pilot.INSURANCE + ".2026a.hmac-secret");

        LegacyClient.Said said = client.push(
                good(people),
                settings(
                        direct(),
                        "SECRET_FILE",
                        secret.toString(),
                        "SYSTEM",
                        Pilot.INSURANCE,
                        "KEY",
                        "2026a",
                        "TOKEN",
                        ""));

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(ids(people)).containsOnly(1L);
    }
}
