package org.huitong.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huitong.audit.AuditTrail;
import org.huitong.store.Store;
import org.huitong.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoneFilesTest {
    private static final String SOURCE = "registry.companies/company";
    private static final Instant NOW = Instant.parse("2026-11-29T08:00:00Z");

    @TempDir
    private Path home;

    private Path drop;
    private Store store;

    @BeforeEach
    void open() throws IOException {
        drop = Files.createDirectories(home.resolve("drop"));
        store = Store.open(StoreSettings.sqlite(Files.createDirectories(home.resolve("data"))));
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** A file with its marker, as a source leaves it behind. */
    private Path arrival(String folder, int daysAgo) throws IOException {
        Path arrival = Files.createDirectories(
                drop.resolve(folder).resolve(DropFolders.TIME.format(NOW.minus(Duration.ofDays(daysAgo))) + "-3-17"));
        Files.writeString(arrival.resolve("QY.txt"), "0123456789");
        Files.writeString(arrival.resolve("QY.txt.ok"), "");
        return arrival;
    }

    private DropFolders folders() {
        DropFolders folders = new DropFolders();
        folders.opened(this, SOURCE, drop);
        return folders;
    }

    private long forget(int days, Instant now) {
        return new DoneFiles(folders(), Duration.ofDays(days)).forget(store, now.toEpochMilli());
    }

    private List<AuditTrail.Entry> told() {
        return store.read(h -> AuditTrail.of(h, SOURCE, 10));
    }

    @Test
    void whatCameLongAgoIsTakenAwayAndSaid() throws IOException {
        Path old = arrival("done", 31);
        Path young = arrival("done", 29);
        arrival("done", 0);
        Path refused = arrival("failed", 400);
        Path underWay = arrival("work", 400);

        assertThat(forget(30, NOW)).isEqualTo(2);

        assertThat(old).doesNotExist();
        assertThat(List.of(young, refused, underWay))
                .allSatisfy(one -> assertThat(one.resolve("QY.txt")).exists());
        assertThat(told()).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo(AuditTrail.GATEWAY);
            assertThat(entry.action()).isEqualTo("forget");
            assertThat(entry.result()).isEqualTo("2 done files, 10 bytes");
            assertThat(entry.detail()).contains("30 days", "huitong.receive.doneDays");
        });
        assertThat(forget(30, NOW)).isZero();
        assertThat(told()).as("nothing, so nothing is said").hasSize(1);
    }

    @Test
    void nothingIsTakenAwayUntoldToDoSo() throws IOException {
        Path old = arrival("done", 4000);
        arrival("done", 0);

        assertThat(forget(0, NOW)).isZero();

        assertThat(old.resolve("QY.txt")).exists();
    }

    @Test
    void whatIsNoPlainFileOfAnArrivalIsLeftAlone() throws IOException {
        arrival("done", 0);
        Path elsewhere = Files.createDirectories(home.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("precious"), "x");
        Path link = drop.resolve("done").resolve(DropFolders.TIME.format(NOW.minus(Duration.ofDays(90))) + "-3-18");
        Files.createSymbolicLink(link, elsewhere);
        Path nested = arrival("done", 91);
        Files.createDirectories(nested.resolve("folder"));
        Path linked = arrival("done", 92);
        Files.createSymbolicLink(linked.resolve("link"), elsewhere.resolve("precious"));
        Path somebodys = Files.createDirectories(drop.resolve("done/2020"));
        Files.writeString(somebodys.resolve("mine"), "x");
        Path stray = Files.writeString(drop.resolve("done/20200101T000000.000Z-1-1"), "x");

        assertThat(forget(30, NOW)).isZero();

        assertThat(List.of(
                        elsewhere.resolve("precious"),
                        link,
                        nested.resolve("QY.txt"),
                        linked.resolve("QY.txt"),
                        somebodys.resolve("mine"),
                        stray))
                .allSatisfy(one -> assertThat(one).exists());
    }

    @Test
    void aLinkInPlaceOfDoneIsNotFollowed() throws IOException {
        Path old = arrival("elsewhere", 90);
        arrival("elsewhere", 0);
        Files.createSymbolicLink(drop.resolve("done"), drop.resolve("elsewhere"));

        assertThat(forget(30, NOW)).isZero();

        assertThat(old.resolve("QY.txt")).exists();
    }

    @Test
    void aClockYearsAheadDoesNotMakeAllOld() throws IOException {
        Path old = arrival("done", 40);
        Path newest = arrival("done", 1);

        assertThat(forget(30, NOW.plus(Duration.ofDays(4000)))).isEqualTo(2);

        assertThat(old).doesNotExist();
        assertThat(newest.resolve("QY.txt")).exists();
    }

    @Test
    void howMuchTheyAreIsKnownByFolder() throws IOException {
        arrival("done", 5);
        arrival("done", 0);
        arrival("failed", 0);
        DoneFiles files = new DoneFiles(folders(), Duration.ZERO);

        assertThat(files.sizes(Files.getFileStore(home))).containsExactly(Map.entry(drop.resolve("done"), 20L));
        assertThat(files.rule()).contains("huitong.receive.doneDays=0");
    }
}
