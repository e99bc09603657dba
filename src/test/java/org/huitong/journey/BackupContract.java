package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huitong.journey.Pilot.until;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.huitong.backup.Restore;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.store.StoreTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journal and store are put aside while records come in, and brought back elsewhere, whole or not at all. */
abstract class BackupContract {
    private static final int AT_ONCE = 8;

    @TempDir
    Path folder;

    /** Its store is a new one: a database that is empty, or no file yet. */
    Pilot pilot(String data) throws Exception {
        return withStore(Pilot.inMemory(Files.createDirectories(folder.resolve(data)))
                .with("huitong.backup.dir", folder.resolve("backups").toString()));
    }

    abstract Pilot withStore(Pilot pilot);

    /** What a restore fills for that pilot. */
    abstract StoreTarget target(Pilot pilot);

    /** Leaves the pilot's store as it is for later, and gives it another one, that is empty. */
    abstract Runnable putAside(Pilot pilot) throws IOException;

    void restore(Pilot pilot, Path made, boolean replace) {
        Restore.into(pilot.data, target(pilot), made, replace);
    }

    private static JsonNode first(Desk desk) throws IOException, InterruptedException {
        return desk.call("GET", "/backups", null).json().path("backups").path(0);
    }

    /** Begun by the API, so that the load goes on; answers it as it was made. */
    static JsonNode backup(Desk desk, Pushes load) throws IOException, InterruptedException {
        Desk.Answer begun = desk.call("POST", "/backups", "{\"reason\": \"升级之前\"}");
        assertThat(begun.json().path("state").asText()).isEqualTo("making");
        int busy = desk.call("POST", "/backups", "{\"reason\": \"once more\"}").status();
        assertThat(busy).isIn(409, 200);
        until("it is made").until(() -> {
            load.many(AT_ONCE);
            return !first(desk).path("state").asText().equals("making");
        });
        return first(desk);
    }

    @Test
    void underLoadItLosesNothingAndRestoredElsewhereAllAddsUp() throws Exception {
        Path made;
        Pushes load;
        int before;
        try (Pilot pilot = pilot("here").start()) {
            load = new Pushes(pilot);
            load.many(AT_ONCE);
            pilot.settled("some are delivered", Pilot.HALL_INSURED, AT_ONCE);
            pilot.hall.setDown(true);
            load.many(5 * AT_ONCE);
            before = load.made();

            JsonNode backup = backup(pilot.desk(), load);

            assertThat(backup.path("state").asText()).as(backup.toString()).isEqualTo("made");
            assertThat(backup.path("by").asText()).isEqualTo(Desk.WHO);
            assertThat(backup.path("stillMillis").asLong())
                    .as("a broker stops and starts")
                    .isGreaterThan(50);
            made = Path.of(backup.path("folder").asText());
            load.recovered("a backup");
            assertThat(pilot.desk().cli("backup", "list").out()).contains(made.toString(), "升级之前");
            pilot.hall.setDown(false);
            load.account();
            until("nobody is paused any more, those to whom nothing goes included")
                    .untilAsserted(() ->
                            assertThat(pilot.desk().status().path("alarms")).isEmpty());
        }
        try (Pilot other = pilot("there")) {
            delete(other.data);
            restore(other, made, false);
            other.start();
            load.comeTo(other);
            load.receiptsStand(before);
            other.settled("elsewhere");
            assertThat(other.hall.arrivals())
                    .as("what waited when it was made is delivered there")
                    .hasSizeGreaterThanOrEqualTo(5 * AT_ONCE);
            assertThat(other.consumer(Pilot.HALL_INSURED).received()).isGreaterThanOrEqualTo(before);
        }
    }

    @Test
    void oneOfTheTwoAloneIsRefused() throws Exception {
        Path made;
        try (Pilot pilot = pilot("here").start()) {
            Pushes load = new Pushes(pilot);
            load.many(AT_ONCE);
            made = Path.of(backup(pilot.desk(), load).path("folder").asText());
            pilot.stop();
            Path aside = Files.move(pilot.data, folder.resolve("aside"));
            Runnable storeOfThen = putAside(pilot);

            restore(pilot, made, false);
            replace(aside, pilot.data, "bus");
            refused(pilot);

            delete(pilot.data);
            putAside(pilot);
            restore(pilot, made, false);
            storeOfThen.run();
            refused(pilot);

            putAside(pilot);
            restore(pilot, made, true);
            pilot.start();
            Pushes after = new Pushes(pilot);
            after.many(AT_ONCE);
            after.receiptsStand();
        }
    }

    @Test
    void nobodyRestoresUnderAGatewayThatRuns() throws Exception {
        try (Pilot pilot = pilot("here").start()) {
            Path made = Path.of(
                    backup(pilot.desk(), new Pushes(pilot)).path("folder").asText());
            for (boolean replace : List.of(true, false)) {
                assertThatThrownBy(() -> restore(pilot, made, replace))
                        .isInstanceOfSatisfying(
                                HuitongException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATE_INVALID))
                        .hasMessageContaining("Stop");
            }
        }
    }

    private static void refused(Pilot pilot) {
        assertThatThrownBy(pilot::start)
                .isInstanceOfSatisfying(
                        HuitongException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STATE_MISMATCH))
                .hasMessageContaining("Restore both");
    }

    static void replace(Path from, Path to, String part) throws IOException {
        delete(to.resolve(part));
        Files.deleteIfExists(to.resolve(part + "-wal"));
        Files.deleteIfExists(to.resolve(part + "-shm"));
        try (var files = Files.walk(from.resolve(part))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (var files = Files.walk(path)) {
                for (Path file : (Iterable<Path>) files.sorted(java.util.Comparator.reverseOrder())::iterator) {
                    Files.delete(file);
                }
            }
        }
    }
}
