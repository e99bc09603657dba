package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huitong.pilot.Arrival;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The form of a resource changes while records of the old one wait on the bus and in a row. */
@Timeout(180)
class OldFormJourney {
    private static final String CATALOG = "config/catalog/" + Pilot.INSURED + ".yaml";
    private static final String GRANT = "config/grants/" + Pilot.HALL_INSURED + ".yaml";
    private static final String MAPPING = "routes/sources/" + Pilot.INSURANCE + "/" + Pilot.INSURED + ".mapping.yaml";
    private static final String PARKED = "演示停放";

    @TempDir
    private Path home;

    @TempDir
    private Path data;

    private final Map<String, String> first = new TreeMap<>();
    private final Map<String, String> second = new TreeMap<>();

    @BeforeEach
    void forms() throws IOException {
        for (String part : List.of("config", "connectors", "routes")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = home.resolve(file.toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        for (String file : List.of(CATALOG, GRANT, MAPPING)) {
            first.put(file, Files.readString(home.resolve(file)));
        }
        String catalog = first.get(CATALOG);
        String items = catalog.substring(catalog.indexOf("items:\n") + "items:\n".length());
        second.put(
                CATALOG,
                catalog.replace("schema: 1\n", "schema: 2\n").replace("  lastPaidMonth:", "  paidThrough:")
                        + "  channel: {name: 来源渠道, type: text, codes: [\"1\", \"2\"], required: true}\n"
                        + "history:\n  1:\n    items:\n"
                        + items.indent(4)
                        + "    renamed: {lastPaidMonth: paidThrough}\n"
                        + "    defaults: {channel: \"1\"}\n"
                        + "    reason: 按新的数据元标准改名，并区分来源渠道\n");
        second.put(GRANT, first.get(GRANT).replace("lastPaidMonth: clear", "paidThrough: clear\n  channel: clear"));
        second.put(
                MAPPING,
                first.get(MAPPING).replace("  lastPaidMonth:", "  paidThrough:") + "  channel: {value: \"2\"}\n");
    }

    private void use(Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(home.resolve(file.getKey()), file.getValue());
        }
    }

    private static Arrival arrived(Pilot pilot, String name) {
        List<Arrival> all = pilot.hall.arrivals().stream()
                .filter(arrival ->
                        arrival.status() == 200 && name.equals(arrival.data().get("name")))
                .toList();
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    private static void push(Pilot pilot, String key, int number) throws Exception {
        assertThat(pilot.sender(Pilot.INSURANCE)
                        .push(Pilot.INSURED, key, Invented.insured(number))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void whatWaitedInTheOldFormArrivesInTheNewOneAndANewerFormWaits() throws Exception {
        try (Pilot pilot = Pilot.inMemory(home, data).start()) {
            pilot.hall.answer(arrival -> PARKED.equals(arrival.data().get("name")) ? 422 : null);
            pilot.sender(Pilot.INSURANCE).push(Pilot.INSURED, "row", Invented.insured(Invented.id(1), PARKED));
            Pilot.until("one record is parked")
                    .until(() -> pilot.desk().rows("state=parked").size() == 1);
            pilot.hall.setDown(true);
            push(pilot, "old", 2);

            pilot.stop();
            use(second);
            pilot.start();
            pilot.hall.answer(arrival -> null);
            pilot.hall.setDown(false);

            Pilot.until("the slice of schema 1 arrives").until(() -> arrived(pilot, "演示2") != null);
            assertThat(arrived(pilot, "演示2").data())
                    .containsEntry("paidThrough", "2026-01")
                    .containsEntry("channel", "1")
                    .doesNotContainKey("lastPaidMonth");
            assertThat(pilot.desk()
                            .cli("replay", "start", "--all", "--subscription", Pilot.HALL_INSURED, "--as", Desk.WHO)
                            .exit())
                    .isZero();
            Pilot.until("the row of schema 1 arrives").until(() -> arrived(pilot, PARKED) != null);
            assertThat(arrived(pilot, PARKED).data())
                    .containsEntry("paidThrough", "2026-01")
                    .containsEntry("channel", "1");

            push(pilot, "new", 3);
            Pilot.until("a record of schema 2 arrives").until(() -> arrived(pilot, "演示3") != null);
            assertThat(arrived(pilot, "演示3").data()).containsEntry("channel", "2");

            pilot.hall.setDown(true);
            push(pilot, "newer", 4);
            pilot.stop();
            use(first);
            pilot.start();
            pilot.hall.setDown(false);

            Pilot.until("the newer form keeps the consumer closed")
                    .untilAsserted(() -> assertThat(pilot.desk()
                                    .status("subscriptions", "id", Pilot.HALL_INSURED)
                                    .toString())
                            .contains("DELIVER-FORM", "schema 2", "no later one than 1", "Nothing is lost"));
            assertThat(arrived(pilot, "演示4")).isNull();

            pilot.stop();
            use(second);
            pilot.start();

            Pilot.until("it arrives where its form is known").until(() -> arrived(pilot, "演示4") != null);
            assertThat(pilot.settled("at the end").addUp()).isTrue();
        }
    }
}
