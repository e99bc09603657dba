package org.huitong.receive.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder's files at every moment of death (F1 to F4), and all that makes one be refused or left alone. */
class DropSourceTest {
    private static final String[] SEVEN =
            IntStream.range(0, 7).mapToObj(i -> "k" + i + ";x").toArray(String[]::new);
    private static final List<String> SEVEN_KEYS =
            IntStream.range(0, 7).mapToObj(i -> "k" + i).toList();

    @TempDir
    private Path home;

    private Drop drop() throws IOException {
        return new Drop(home, "");
    }

    @Test
    void aFileIsTakenInPieceByPieceAndMovedToDone() throws IOException {
        try (Drop drop = drop()) {
            drop.put("a.csv", Drop.file(SEVEN));
            drop.put("other.txt", "not ours");
            drop.put(".hidden.csv", Drop.file(SEVEN));

            drop.untilNothing();

            assertThat(drop.published).isEqualTo(SEVEN_KEYS);
            assertThat(drop.tree()).containsExactly(".hidden.csv", "done/arrival-1/a.csv", "other.txt");
            assertThat(drop.place().snapshot()).isEqualTo(7);
        }
    }

    /** F1, F2, F3: whatever turn it dies in, and however often, every record comes once. */
    @Test
    void deathBeforeAnyCommitLosesAndDoublesNothing() throws IOException {
        try (Drop drop = drop()) {
            drop.put("a.csv", Drop.file(SEVEN));
            drop.put("b.csv", Drop.file("z;x"));

            do {
                drop.turnAndDie();
                drop.turnAndDie();
            } while (!(drop.turn() instanceof Outcome.Nothing));

            assertThat(drop.published)
                    .hasSize(8)
                    .startsWith(SEVEN_KEYS.toArray(String[]::new))
                    .endsWith("z");
            assertThat(drop.tree()).containsExactly("done/arrival-1/a.csv", "done/arrival-2/b.csv");
        }
    }

    /** F2: the commit is there, and the process that made it is not. */
    @Test
    void deathAfterACommitGoesOnBehindIt() throws IOException {
        try (Drop drop = drop()) {
            drop.put("a.csv", Drop.file(SEVEN));

            while (!(drop.turn() instanceof Outcome.Nothing)) {
                drop.live();
            }

            assertThat(drop.published).isEqualTo(SEVEN_KEYS);
        }
    }

    /** F1: between the marker's move and the file's. */
    @Test
    void deathWithTheMarkerTakenAndTheFileNotTakesTheFile() throws IOException {
        try (Drop drop = new Drop(home, "", ".ok")) {
            drop.turn();
            drop.put("a.csv", Drop.file(SEVEN));
            Files.createDirectory(drop.folder.resolve("work/arrival-0"));
            Files.writeString(drop.folder.resolve("work/arrival-0/a.csv.ok"), "");
            Files.createDirectory(drop.folder.resolve("work/arrival-00"));

            drop.untilNothing();

            assertThat(drop.published).isEqualTo(SEVEN_KEYS);
            assertThat(drop.tree()).containsExactly("done/arrival-0/a.csv", "done/arrival-0/a.csv.ok");
        }
    }

    /** A stop waits for no file, and what it interrupts begins anew. */
    @Test
    void turnThatIsGivenUpCommitsNothingAndLosesNothing() throws IOException {
        try (Drop drop = drop()) {
            drop.put("a.csv", Drop.file(SEVEN));
            assertThat(drop.turnAndStop()).isInstanceOf(Outcome.Nothing.class);
            drop.turn();
            drop.turn();
            assertThat(drop.turnAndStop()).as("the last piece").isInstanceOf(Outcome.class);

            drop.untilNothing();

            assertThat(drop.published).isEqualTo(SEVEN_KEYS);
            assertThat(drop.refusals).isEmpty();
        }
    }

    /** F3: the last piece is committed, and the file lies in work still. */
    @Test
    void finishedFileIsOnlyMoved() throws IOException {
        try (Drop drop = drop()) {
            drop.put("a.csv", Drop.file("k0;x"));
            drop.turn();
            assertThat(drop.tree()).containsExactly("work/arrival-1/a.csv");
            drop.live();

            assertThat(drop.turn()).isInstanceOf(Outcome.Nothing.class);

            assertThat(drop.published).containsExactly("k0");
            assertThat(drop.tree()).containsExactly("done/arrival-1/a.csv");
        }
    }

