package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The store's file moved away, locked at the start, or its disk full: D3 in its other forms. */
@Timeout(180)
class LostStoreJourney {
    private static final int AT_ONCE = 8;
    private static final int MOST_ROUNDS = 60;

    @TempDir
    private Path data;

    @Test
    void movedStoreIsNamedNothingIsWrittenToItAndItGoesOnWhenItIsBack() throws Exception {
        try (Pilot pilot =
                Pilot.inMemory(data).with("huitong.publish.maxUndrained", "20").start()) {
            Pushes pushes = new Pushes(pilot);
            pushes.many(AT_ONCE);
            pilot.settled("before", Pilot.HALL_INSURED, AT_ONCE);

            Path away = Files.move(data.resolve("huitong.db"), data.resolve("elsewhere.db"));
            assertThat(pushes.down("store").path("message").asText()).contains("moved or deleted");
            Pushes.clear(refusal(pushes), "PUBLISH-STORE-BEHIND");

            Files.move(away, data.resolve("huitong.db"));
            pushes.recovered("a store that was moved away");
            pushes.account();
        }
    }

    @Test
    void storeWhoseDiskIsFullRefusesAndDrainsWhenThereIsRoom() throws Exception {
        try (SmallDisk disk = SmallDisk.tmpfs(data, 4);
                SmallDisk journal = SmallDisk.tmpfs(data.resolve("bus"), 64);
                Pilot pilot = Pilot.inMemory(data)
                        .with("huitong.publish.maxUndrained", "20")
                        .start()) {
            assertThat(journal).isNotNull();
            Pushes pushes = new Pushes(pilot);
            pushes.many(AT_ONCE);
            pilot.settled("before", Pilot.HALL_INSURED, AT_ONCE);

            Path filler = data.resolve("filler");
            fill(filler);
            Pushes.clear(refusal(pushes), "PUBLISH-STORE-BEHIND");
            pushes.down("store");

            Files.delete(filler);
            assertThat(disk).isNotNull();
            pushes.recovered("a full disk under the store");
            pushes.account();
        }
    }

    @Test
    void lockedStoreRefusesTheStart() throws Exception {
        try (Pilot pilot = Pilot.inMemory(data).start()) {
            pilot.stop();
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("huitong.db"));
                    Statement lock = other.createStatement()) {
                lock.execute("BEGIN IMMEDIATE");
                assertThatThrownBy(pilot::start)
                        .isInstanceOfSatisfying(
                                HuitongException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.PUBLISH_STORE_BEHIND));
                lock.execute("ROLLBACK");
            }
            pilot.start();
            Pushes pushes = new Pushes(pilot);
            pushes.many(AT_ONCE);
            pushes.account();
        }
    }

    private static void fill(Path filler) throws java.io.IOException {
        try (var out = Files.newOutputStream(filler)) {
            byte[] block = new byte[1024];
            while (true) {
                out.write(block);
            }
        } catch (java.io.IOException full) {
            assertThat(full).hasMessageContaining("No space");
        }
    }

    private static Sender.Answer refusal(Pushes pushes) throws Exception {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            for (Sender.Answer answer : pushes.many(AT_ONCE)) {
                if (answer.status() == 503) {
                    return answer;
                }
            }
        }
        throw new AssertionError("the store never fell behind");
    }
}
