package org.huitong.bench.powerloss;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTest {
    @TempDir
    Path folder;

    private Written disk;

    @BeforeEach
    void empty() {
        disk = new Written(folder);
    }

    @Test
    void writeWithoutSyncVanishesAndOneWithSyncStays() throws IOException {
        disk.create(3, "a").write(3, 0, "kept").sync(3).write(3, 4, "lost");

        assertThat(disk.left(Survival.NOTHING)).containsEntry("a", "kept");
        assertThat(disk.left(Survival.EVERYTHING)).containsEntry("a", "keptlost");
    }

    @Test
    void syncThatHasNotReturnedOrBeganBeforeTheWriteKeepsNothing() throws IOException {
        disk.create(3, "a")
                .write(3, 0, "one")
                .begin(3)
                .write(3, 3, "two")
                .end(3)
                .begin(3);

        assertThat(disk.left(Survival.NOTHING)).containsEntry("a", "one");
    }

    @Test
    void fileThatWasNeverSyncedIsNotThere() throws IOException {
        disk.create(3, "a").write(3, 0, "x");

        assertThat(disk.left(Survival.NOTHING)).isEmpty();
    }

    @Test
    void namesAreDurableInOrderUpToTheLastOfASyncedFile() throws IOException {
        disk.create(3, "before").create(4, "synced").create(5, "after").sync(4);

        assertThat(disk.left(Survival.NOTHING)).containsOnlyKeys("before", "synced");
    }

    @Test
    void nameCanBeDurableWhileItsBytesAreNot() throws IOException {
        disk.create(3, "draft")
                .write(3, 0, "token")
                .rename("draft", "token")
                .create(4, "b")
                .sync(4);

        assertThat(disk.left(Survival.NOTHING)).containsEntry("token", "").doesNotContainKey("draft");
    }

    @Test
    void dataSyncWaitsForNoRename() throws IOException {
        disk.create(3, "old").write(3, 0, "x").rename("old", "new").dataSync(3);

        assertThat(disk.left(Survival.NOTHING)).containsOnlyKeys("old");

        disk.sync(3);

        assertThat(disk.left(Survival.NOTHING)).containsOnlyKeys("new");
    }

    @Test
    void syncOfAFolderMakesItsNamesDurable() throws IOException {
        disk.create(3, "a")
                .unlink("a")
                .create(4, "b")
                .line(Trace.Op.OPEN, 5, 4, 0, "/data")
                .sync(5);

        assertThat(disk.left(Survival.NOTHING)).containsOnlyKeys("b");
    }

    @Test
    void unlinkWithoutSyncMayNotHaveHappened() throws IOException {
        disk.create(3, "a").write(3, 0, "x").sync(3).unlink("a");

        assertThat(disk.left(Survival.NOTHING)).containsEntry("a", "x");
        assertThat(disk.left(Survival.EVERYTHING)).isEmpty();
    }

    @Test
    void fileThatTakesARemovedOnesNameIsAnother() throws IOException {
        disk.create(3, "a")
                .write(3, 0, "first")
                .sync(3)
                .unlink("a")
                .create(4, "a")
                .write(4, 0, "2nd");

        assertThat(disk.left(Survival.NOTHING)).containsEntry("a", "first");
        assertThat(disk.left(Survival.EVERYTHING)).containsEntry("a", "2nd");
    }

    @Test
    void cutWithoutSyncMayNotHaveHappened() throws IOException {
        disk.create(3, "a").write(3, 0, "long").sync(3).cut(3, 1);

        assertThat(disk.left(Survival.NOTHING)).containsEntry("a", "long");

        disk.sync(3);

        assertThat(disk.left(Survival.NOTHING)).containsEntry("a", "l");
    }

    @Test
    void whatSurvivesByChanceIsCutAtPagesAndSectors() throws IOException {
        String before = "b".repeat(20_000);
        disk.create(3, "a").write(3, 0, before).sync(3).write(3, 100, "n".repeat(16_384));

        for (int seed = 0; seed < 50; seed++) {
            String left = disk.left(Survival.some(new Random(seed))).get("a");

            assertThat(left).hasSize(20_000).startsWith("b".repeat(100));
            assertThat(left.replaceAll("n+", "")).matches("b+");
            for (int at = 512; at < left.length(); at += 512) {
                boolean border = left.charAt(at - 1) != left.charAt(at);
                assertThat(!border || at % 512 == 0).isTrue();
            }
        }
    }

    @Test
    void plantedSyncCountsAsNone() throws IOException {
        disk.create(3, "huitong.db").write(3, 0, "row").sync(3);

        assertThat(disk.left(Survival.NOTHING, Plant.JOURNAL_NO_FSYNC)).containsEntry("huitong.db", "row");
        assertThat(disk.left(Survival.NOTHING, Plant.STORE_NO_FSYNC)).isEmpty();
    }

    @Test
    void sharedMemoryOfTheStoreIsMadeAnew() throws IOException {
        disk.create(3, "huitong.db-shm").write(3, 0, "x").sync(3);

        assertThat(disk.left(Survival.EVERYTHING)).isEmpty();
    }
}