    /** F2: the rest of another file is nobody's to publish. */
    @Test
    void fileThatChangedBetweenTwoPiecesWaitsForAPerson() throws IOException {
        try (Drop drop = drop()) {
            drop.put("a.csv", Drop.file(SEVEN));
            drop.turn();
            drop.live();
            Files.writeString(
                    drop.folder.resolve("work/arrival-1/a.csv"),
                    Drop.file(SEVEN).replace("k6", "k9"));

            drop.untilNothing();

            assertThat(drop.published).containsExactly("k0", "k1", "k2");
            assertThat(drop.refusals).singleElement().satisfies(refusal -> {
                assertThat(refusal.why().code()).isEqualTo(ErrorCode.RECEIVE_FILE_CHANGED);
                assertThat(refusal.records()).isEqualTo(4);
            });
            assertThat(drop.tree()).containsExactly("failed/arrival-1.problem.json", "failed/arrival-1/a.csv");
        }
    }

    /** It is longer than what is in memory at once. */
    @Test
    void fileThatIsWrittenToWhileItIsReadIsSeenBeforeItsLastPiece() throws IOException {
        try (Drop drop = drop()) {
            String text = Drop.file(IntStream.range(0, 10_000)
                    .mapToObj(i -> "k" + i + ";" + "x".repeat(20))
                    .toArray(String[]::new));
            drop.put("a.csv", text);
            drop.turn();
            Files.writeString(drop.folder.resolve("work/arrival-1/a.csv"), text.replace("k9999", "k1111"));

            drop.untilNothing();

            assertThat(drop.refusals)
                    .extracting(refusal -> refusal.why().code())
                    .containsExactly(ErrorCode.RECEIVE_FILE_CHANGED);
            assertThat(drop.published).hasSize(9_999);
        }
    }

    @Test
    void fileThatIsGoneWaitsForAPerson() throws IOException {
        try (Drop drop = drop()) {
            drop.put("a.csv", Drop.file(SEVEN));
            drop.turn();
            drop.live();
            Files.delete(drop.folder.resolve("work/arrival-1/a.csv"));

            drop.untilNothing();

            assertThat(drop.refusals)
                    .extracting(refusal -> refusal.why().code())
                    .containsExactly(ErrorCode.RECEIVE_FILE_CHANGED);
        }
    }

    /** F4: nothing is published before the file was read to its end. */
    @Test
    void wrongTrailerRefusesTheWholeFileAndTheNextOneGoesOn() throws IOException {
        try (Drop drop = drop()) {
            drop.put("a.csv", Drop.file(SEVEN).replace("END;7", "END;8"));
            drop.put("b.csv", Drop.file("z;x"));
            drop.turnAndDie();

            drop.untilNothing();

            assertThat(drop.published).containsExactly("z");
            assertThat(drop.refusals).singleElement().satisfies(refusal -> {
                assertThat(refusal.why().code()).isEqualTo(ErrorCode.RECEIVE_MALFORMED);
                assertThat(refusal.records()).as("all were read").isEqualTo(7);
            });
            assertThat(drop.tree())
                    .containsExactly("done/arrival-2/b.csv", "failed/arrival-1.problem.json", "failed/arrival-1/a.csv");
            assertThat(Files.readString(drop.folder.resolve("failed/arrival-1.problem.json")))
                    .contains("\"code\":\"RECEIVE-MALFORMED\"", "8 records", "7 were read")
                    .doesNotContain("a.csv", "k0");
        }
    }

    /** Nightly A, B, A is three files. */
    @Test
    void equalBytesUnderOneNameAreAsManyArrivals() throws IOException {
        try (Drop drop = drop()) {
            for (String night : List.of("A", "B", "A")) {
                drop.put("night.csv", Drop.file(night + ";x"));
                drop.untilNothing();
            }

            assertThat(drop.published).containsExactly("A", "B", "A");
        }
    }

    @Test
    void recordsThatShareTheirKeyAcrossPiecesAreParked() throws IOException {
        try (Drop drop = new Drop(home, "intake: {duplicate-keys: park}")) {
            drop.put("a.csv", Drop.file("k0;x", "k1;x", "k2;x", "k3;x", "k0;y", "k5;x"));
            drop.turn();
            drop.live();

            drop.untilNothing();

            assertThat(drop.published).containsExactly("k0!duplicate-key", "k1", "k2", "k3", "k0!duplicate-key", "k5");
            assertThat(drop.tree()).containsExactly("done/arrival-1/a.csv");
        }
    }

    private void refused(String intake, String file, ErrorCode code) throws IOException {
        try (Drop drop = new Drop(home, intake)) {
            drop.put("a.csv", file);

            drop.untilNothing();

            assertThat(drop.published).isEmpty();
            assertThat(drop.refusals)
                    .extracting(refusal -> refusal.why().code())
                    .containsExactly(code);
            assertThat(drop.tree()).containsExactly("failed/arrival-1.problem.json", "failed/arrival-1/a.csv");
        }
    }

