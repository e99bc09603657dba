package org.huitong.receive.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.huitong.receive.identity.UsedSignatures.Before;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsedSignaturesTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final long OLDEST = NOW - 300_000;

    @TempDir
    private Path folder;

    private UsedSignatures started() {
        return new UsedSignatures(new Fence(folder.resolve("a.b.fence")), Runnable::run);
    }

    private static Before remember(UsedSignatures used, long time, String once, String meaning) {
        return used.remember(Long.toString(time), once, meaning, OLDEST).join();
    }

    @Test
    void aSignatureIsNewOnce() {
        UsedSignatures used = started();

        assertThat(remember(used, NOW, "n1", "m")).isEqualTo(Before.NEVER);
        assertThat(remember(used, NOW, "n1", "m")).isEqualTo(Before.THE_SAME);
        assertThat(remember(used, NOW, "n1", "other")).isEqualTo(Before.FOR_ANOTHER);
        assertThat(remember(used, NOW, "n2", "m")).isEqualTo(Before.NEVER);
        assertThat(remember(used, NOW - 1, "n1", "m")).as("late, never seen").isEqualTo(Before.NEVER);
    }

    @Test
    void afterARestartNothingOfBeforeIsNew() {
        UsedSignatures before = started();
        remember(before, NOW, "n1", "m");
        remember(before, NOW + 4_000, "ahead", "m");

        UsedSignatures after = started();

        assertThat(remember(after, NOW, "n1", "m")).isEqualTo(Before.PERHAPS);
        assertThat(remember(after, NOW + 4_000, "ahead", "m")).isEqualTo(Before.PERHAPS);
        assertThat(remember(after, NOW + UsedSignatures.AHEAD_MILLIS + 1, "n2", "m"))
                .isEqualTo(Before.NEVER);
    }

    /** A clock that is set back must not bring back what has left the window. */
    @Test
    void whatLeftTheWindowIsNeverNewAgain() {
        UsedSignatures used = started();
        remember(used, NOW, "n1", "m");
        used.remember(Long.toString(NOW + 600_000), "n2", "m", NOW + 300_000).join();

        assertThat(remember(used, NOW, "n1", "m")).isEqualTo(Before.PERHAPS);
    }

    @Test
    void memoryIsBoundedAndForgetsTowardsRefusal() {
        UsedSignatures used = started();
        for (int i = 0; i < UsedSignatures.MOST + 10; i++) {
            assertThat(remember(used, NOW + i, "n", "m")).isEqualTo(Before.NEVER);
        }

        assertThat(remember(used, NOW + 9, "n", "m")).as("forgotten").isEqualTo(Before.PERHAPS);
        assertThat(remember(used, NOW + 10, "n", "m")).as("the oldest kept").isEqualTo(Before.THE_SAME);
    }

    @Test
    void nothingIsAcceptedBeforeTheDiskKnowsIt() throws IOException {
        List<Runnable> disk = new ArrayList<>();
        Path file = folder.resolve("a.b.fence");
        UsedSignatures used = new UsedSignatures(new Fence(file), disk::add);

        CompletableFuture<Before> first = used.remember(Long.toString(NOW), "n1", "m", OLDEST);
        CompletableFuture<Before> second = used.remember(Long.toString(NOW + 1), "n2", "m", OLDEST);

        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        assertThat(disk).as("one write for both").hasSize(1);
        disk.get(0).run();
        assertThat(first).isCompletedWithValue(Before.NEVER);
        assertThat(second).isCompletedWithValue(Before.NEVER);
        assertThat(new Fence(file).read()).isEqualTo(NOW + UsedSignatures.AHEAD_MILLIS);
    }

    @Test
    void aDiskThatRefusesRefusesTheRequestAndIsAskedAgain() throws IOException {
        Path file = folder.resolve("a.b.fence");
        UsedSignatures used = new UsedSignatures(new Fence(file), Runnable::run);
        Files.delete(file);
        Files.createDirectory(file);

        assertThatThrownBy(() -> remember(used, NOW, "n1", "m")).hasRootCauseInstanceOf(IOException.class);
        Files.delete(file);

        assertThat(remember(used, NOW + 1, "n2", "m")).isEqualTo(Before.NEVER);
        assertThat(new Fence(file).read()).isGreaterThanOrEqualTo(NOW + 1);
    }

    @Test
    void aTornFenceIsTheOldOne() throws IOException {
        Path file = folder.resolve("a.b.fence");
        new Fence(file).write(NOW);
        String whole = Files.readString(file);

        Files.writeString(file, "00000016" + whole.substring(8));

        assertThat(new Fence(file).read()).isEqualTo(NOW);
    }
}
