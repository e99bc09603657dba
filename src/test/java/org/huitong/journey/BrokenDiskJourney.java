package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The journal's disk refuses under the broker itself, or hangs: no false 202, and no hand but for the disk. */
@Timeout(180)
class BrokenDiskJourney {
    private static final int AT_ONCE = 16;
    private static final int MOST_ROUNDS = 600;

    @TempDir
    private Path data;

    private Pilot pilot() throws Exception {
        return Pilot.inMemory(data).with("huitong.bus.minFreeBytes", "0");
    }

    private Path bus() {
        return data.resolve("bus");
    }

    @Test
    void diskThatIsFullUnderTheBrokerRefusesAndTheBrokerComesBack() throws Exception {
        try (SmallDisk disk = SmallDisk.tmpfs(bus(), 6);
                Pilot pilot = pilot()) {
            pilot.hall.setDown(true);
            pilot.start();
            Pushes pushes = new Pushes(pilot);

            assertThat(pushes.one().status()).isEqualTo(202);
            breaks(pushes);
            assertThat(pushes.down("bus").path("message").asText()).contains("No space left");
            Pushes.clear(pushes.one(), "PUBLISH-UNAVAILABLE");

            disk.size(64);
            pushes.recovered("a full disk");
            pilot.hall.setDown(false);
            pushes.many(AT_ONCE);
            pushes.account();
        }
    }

    @Test
    void diskThatTurnsReadOnlyRefusesAndTheBrokerComesBack() throws Exception {
        try (SmallDisk disk = SmallDisk.ext4(bus(), 64);
                Pilot pilot = pilot().start()) {
            Pushes pushes = new Pushes(pilot);
            pushes.many(AT_ONCE);

            disk.fail();
            breaks(pushes);
            pushes.down("bus");
            Pushes.clear(pushes.one(), "PUBLISH-UNAVAILABLE");

            disk.mend();
            pushes.recovered("a read-only disk");
            pushes.many(AT_ONCE);
            pushes.account();
        }
    }

    @Test
    void startOnAReadOnlyJournalIsRefused() throws Exception {
        try (SmallDisk disk = SmallDisk.tmpfs(bus(), 64);
                Pilot pilot = pilot().start()) {
            Pushes pushes = new Pushes(pilot);
            pushes.many(AT_ONCE);
            pilot.stop();
            disk.readOnly(true);

            assertThatThrownBy(pilot::start)
                    .isInstanceOfSatisfying(
                            HuitongException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PUBLISH_UNAVAILABLE))
                    .hasMessageContaining(bus().toString())
                    .hasMessageContaining("Read-only");

            disk.readOnly(false);
            pilot.start();
            pushes.many(0);
        }
    }

    @Test
    void diskThatHangsKeepsNobodyWaitingAndGoesOnByItself() throws Exception {
        try (SmallDisk disk = SmallDisk.ext4(bus(), 64);
                Pilot pilot = pilot().with("huitong.publish.answerSeconds", "3").start()) {
            Pushes pushes = new Pushes(pilot);
            pushes.many(AT_ONCE);

            disk.freeze();
            List<Sender.Answer> waited = pushes.many(AT_ONCE);
            assertThat(waited).extracting(Sender.Answer::status).containsOnly(503);
            assertThat(waited).extracting(Sender.Answer::code).contains("PUBLISH-IN-DOUBT");
            assertThat(pushes.down("bus").path("message").asText()).contains("not finished a commit");
            pushes.many(AT_ONCE);
            pushes.many(AT_ONCE);

            disk.thaw();
            pushes.recovered("a hanging disk");
            pushes.account();
        }
    }

    private static void breaks(Pushes pushes) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (pushes.many(AT_ONCE).stream().anyMatch(answer -> answer.status() == 503)) {
                return;
            }
        }
        throw new AssertionError("the disk never filled");
    }
}
