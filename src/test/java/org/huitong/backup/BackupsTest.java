package org.huitong.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.huitong.store.StoreCopy;
import org.huitong.store.StoreForm;
import org.huitong.store.StoreTarget;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
    private static final Manifest.Asked ASKED = new Manifest.Asked("值班员", "升级之前");

    @TempDir
    private Path folder;

    private Path data;
    private Backups backups;

    @BeforeEach
    void data() throws IOException {
        data = folder.resolve("data");
        backups = new Backups(folder.resolve("backups"));
        write("bus/journal/a.amq", "journal");
        write("secrets/key", "secret");
        write("native/lib.so", "made anew");
        write("huitong.db", "never read: the store copies itself");
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(data.resolve(name).getParent());
        Files.writeString(data.resolve(name), text);
    }

    private static void old(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }

    /** What happens between the two copies; the store's is what it says it is. */
    private record Gateway(Runnable meanwhile, StoreCopy store) implements Backups.Still {
        Gateway(Runnable meanwhile) {
            this(meanwhile, new Copied(0));
        }

        @Override
        public String during(Runnable work) {
            meanwhile.run();
            work.run();
            return "7";
        }
    }

    /** A store that is a file of the data, and has tables beside it. */
    private record Copied(long bytes) implements StoreCopy {
        @Override
        public StoreForm form() {
            return new StoreForm("sqlite", 3);
        }

        @Override
        public void fix(Path directory) {
            write(directory.resolve("huitong.db"), "copied by itself");
        }

        @Override
        public void write(Path directory) {
            try {
                Files.createDirectory(directory);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            write(directory.resolve("state.copy"), "epoch\t7\n");
        }

        private static void write(Path file, String text) {
            try {
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    /** A store that remembers what came. */
    private static final class Target implements StoreTarget {
        StoreForm form;
        String came = "";

        @Override
        public Load prepare(StoreForm asked) {
            form = asked;
            return new Load() {
                @Override
                public void from(Path directory) {
                    try {
                        came = Files.readString(directory.resolve("state.copy"));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }

                @Override
                public void close() {
                    form = new StoreForm(form.kind() + ", closed", form.version());
                }
            };
        }
    }

    private Path make() {
        return backups.make(data, new Gateway(() -> {}), ASKED);
    }

    private static void refused(Runnable act, ErrorCode code, String... words) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        HuitongException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContainingAll(words);
    }

    @Test
    void whatIsRestoredIsWhatWasThereButForWhatAStartMakesAnew() throws IOException {
        Path made = make();
        Target target = new Target();
        Manifest manifest = Restore.into(folder.resolve("other"), target, made, false);

        assertThat(manifest).isEqualTo(backups.all().get(made.getFileName().toString()));
        assertThat(manifest.epoch()).isEqualTo("7");
        assertThat(manifest.by()).isEqualTo("值班员");
        assertThat(folder.resolve("other/bus/journal/a.amq")).hasContent("journal");
        assertThat(folder.resolve("other/secrets/key")).hasContent("secret");
        assertThat(folder.resolve("other/huitong.db")).hasContent("copied by itself");
        assertThat(folder.resolve("other/native")).doesNotExist();
        assertThat(folder.resolve("other/state.copy")).doesNotExist();
        assertThat(target.came).isEqualTo("epoch\t7\n");
        assertThat(target.form).isEqualTo(new StoreForm("sqlite, closed", 3));
        assertThat(manifest.bytes())
                .isEqualTo(
                        "journal".length() + "secret".length() + "copied by itself".length() + "epoch\t7\n".length());
        for (Path secret : List.of(made, made.resolve("data/secrets"), folder.resolve("other/secrets"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                    .as("it holds what is nobody's business: " + secret)
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void whatChangesBetweenTheTwoCopiesIsOfTheSecond() throws IOException {
        write("bus/journal/b.amq", "gone soon");
        write("bus/journal/c.amq", "AAA");
        old(data.resolve("bus/journal/a.amq"));
        Path made = backups.make(
                data,
                new Gateway(() -> {
                    try {
                        Files.delete(data.resolve("bus/journal/b.amq"));
                        FileTime same = Files.getLastModifiedTime(data.resolve("bus/journal/c.amq"));
                        write("bus/journal/c.amq", "BBB");
                        Files.setLastModifiedTime(data.resolve("bus/journal/c.amq"), same);
                        write("bus/journal/a.amq", "changed");
                        write("bus/journal/d.amq", "new");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }),
                ASKED);

        Path journal = made.resolve("data/bus/journal");
        assertThat(journal.resolve("a.amq")).hasContent("changed");
        assertThat(journal.resolve("b.amq")).doesNotExist();
        assertThat(journal.resolve("c.amq")).as("within the clock's grain").hasContent("BBB");
        assertThat(journal.resolve("d.amq")).hasContent("new");
    }

    @Test
    void oneThatIsNotWholeIsNotRestored() throws IOException {
        Path made = make();
        Path journal = made.resolve("data/bus/journal/a.amq");
        Path target = folder.resolve("other");
        Runnable restore = () -> Restore.into(target, new Target(), made, false);

        Files.writeString(journal, "jouRnal");
        refused(restore, ErrorCode.OPERATE_BACKUP, "another bus/journal/a.amq", "take another one");
        Files.delete(journal);
        refused(restore, ErrorCode.OPERATE_BACKUP, "lacks bus/journal/a.amq");
        Files.writeString(journal, "journal");
        Files.writeString(made.resolve("data/more"), "");
        refused(restore, ErrorCode.OPERATE_BACKUP, "has more");
        Files.delete(made.resolve("data/more"));
        Path tables = made.resolve("store/state.copy");
        Files.writeString(tables, "epoch\t8\n");
        refused(restore, ErrorCode.OPERATE_BACKUP, "another state.copy");
        Files.delete(tables);
        refused(restore, ErrorCode.OPERATE_BACKUP, "lacks state.copy");
        Files.writeString(tables, "epoch\t7\n");
        assertThat(Restore.verify(made).count()).isEqualTo(4);
        Files.writeString(made.resolve(Manifest.NAME), "{");
        refused(restore, ErrorCode.OPERATE_BACKUP, "manifest.json that is none");
        assertThat(backups.all()).isEmpty();
        Files.delete(made.resolve(Manifest.NAME));
        refused(restore, ErrorCode.OPERATE_BACKUP, "has no manifest.json");
        assertThat(target).doesNotExist();
        assertThat(backups.all()).isEmpty();
    }

    private static void say(Path made, UnaryOperator<ObjectNode> change) throws IOException {
        Path manifest = made.resolve(Manifest.NAME);
        ObjectNode said = (ObjectNode) Json.MAPPER.readTree(Files.readAllBytes(manifest));
        Files.write(manifest, Json.bytes(change.apply(said)));
    }

    @Test
    void oneOfALaterProgramIsRefusedAndOneOfAnEarlierIsOfSqlite() throws IOException {
        Path made = make();
        Target target = new Target();
        Runnable restore = () -> Restore.into(folder.resolve("other"), target, made, false);

        say(made, manifest -> manifest.put("form", 3));
        refused(restore, ErrorCode.OPERATE_BACKUP, "later version", "form 3", "restore it with that version");
        assertThat(target.form).isNull();

        new Tree(made.resolve("store")).delete();
        say(made, manifest -> manifest.put("form", 1).without(List.of("store", "tables")));
        assertThat(Restore.verify(made).store()).isEqualTo(StoreForm.UNTOLD);
        Restore.into(folder.resolve("other"), StoreTarget.sqlite(), made, false);
        assertThat(folder.resolve("other/huitong.db")).hasContent("copied by itself");
    }

    @Test
    void dataStayAsTheyAreWhereTheStoreDoesNotTakeIt() throws IOException {
        Path made = make();
        HuitongException broken = new HuitongException(ErrorCode.OPERATE_BACKUP, "the database went away. Try again.");
        StoreTarget breaks = form -> new StoreTarget.Load() {
            @Override
            public void from(Path directory) {
                throw broken;
            }

            @Override
            public void close() {
                // nothing is open
            }
        };

        assertThatThrownBy(() -> Restore.into(data, breaks, made, true)).isSameAs(broken);

        assertThat(data.resolve("native/lib.so")).exists();
        try (var there = Files.list(folder)) {
            assertThat(there.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("data", "backups");
        }
    }

    @Test
    void dataThatIsThereIsMovedAsideOnlyWhenAsked() throws IOException {
        Path made = make();
        refused(() -> Restore.into(data, new Target(), made, false), ErrorCode.OPERATE_INVALID, "--replace");
        assertThat(data.resolve("native/lib.so")).exists();

        Restore.into(data, new Target(), made, true);

        assertThat(data.resolve("native")).doesNotExist();
        try (var there = Files.list(folder)) {
            assertThat(there.filter(path -> path.getFileName().toString().startsWith("data.before-")))
                    .singleElement()
                    .satisfies(
                            aside -> assertThat(aside.resolve("native/lib.so")).exists());
        }
    }

    @Test
    void onlyTheNewestAreKept() throws IOException {
        Path made = make();
        for (int number : IntStream.range(0, 4).toArray()) {
            Path other = made.resolveSibling("2026010" + number + "T000000Z");
            Files.createDirectory(other);
            Files.copy(made.resolve(Manifest.NAME), other.resolve(Manifest.NAME));
        }

        backups.keep(0);
        assertThat(backups.all()).hasSize(5);
        backups.keep(2);
        assertThat(backups.all().keySet()).containsExactly(made.getFileName().toString(), "20260103T000000Z");
    }

    @Test
    void roomForTheStoreIsAskedFor() {
        Gateway large = new Gateway(() -> {}, new Copied(Long.MAX_VALUE / 2));
        refused(() -> backups.make(data, large, ASKED), ErrorCode.OPERATE_INVALID, "MiB", "huitong.backup.dir");
        assertThat(folder.resolve("backups")).isEmptyDirectory();
    }

    @Test
    void oneThatFailsLeavesNothing() {
        refused(
                () -> backups.make(
                        data,
                        new Gateway(() -> {
                            throw new UncheckedIOException(new IOException("No space left on device"));
                        }),
                        ASKED),
                ErrorCode.OPERATE_BACKUP,
                "No space left on device");
        assertThat(folder.resolve("backups")).isEmptyDirectory();
    }
}
