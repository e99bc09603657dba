package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pages of the store are overwritten while the gateway runs: D3 in its worst form. */
@Timeout(120)
class DamagedStoreJourney {
    private static final int AT_ONCE = 16;
    private static final int MOST_ROUNDS = 60;
    private static final int PAGE = 4096;
    private static final byte[] GARBAGE = garbage();

    @TempDir
    private Path data;

    @Test
    void damageIsNamedNothingIsWrittenMoreAndWhatWasAcceptedIsThereOnceTheFileIsMended() throws Exception {
        try (Pilot pilot =
                Pilot.inMemory(data).with("huitong.publish.maxUndrained", "20").start()) {
            Pushes pushes = new Pushes(pilot);
            pushes.many(AT_ONCE);
            pilot.settled("before", Pilot.HALL_INSURED, AT_ONCE);
            pilot.restart(); // what a store has on its pages, and not in its log, is what can be damaged there
            pushes.comeTo(pilot);
            byte[] sound = Files.readAllBytes(store());

            overwrite(sound);
            refusal(pushes);
            assertThat(pushes.down("store").path("message").asText()).contains("is damaged", "keep a copy", "restore");
            Pushes.clear(pushes.one(), "PUBLISH-STORE-BEHIND");

            pilot.stop();
            assertThatThrownBy(pilot::start)
                    .isInstanceOfSatisfying(
                            HuitongException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PUBLISH_STORE_BEHIND))
                    .hasMessageContaining("is damaged");

            mend(sound);
            pilot.start();
            pushes.comeTo(pilot);
            pushes.recovered("a damaged store");
            pushes.account();
            assertThat(data.resolve("huitong.db.damaged")).doesNotExist();
        }
    }

    private Path store() {
        return data.resolve("huitong.db");
    }

    /** The first page says where everything is; without it the file would be no database. */
    private void overwrite(byte[] sound) throws IOException {
        try (FileChannel file = FileChannel.open(store(), StandardOpenOption.WRITE)) {
            for (long at = PAGE; at < sound.length; at += PAGE) {
                file.write(ByteBuffer.wrap(GARBAGE), at);
            }
        }
    }

    /** What a page held before, where nobody has written a newer one. */
    private void mend(byte[] sound) throws IOException {
        byte[] now = Files.readAllBytes(store());
        try (FileChannel file = FileChannel.open(store(), StandardOpenOption.WRITE)) {
            for (int at = PAGE; at < sound.length; at += PAGE) {
                if (Arrays.equals(now, at, at + PAGE, GARBAGE, 0, PAGE)) {
                    file.write(ByteBuffer.wrap(sound, at, PAGE), at);
                }
            }
        }
    }

    private static byte[] garbage() {
        byte[] garbage = new byte[PAGE];
        new Random(7).nextBytes(garbage);
        return garbage;
    }

    private static void refusal(Pushes pushes) throws Exception {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (pushes.many(AT_ONCE).stream().anyMatch(answer -> answer.status() == 503)) {
                return;
            }
        }
        throw new AssertionError("the store never fell behind");
    }
}
