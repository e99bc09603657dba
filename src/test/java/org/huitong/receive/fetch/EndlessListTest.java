package org.huitong.receive.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;
import org.huitong.far.FarEnd;
import org.huitong.far.FarFolder;
import org.huitong.journey.FileServers;
import org.huitong.message.HuitongException;
import org.huitong.receive.drop.Landing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that tells of a folder for ever takes neither the time nor the memory of others. */
@Timeout(60)
class EndlessListTest {
    private static final String LINE = "type=file;size=5;modify=20260101000000; x.csv\r\n";

    @TempDir
    private Path home;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private Path there;
    private AutoCloseable server;
    private Fetch fetch;

    @BeforeEach
    void folders() throws IOException {
        there = Files.createDirectory(home.resolve("there"));
        Files.createDirectory(there.resolve("out"));
        Files.writeString(there.resolve("out/x.csv"), "1,2,3");
    }

    @AfterEach
    void close() throws Exception {
        fetch.close();
        clock.shutdownNow();
        server.close();
    }

    private void live(FarEnd.Protocol protocol, int port, Path knownHosts, Duration timeout) {
        FarEnd end = new FarEnd(
                protocol,
                "127.0.0.1",
                port,
                FileServers.USER,
                FileServers.PASSWORD,
                null,
                knownHosts,
                null,
                StandardCharsets.UTF_8,
                timeout);
        fetch = new Fetch(
                end,
                new FetchRules("/out", "*.csv", List.of(), Duration.ZERO, 1L << 40),
                new Landing(home.resolve("here")),
                () -> "arrival-1",
                clock);
    }

    /** Of the folder itself; those below it are listed as they are. */
    private void tells(InputStream list, Duration timeout) throws Exception {
        FileServers.Ftp ftp = FileServers.Ftp.over(there, null, of -> of != null && of.endsWith("/out") ? list : null);
        server = ftp;
        live(FarEnd.Protocol.FTP, ftp.port(), null, timeout);
    }

    @Test
    void ofFilesItIsReadSoFarAndWhatIsThereIsFetched() throws Exception {
        Told list = new Told(LINE, 0);
        tells(list, Duration.ofSeconds(20));

        assertThat(fetch.turn(() -> false)).isTrue();

        assertThat(home.resolve(Path.of("here", "work", "arrival-1", "x.csv"))).hasContent("1,2,3");
        assertThat(list.bytes).isBetween((long) LINE.length() * FarFolder.MOST_FILES, 64L << 20);
    }

    @Test
    void ofOneLineItIsGivenUp() throws Exception {
        Told list = new Told("x", 0);
        tells(list, Duration.ofSeconds(20));

        assertThatThrownBy(() -> fetch.turn(() -> false))
                .isInstanceOf(HuitongException.class)
                .hasMessageContaining("bytes in a line");
        assertThat(list.bytes).isLessThan(32L << 20);
    }

    /** It is never silent, and never at its end. */
    @Test
    void thatDripsIsCutOff() throws Exception {
        tells(new Told(LINE, 100), Duration.ofMillis(500));
        long begin = System.nanoTime();

        assertThatThrownBy(() -> fetch.turn(() -> false)).isInstanceOf(HuitongException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void overSftpItIsCutOff() throws Exception {
        FileServers.Sftp sftp = FileServers.Sftp.over(there);
        server = sftp;
        sftp.server()
                .setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder()
                        .withFileSystemAccessor(new Endless())
                        .build()));
        live(FarEnd.Protocol.SFTP, sftp.port(), sftp.knownHosts(home.resolve("known_hosts")), Duration.ofSeconds(3));
        long begin = System.nanoTime();

        assertThatThrownBy(() -> fetch.turn(() -> false))
                .isInstanceOf(HuitongException.class)
                .hasMessageContaining("listing its folder failed (SFTP status 4)");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
    }

    /** The same again and again. */
    private static final class Told extends InputStream {
        private final byte[] what;
        private final long millis;
        private volatile long bytes;

        Told(String what, long millis) {
            this.what = what.getBytes(StandardCharsets.US_ASCII);
            this.millis = millis;
        }

        @Override
        public int read() {
            if (millis > 0) {
                LockSupport.parkNanos(millis * 1_000_000);
            }
            return what[(int) (bytes++ % what.length)];
        }

        @Override
        public int read(byte[] into, int from, int most) {
            int some = millis > 0 ? 1 : most;
            for (int i = 0; i < some; i++) {
                into[from + i] = (byte) read();
            }
            return some;
        }
    }

    /** Slow enough that time is up before there are {@link FarFolder#MOST_FILES}. */
    private static final class Endless implements SftpFileSystemAccessor {
        @Override
        public DirectoryStream<Path> openDirectory(
                SftpSubsystemProxy subsystem, DirectoryHandle handle, Path folder, String as, LinkOption... how)
                throws IOException {
            if (!folder.endsWith("out")) {
                return SftpFileSystemAccessor.super.openDirectory(subsystem, handle, folder, as, how);
            }
            Path file = folder.resolve("x.csv");
            Iterator<Path> files = Stream.generate(() -> dripped(file)).iterator();
            return new DirectoryStream<>() {
                @Override
                public Iterator<Path> iterator() {
                    return files;
                }

                @Override
                public void close() {}
            };
        }

        private static Path dripped(Path file) {
            LockSupport.parkNanos(1_000_000);
            return file;
        }
    }
}
