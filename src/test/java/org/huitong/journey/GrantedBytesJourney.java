package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.huitong.PilotGateway;
import org.huitong.catalog.Catalog;
import org.huitong.message.Json;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever catalog, grants, records and days: in the bytes that reach a consumer, by delivery, after a refusal, in a replay
 * and after a person has mended the record, there is nothing that its grant does not show, and no key that it hides.
 */
@Timeout(180)
class GrantedBytesJourney {
    private static final int RESOURCES = 5;
    private static final int CONSUMERS = 4;
    private static final int RECORDS = 12;

    @TempDir
    private Path home;

    private final Map<String, List<Map<String, String>>> pushed = new HashMap<>();
    private PilotGateway gateway;
    private RandomHome made;
    private Ear ear;

    @ParameterizedTest
    @ValueSource(longs = {20261128, 4711, 809})
    void nothingReachesAConsumerThatItWasNotGranted(long seed) throws Exception {
        made = new RandomHome(home, new Random(seed), RESOURCES, CONSUMERS);
        ear = new Ear();
        for (RandomHome.Given given : made.grants) {
            made.route(given, ear.url(given.subscription()));
        }
        assertThat(Catalog.check(home)).isEmpty();
        gateway = new PilotGateway(home);
        try {
            gateway.start(Map.of(
                    "huitong.data.dir", home.resolve("data").toString(),
                    "huitong.edge.port", "0",
                    "huitong.operate.port", "0",
                    "huitong.observe.port", "0",
                    "huitong.bus.minFreeBytes", "1048576"));
            refusedAtFirst();
            pushed();
            parked();
            mended();
            replayed();
            nothingHidden();
        } finally {
            gateway.close();
            ear.close();
        }
    }

    /** A third of the records, by their place in the intake, is refused once. */
    private void refusedAtFirst() {
        Set<String> refused = new TreeSet<>();
        ear.answer(call -> {
            String id = call.path() + " " + call.idempotencyKey().replaceFirst("\\.[0-9]+$", "");
            boolean third = id.matches(".*-(0|3|6|9)$");
            synchronized (refused) {
                return third && refused.add(id) ? 422 : 200;
            }
        });
    }

    private void pushed() throws Exception {
        Sender sender = new Sender(gateway.dataPlane(), gateway.tokenOf(RandomHome.SOURCE));
        for (String resource : made.resources) {
            List<Map<String, String>> records = new ArrayList<>();
            for (int i = 0; i < RECORDS; i++) {
                records.add(made.record());
            }
            pushed.put(resource, records);
            Sender.Answer answer = sender.push(resource, "push-" + resource, Json.text(records));
            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        }
    }

    private Desk desk() {
        return new Desk(gateway.admin(), home.resolve("data"));
    }

    /** Every consumer whose grant holds has heard of every record, and refused a third of them. */
    private void parked() {
        for (RandomHome.Given given : made.grants) {
            if (given.holds()) {
                Pilot.until(given + " has refused a third")
                        .until(() -> gateway.tallies()
                                        .consumers()
                                        .get(given.subscription())
                                        .parked()
                                == RECORDS / 3);
            }
        }
    }

    /** Each second parked record gets new values in all of its items, also in those that are not shown. */
    private void mended() throws Exception {
        int n = 0;
        for (JsonNode row : desk().rows("state=parked&stage=deliver")) {
            if (n++ % 2 == 0) {
                continue;
            }
            ObjectNode record = (ObjectNode) Json.read(row.path("input").asText(), JsonNode.class);
            ObjectNode data = (ObjectNode) record.path("data");
            Map<String, String> fields = new HashMap<>();
            for (int i = 1; i < data.size(); i++) {
                String value = made.value(i);
                data.put("item" + i, value);
                fields.put("f" + i, value);
            }
            pushed.get(row.path("resource").asText()).add(fields);
            Path file = Files.writeString(home.resolve("mended.json"), record.toString());
            Desk.Said said = desk().cli(
                            "failed",
                            "edit",
                            row.path("no").asText(),
                            "--file",
                            file.toString(),
                            "--revision",
                            "0",
                            "--as",
                            Desk.WHO,
                            "--reason",
                            "核实");
            assertThat(said.exit()).as(said.err() + said.out()).isZero();
        }
        assertThat(n).isPositive();
    }

    private void replayed() {
        for (RandomHome.Given given : made.grants) {
            if (given.holds()) {
                Desk.Said said = desk().cli(
                                "replay", "start", "--all", "--subscription", given.subscription(), "--as", Desk.WHO);
                assertThat(said.exit()).as(said.err() + said.out()).isZero();
            }
        }
        for (RandomHome.Given given : made.grants) {
            if (given.holds()) {
                Pilot.until(given + " has everything")
                        .until(() -> gateway.tallies()
                                        .consumers()
                                        .get(given.subscription())
                                        .delivered()
                                == RECORDS);
            }
        }
    }

    private void nothingHidden() {
        for (RandomHome.Given given : made.grants) {
            List<Ear.Heard> heard = ear.heard().stream()
                    .filter(call -> call.path().equals(given.subscription()))
                    .toList();
            if (!given.holds()) {
                assertThat(heard).as(given + " does not hold").isEmpty();
                continue;
            }
            assertThat(heard).as(given.subscription()).hasSize(RECORDS + RECORDS / 3);
            String all = String.join("\n", heard.stream().map(Ear.Heard::text).toList());
            for (Map<String, String> fields : pushed.get(given.resource())) {
                assertThat(RandomHome.hidden(given, fields))
                        .as(given.toString())
                        .noneMatch(all::contains);
            }
            shown(given, all);
        }
    }

    /** The test would pass over an empty body, too. */
    private void shown(RandomHome.Given given, String all) {
        Map<String, String> first = pushed.get(given.resource()).get(1);
        first.forEach((field, value) -> {
            if (given.inClear("item" + field.substring(1))) {
                assertThat(all).as(given.toString()).contains(value);
            }
        });
        assertThat(all.contains("\"key\":\"" + first.get("f0") + "\"")).isEqualTo(RandomHome.keyInClear(given));
    }
}
