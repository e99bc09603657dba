package org.huitong.far;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;
import org.huitong.journey.FileServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Over servers that tell of their folders for ever: whoever asks for a list hangs here. */
@Timeout(60)
class UploadTest {
    @TempDir
    private Path home;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger lists = new AtomicInteger();
    private Path in;
    private FileServers.Sftp sftp;
    private AutoCloseable server;
    private Upload upload;

    @BeforeEach
    void folder() throws IOException {
        in = Files.createDirectories(home.resolve("there/in"));
    }

    @AfterEach
    void close() throws Exception {
        upload.close();
        clock.shutdownNow();
        server.close();
    }

    private void live(FarEnd.Protocol protocol) throws Exception {
        if (protocol == FarEnd.Protocol.FTP) {
            FileServers.Ftp ftp = FileServers.Ftp.over(in.getParent(), null, of -> endless());
            server = ftp;
            upload = upload(protocol, ftp.port(), null);
        } else {
            sftp = FileServers.Sftp.over(in.getParent());
            sftp.server()
                    .setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder()
                            .withFileSystemAccessor(new Endless())
                            .build()));
            server = sftp;
            upload = upload(protocol, sftp.port(), sftp.knownHosts(home.resolve("known_hosts")));
        }
    }

    private Upload upload(FarEnd.Protocol protocol, int port, Path knownHosts) {
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
                Duration.ofSeconds(2));
        return new Upload(end, "in", clock);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(names = {"FTP", "SFTP"})
    void fileReplacesOneOfItsNameAndNoFolderIsListed(FarEnd.Protocol protocol) throws Exception {
        live(protocol);
        Files.writeString(in.resolve(".a.csv.part"), "left behind, and longer than what comes");

        upload.put("a.csv", bytes("first"));
        upload.put("a.csv", bytes("2nd"));
        upload.put("b*?.csv", bytes("beside"));

        assertThat(in.resolve("a.csv")).hasContent("2nd");
        assertThat(in.resolve("b*?.csv")).hasContent("beside");
        try (Stream<Path> all = Files.list(in)) {
            assertThat(all).hasSize(2);
        }
        assertThat(lists).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource(names = {"FTP", "SFTP"})
    void folderThatIsNotThereIsTold(FarEnd.Protocol protocol) throws Exception {
        live(protocol);
        Files.delete(in);

        assertThatThrownBy(() -> upload.put("a.csv", bytes("first")))
                .isInstanceOfSatisfying(
                        FarTrouble.class, told -> assertThat(told.word()).matches("ftp 55[0-9]|sftp 2"));
    }

    @Test
    void serverThatHasHungUpMeanwhileIsConnectedToAgain() throws Exception {
        live(FarEnd.Protocol.SFTP);
        upload.put("a.csv", bytes("first"));
        sftp.server().getActiveSessions().forEach(session -> session.close(true));

        upload.put("b.csv", bytes("second"));

        assertThat(in.resolve("b.csv")).hasContent("second");
    }

    /** It is never silent as long as it takes some; here it takes no more. */
    @Test
    void serverThatTakesNoMoreBytesIsCutOff() throws Exception {
        live(FarEnd.Protocol.SFTP);
        CountDownLatch over = new CountDownLatch(1);
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread line = new Thread(() -> stopAmid(door, over), "line");
            line.start();
            Path hosts = home.resolve("known_hosts");
            Files.writeString(
                    hosts, sftp.knownHost().replace(":" + sftp.port() + " ", ":" + door.getLocalPort() + " "));
            Upload through = upload(FarEnd.Protocol.SFTP, door.getLocalPort(), hosts);
            long begin = System.nanoTime();

            assertThatThrownBy(() -> through.put("a.csv", new byte[32 << 20])).isInstanceOf(IOException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
            assertThat(in.resolve("a.csv")).doesNotExist();
            through.close();
            over.countDown();
            line.join();
        }
    }

    private void stopAmid(ServerSocket door, CountDownLatch over) {
        try (Socket from = door.accept();
                Socket to = new Socket(InetAddress.getLoopbackAddress(), sftp.port())) {
            Thread back = new Thread(() -> carry(to, from, Long.MAX_VALUE), "back");
            back.start();
            carry(from, to, 200_000);
            over.await();
        } catch (IOException | InterruptedException e) {
            // the test is over
        }
    }

    private static void carry(Socket from, Socket to, long most) {
        byte[] block = new byte[8192];
        try {
            long carried = 0;
            while (carried < most) {
                int some = from.getInputStream().read(block);
                if (some < 0) {
                    return;
                }
                to.getOutputStream().write(block, 0, some);
                carried += some;
            }
        } catch (IOException e) {
            // either side hung up
        }
    }

    private InputStream endless() {
        lists.incrementAndGet();
        byte[] line = bytes("type=file;size=5;modify=20260101000000; x.csv\r\n");
        return new InputStream() {
            private long at;

            @Override
            public int read() {
                return line[(int) (at++ % line.length)];
            }
        };
    }

    private final class Endless implements SftpFileSystemAccessor {
        @Override
        public DirectoryStream<Path> openDirectory(
                SftpSubsystemProxy subsystem, DirectoryHandle handle, Path folder, String as, LinkOption... how)
                throws IOException {
            lists.incrementAndGet();
            return new DirectoryStream<>() {
                @Override
                public java.util.Iterator<Path> iterator() {
                    return Stream.generate(() -> folder.resolve("x.csv")).iterator();
                }

                @Override
                public void close() {}
            };
        }
    }
}