    @Test
    void sharedKeysRefuseTheFileWhereItsSourceSaysSo() throws IOException {
        refused(
                "intake: {duplicate-keys: refuse}",
                Drop.file("k0;x", "k1;x", "k2;x", "k0;x"),
                ErrorCode.NORMALIZE_DUPLICATE_KEYS);
    }

    @Test
    void moreBadRecordsThanAreToleratedRefuseTheFile() throws IOException {
        refused(
                "intake: {tolerance: 25%}",
                Drop.file("k0;x", "k1;x", "k2;x", "k3;bad", "k4;bad"), ErrorCode.NORMALIZE_TOLERANCE);
    }

    @Test
    void fileOfWhichNothingCanBeReadIsRefused() throws IOException {
        refused("", Drop.file("k0;bad", "k1;bad", "k2;bad", "k3;bad"), ErrorCode.NORMALIZE_INVALID);
    }

    @Test
    void smallSnapshotIsRefused() throws IOException {
        refused("intake: {least: 8}", Drop.file(SEVEN), ErrorCode.NORMALIZE_TOO_FEW);
    }

    @Test
    void emptyFileWithoutTrailerIsRefusedAndOneWithItIsTaken() throws IOException {
        refused("", "", ErrorCode.RECEIVE_MALFORMED);
    }

    @Test
    void fileWithoutRecordsEndsAtOnce() throws IOException {
        try (Drop drop = drop()) {
            drop.put("a.csv", Drop.file());

            drop.untilNothing();

            assertThat(drop.refusals).isEmpty();
            assertThat(drop.tree()).containsExactly("done/arrival-1/a.csv");
        }
    }

    /** Held against the last one that was taken in, whatever came between and whoever remembers it. */
    @Test
    void shrunkenSnapshotIsRefusedAlsoAfterARestart() throws IOException {
        try (Drop drop = new Drop(home, "intake: {shrink: 20%}")) {
            drop.put("a.csv", Drop.file(SEVEN));
            drop.untilNothing();
            drop.live();
            drop.put("a.csv", Drop.file("k0;x", "k1;x", "k2;x", "k3;x", "k4;x"));
            drop.untilNothing();
            drop.live();
            assertThat(drop.refusals)
                    .extracting(refusal -> refusal.why().code())
                    .containsExactly(ErrorCode.NORMALIZE_TOO_FEW);
            drop.put("a.csv", Drop.file("k0;x", "k1;x", "k2;x", "k3;x", "k4;x", "k5;x"));
            drop.untilNothing();

            assertThat(drop.refusals).hasSize(1);
            assertThat(drop.place().snapshot()).isEqualTo(6);
        }
    }

    @Test
    void markedFilesWaitForTheirMarker() throws IOException {
        try (Drop drop = new Drop(home, "", ".ok")) {
            drop.put("a.csv", "half a fi");
            drop.untilNothing();
            assertThat(drop.tree()).containsExactly("a.csv");
            drop.put("a.csv", Drop.file(SEVEN));
            drop.put("a.csv.ok", "");

            drop.untilNothing();

            assertThat(drop.published).isEqualTo(SEVEN_KEYS);
            assertThat(drop.tree()).containsExactly("done/arrival-1/a.csv", "done/arrival-1/a.csv.ok");
        }
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        try (Drop drop = drop()) {
            Path secret = Files.writeString(home.resolve("secret"), Drop.file(SEVEN));
            Files.createSymbolicLink(drop.folder.resolve("a.csv"), secret);
            Files.createDirectory(drop.folder.resolve("b.csv"));

            assertThat(drop.turn()).isInstanceOf(Outcome.Nothing.class);

            assertThat(drop.published).isEmpty();
        }
    }

    @Test
    void whatTheGatewayKeepsIsNobodyElses() throws IOException {
        try (Drop drop = drop()) {
            drop.turn();

            for (String own : List.of("work", "done", "failed")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(drop.folder.resolve(own))))
                        .isEqualTo("rwx------");
            }
        }
    }

    @Test
    void folderThatIsAwayIsLookedForAgain() throws IOException {
        try (Drop drop = drop()) {
            Files.delete(drop.folder);
            assertThatThrownBy(drop::turn)
                    .isInstanceOf(HuitongException.class)
                    .hasMessageStartingWith("RECEIVE-AWAY: ");
            Files.createDirectory(drop.folder);
            drop.put("a.csv", Drop.file(SEVEN));

            drop.untilNothing();

            assertThat(drop.published).isEqualTo(SEVEN_KEYS);
        }
    }
}
