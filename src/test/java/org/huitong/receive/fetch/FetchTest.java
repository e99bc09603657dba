package org.huitong.receive.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.huitong.far.FarEnd;
import org.huitong.journey.FileServers;
import org.huitong.message.HuitongException;
import org.huitong.receive.drop.Landing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of a real server into a drop-folder's work: each once, whatever dies when. */
@Timeout(60)
class FetchTest {
    private static final int CHUNK = 64 << 10;

    @TempDir
    private Path home;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger ids = new AtomicInteger();
    private Path there;
    private Path out;
    private Path here;
    private AutoCloseable server;
    private Fetch fetch;
    private Download download = new Download(CHUNK);

    @BeforeEach
    void folders() throws IOException {
        there = Files.createDirectory(home.resolve("there"));
        out = Files.createDirectory(there.resolve("out"));
        here = home.resolve("here");
    }

    @AfterEach
    void close() throws Exception {
        clock.shutdownNow();
        if (fetch != null) {
            fetch.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private FarEnd sftp() throws Exception {
        FileServers.Sftp sftp = FileServers.Sftp.over(there);
        server = sftp;
        return end(FarEnd.Protocol.SFTP, sftp.port(), sftp.knownHosts(home.resolve("known_hosts")));
    }

    private FarEnd ftp() throws Exception {
        FileServers.Ftp ftp = FileServers.Ftp.over(there, null);
        server = ftp;
        return end(FarEnd.Protocol.FTP, ftp.port(), null);
    }

    private static FarEnd end(FarEnd.Protocol protocol, int port, Path knownHosts) {
        return new FarEnd(
                protocol,
                "127.0.0.1",
                port,
                FileServers.USER,
                FileServers.PASSWORD,
                null,
                knownHosts,
                null,
                StandardCharsets.UTF_8,
                Duration.ofSeconds(5));
    }

    private FarEnd of(FarEnd.Protocol protocol) throws Exception {
        return protocol == FarEnd.Protocol.SFTP ? sftp() : ftp();
    }

    /** What a restart makes anew. */
    private void live(FarEnd end, String... endings) {
        if (fetch != null) {
            fetch.close();
        }
        fetch = new Fetch(
                end,
                new FetchRules("/out", "*.csv", List.of(endings), Duration.ZERO, 1L << 40),
                new Landing(here),
                () -> "arrival-" + ids.incrementAndGet(),
                clock,
                download);
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** As the drop-folder does once the file's last record is committed. */
    private void takenIn() throws IOException {
        try (Stream<Path> all = Files.list(here.resolve("work"))) {
            for (Path arrival : all.toList()) {
                Files.move(arrival, here.resolve("done").resolve(arrival.getFileName()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"SFTP", "FTP"})
    void fileComesOnceAndIsDoneThere(FarEnd.Protocol protocol) throws Exception {
        live(of(protocol));
        Files.writeString(out.resolve("人口 a*.csv"), "1;a\n");
        Files.writeString(out.resolve("other.txt"), "no");

        assertThat(fetch.turn(() -> false)).isTrue();
        assertThat(files(here.resolve("work"))).containsExactly("arrival-1/人口 a*.csv");
        assertThat(files(there)).containsExactly("out/done/arrival-1~人口 a*.csv", "out/other.txt");

        assertThat(fetch.turn(() -> false)).as("one waits to be taken in").isFalse();
        takenIn();
        assertThat(fetch.turn(() -> false)).isFalse();
        Files.writeString(out.resolve("人口 a*.csv"), "2;b\n");
        assertThat(fetch.turn(() -> false)).as("the same name the next night").isTrue();
        assertThat(here.resolve("work/arrival-2/人口 a*.csv")).hasContent("2;b\n");
    }

    @Test
    void fileWaitsForWhatSaysThatItIsFinished() throws Exception {
        live(sftp(), ".ok", ".sha256");
        Files.writeString(out.resolve("a.csv"), "1;a\n");
        Files.writeString(out.resolve("a.csv.ok"), "");
        assertThat(fetch.turn(() -> false)).isFalse();

        Files.writeString(out.resolve("a.csv.sha256"), "0".repeat(64));
        assertThat(fetch.turn(() -> false)).isTrue();
        assertThat(files(here.resolve("work")))
                .containsExactly("arrival-1/a.csv", "arrival-1/a.csv.ok", "arrival-1/a.csv.sha256");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"SFTP", "FTP"})
    void downloadGoesOnWithinOneChunkAfterAnyStop(FarEnd.Protocol protocol) throws Exception {
        byte[] bytes = new byte[40 * CHUNK + 17];
        new Random(7).nextBytes(bytes);
        Files.write(out.resolve("big.csv"), bytes);
        FarEnd end = of(protocol);
        int stops = 0;
        boolean landed = false;
        while (!landed) {
            live(end);
            long before = download.fetched();
            landed = fetch.turn(() -> download.fetched() - before > 5 * CHUNK);
            stops++;
            assertThat(stops).isLessThan(20);
        }

        assertThat(Files.readAllBytes(here.resolve("work/arrival-1/big.csv"))).isEqualTo(bytes);
        assertThat(stops).isGreaterThan(5);
        assertThat(download.fetched()).isLessThanOrEqualTo(bytes.length + (long) stops * CHUNK);
    }

    /** Half a minute and 4 GiB of disk: mvn test -Dtest=FetchTest -Dfetch.gib=2. */
    @Test
    @Timeout(600)
    @EnabledIfSystemProperty(named = "fetch.gib", matches = "\\d+")
    void hugeFileGoesOnWithinOneChunk() throws Exception {
        long size = Long.getLong("fetch.gib") << 30;
        try (var file = new RandomAccessFile(out.resolve("huge.csv").toFile(), "rw")) {
            file.setLength(size);
        }
        download = new Download();
        FarEnd end = sftp();
        long begin = System.nanoTime();
        int stops = 0;
        boolean landed = false;
        while (!landed) {
            live(end);
            long before = download.fetched();
            landed = fetch.turn(() -> download.fetched() - before > size / 7);
            stops++;
        }
        double seconds = (System.nanoTime() - begin) / 1e9;

        assertThat(Files.size(here.resolve("work/arrival-1/huge.csv"))).isEqualTo(size);
        long again = download.fetched() - size;
        System.out.printf(
                "%d bytes over SFTP, stopped %d times: %d bytes came twice, %.0f MiB/s%n",
                size, stops - 1, again, size / seconds / (1 << 20));
        assertThat(again).isLessThanOrEqualTo((long) (stops - 1) * Download.CHUNK);
    }

    /** F6: dies between landing here and moving it there; the far side is told whatever has become of it here. */
    @Test
    void whatHasLandedComesNoSecondTime() throws Exception {
        FarEnd end = sftp();
        live(end);
        Files.writeString(out.resolve("a.csv"), "1;a\n");
        fetch.turn(() -> false);
        Files.move(out.resolve("done/arrival-1~a.csv"), out.resolve("work/arrival-1~a.csv"));
        Files.createFile(here.resolve(".landed/arrival-1"));
        Files.delete(here.resolve("work/arrival-1/a.csv"));
        Files.delete(here.resolve("work/arrival-1")); // somebody has cleared it away

        live(end);
        assertThat(fetch.turn(() -> false)).isFalse();

        assertThat(files(there)).containsExactly("out/done/arrival-1~a.csv");
        assertThat(files(here)).isEmpty();
    }

    /** F5: dies after it was taken away from its sender, once before and once after the file itself. */
    @Test
    void whatWasTakenAwayIsBroughtAfterADeath() throws Exception {
        live(sftp(), ".ok");
        Files.createDirectories(out.resolve("work"));
        Files.writeString(out.resolve("work/arrival-0~a.csv.ok"), "");
        Files.writeString(out.resolve("a.csv"), "1;a\n");

        assertThat(fetch.turn(() -> false)).isTrue();

        assertThat(files(here.resolve("work"))).containsExactly("arrival-0/a.csv", "arrival-0/a.csv.ok");
    }

    @Test
    void hostWithAnotherKeyIsRefused() throws Exception {
        FarEnd end = sftp();
        server.close();
        server = FileServers.Sftp.over(there, end.port());
        live(end);

        assertThatThrownBy(() -> fetch.turn(() -> false))
                .isInstanceOf(HuitongException.class)
                .hasMessageContaining("knownHosts")
                .hasMessageNotContaining(FileServers.PASSWORD);
    }

    @Test
    void wrongPasswordIsToldAsSuch() throws Exception {
        FarEnd right = ftp();
        live(new FarEnd(
                right.protocol(),
                right.host(),
                right.port(),
                right.user(),
                "wrong",
                null,
                null,
                null,
                right.names(),
                right.timeout()));

        assertThatThrownBy(() -> fetch.turn(() -> false))
                .isInstanceOf(HuitongException.class)
                .hasMessageContaining("logging in was refused");
    }

    /** Accepts and never answers, and drips a byte a tenth of a second. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"SFTP", "FTP"})
    void serverThatDripsItsGreetingIsCutOff(FarEnd.Protocol protocol) throws Exception {
        try (ServerSocket dripping = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Thread drips = new Thread(() -> drip(dripping));
            drips.setDaemon(true);
            drips.start();
            FarEnd end = end(protocol, dripping.getLocalPort(), home.resolve("none"));
            live(new FarEnd(
                    protocol,
                    end.host(),
                    end.port(),
                    end.user(),
                    end.password(),
                    null,
                    end.knownHosts(),
                    null,
                    end.names(),
                    Duration.ofMillis(500)));
            long begin = System.nanoTime();

            assertThatThrownBy(() -> fetch.turn(() -> false)).isInstanceOf(HuitongException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        }
    }

    private static void drip(ServerSocket server) {
        try (var one = server.accept();
                InputStream in = one.getInputStream()) {
            while (true) {
                one.getOutputStream().write('x');
                one.getOutputStream().flush();
                if (in.available() > 1 << 20) {
                    return;
                }
                Thread.onSpinWait();
                java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
            }
        } catch (IOException e) {
            // it was cut off
        }
    }
}
