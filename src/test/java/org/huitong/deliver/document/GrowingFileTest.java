package org.huitong.deliver.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.huitong.message.HuitongException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrowingFileTest {
    private static final String HEAD = "recordId,name\r\n";
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    @TempDir
    private Path folder;

    private Instant now = NOON;
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    private GrowingFile file() {
        return new GrowingFile(
                new Folder(folder),
                new Rotation(new FileName("{resource}-{id}"), Form.CSV, 4, Duration.ofHours(1), true),
                clock);
    }

    private static byte[] document(String... lines) {
        return (HEAD
                        + String.join(
                                "",
                                List.of(lines).stream()
                                        .map(line -> line + "\r\n")
                                        .toList()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(one -> one.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private Path draft() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(one -> one.toString().endsWith(".csv.part"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void itGrowsUntilItHasItsRecordsAndIsFinishedWithItsDigest() throws Exception {
        try (GrowingFile file = file()) {
            file.add("card", "a", 2, document("1,x", "2,y"));
            file.add("card", "b", 1, document("3,z"));
            assertThat(files()).as("nobody reads half a file").isEmpty();
            file.add("card", "c", 2, document("4,u", "5,v"));

            String name = "card-20261129T120000000Z.csv";
            assertThat(files()).containsExactly(name, name + ".sha256");
            byte[] all = document("1,x", "2,y", "3,z", "4,u", "5,v");
            assertThat(folder.resolve(name)).hasBinaryContent(all);
            assertThat(folder.resolve(name + ".sha256")).hasBinaryContent(FileName.digest(name, all));
            file.add("card", "d", 1, document("6,w"));
        }
        assertThat(files())
                .as("the next has another name, and is finished at a stop")
                .hasSize(4);
        assertThat(folder.resolve("card-20261129T120000001Z.csv")).hasBinaryContent(document("6,w"));
    }

    @Test
    void callThatComesAgainIsNotWrittenTwice() throws Exception {
        try (GrowingFile file = file()) {
            file.add("card", "a", 3, document("1,x", "2,y", "3,z"));
            file.add("card", "a", 3, document("1,x", "2,y", "3,z"));
            file.add("card", "b", 1, document("4,u"));
            file.add("card", "b", 1, document("4,u"));
        }
        assertThat(files()).hasSize(2);
        assertThat(folder.resolve(files().get(0))).hasBinaryContent(document("1,x", "2,y", "3,z", "4,u"));
    }

    @Test
    void itIsFinishedWhenItIsOldThoughNothingComes() throws Exception {
        try (GrowingFile file = file()) {
            file.look();
            file.add("card", "a", 1, document("1,x"));
            now = now.plus(Duration.ofMinutes(59));
            file.look();
            assertThat(files()).isEmpty();
            now = now.plus(Duration.ofMinutes(1));
            file.look();
            assertThat(files()).hasSize(2);
        }
        assertThat(files()).hasSize(2);
    }

    @Test
    void otherColumnsBeginAnotherFile() throws Exception {
        try (GrowingFile file = file()) {
            file.add("card", "a", 1, document("1,x"));
            file.add("card", "b", 1, "recordId\r\n2\r\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(files()).hasSize(4);
    }

    /** As a kill leaves it: the lock is gone with the process, and what was being written is there in part. */
    private GrowingFile killed(GrowingFile file, Path copy) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path one : all.toList()) {
                Files.copy(one, copy.resolve(one.getFileName()));
            }
        }
        file.close();
        folder = copy;
        return file();
    }

    @Test
    void afterADeathWhatWasHalfWrittenIsCutOffAndItGrowsOn(@TempDir Path copy) throws Exception {
        GrowingFile first = file();
        first.add("card", "a", 1, document("1,x"));
        Files.writeString(draft(), "2,half", StandardOpenOption.APPEND);

        try (GrowingFile next = killed(first, copy)) {
            next.add("card", "a", 1, document("1,x"));
            next.add("card", "b", 1, document("2,y"));
        }

        assertThat(files()).hasSize(2);
        assertThat(folder.resolve(files().get(0))).hasBinaryContent(document("1,x", "2,y"));
    }

    @Test
    void afterADeathBehindItsRenamingItGetsItsDigestAndIsLeftAlone(@TempDir Path copy) throws Exception {
        GrowingFile first = file();
        first.add("card", "a", 1, document("1,x"));
        Files.move(draft(), folder.resolve("card-20261129T120000000Z.csv"));

        try (GrowingFile next = killed(first, copy)) {
            next.add("card", "a", 1, document("1,x"));
            assertThat(files()).containsExactly("card-20261129T120000000Z.csv", "card-20261129T120000000Z.csv.sha256");
            next.add("card", "b", 1, document("2,y"));
        }

        assertThat(folder.resolve("card-20261129T120000000Z.csv")).hasBinaryContent(document("1,x"));
        assertThat(files()).hasSize(4);
    }

    @Test
    void twoInOneFolderAreRefusedAndNothingIsSpoilt() throws Exception {
        try (GrowingFile file = file();
                GrowingFile other = file()) {
            file.add("card", "a", 1, document("1,x"));

            assertThatThrownBy(() -> other.add("card", "b", 1, document("2,y")))
                    .isInstanceOf(HuitongException.class)
                    .hasMessageContaining("a folder of its own");
            file.add("card", "c", 1, document("3,z"));
        }
        assertThat(folder.resolve(files().get(0))).hasBinaryContent(document("1,x", "3,z"));
    }

    @Test
    void fileThatSomebodyShortenedIsTold() throws Exception {
        GrowingFile file = file();
        file.add("card", "a", 1, document("1,x"));
        Files.writeString(draft(), "");

        assertThatThrownBy(() -> file.add("card", "b", 1, document("2,y")))
                .isInstanceOf(HuitongException.class)
                .hasMessageContaining("Somebody changed it");
        assertThatThrownBy(file::close).isInstanceOf(HuitongException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void folderThatIsNotThereIsTold() throws Exception {
        Files.delete(folder);
        try (GrowingFile file = file()) {
            file.look();
            assertThatThrownBy(() -> file.add("card", "a", 1, document("1,x")))
                    .isInstanceOf(NotDirectoryException.class);
        }
        Files.createDirectory(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "XML", "FORM"})
    void whatCannotGrowIsRefused(Form form) {
        assertThatThrownBy(() -> new Rotation(new FileName("{id}"), form, 10, Duration.ofHours(1), false))
                .isInstanceOf(HuitongException.class)
                .hasMessageContaining("cannot grow");
    }
}
