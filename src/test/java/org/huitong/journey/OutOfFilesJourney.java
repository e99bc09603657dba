package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huitong.journey.Pilot.until;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No file descriptor is left: senders cannot cause it, and when it happens nothing is acknowledged that is not kept. */
@Timeout(120)
class OutOfFilesJourney {
    private static final int AT_ONCE = 16;
    private static final int MOST_ROUNDS = 300;
    private static final int FEW = 400;
    /** Far below what is open already. */
    private static final int NONE_MORE = 32;

    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    @TempDir
    private Path folder;

    @BeforeEach
    void linuxOnly() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "no /proc: descriptors are counted on Linux only");
    }

    @Test
    void sendersCannotTakeTheDescriptorsThatJournalAndHealthNeed() throws Exception {
        try (PilotProcess pilot = new PilotProcess(folder).start(PilotProcess.Limits.descriptors(FEW))) {
            Pushes pushes = new Pushes(pilot);
            pushes.many(AT_ONCE);
            List<Socket> flood = flood(pilot.sender(Pilot.INSURANCE).dataPlane());
            try {
                until("most of " + FEW + " connections are closed")
                        .untilAsserted(() -> assertThat(flood.stream()
                                        .filter(OutOfFilesJourney::closed)
                                        .count())
                                .isGreaterThan(FEW / 2));
                until("health is up while senders hold all they get")
                        .untilAsserted(() -> assertThat(
                                        Sender.get(pilot.observe() + "/health").status())
                                .isEqualTo(200));
                assertThat(pushes.many(AT_ONCE))
                        .extracting(Sender.Answer::status)
                        .containsOnly(202);
            } finally {
                for (Socket socket : flood) {
                    socket.close();
                }
            }
            pushes.recovered("a flood of connections");
            pushes.account();
        }
    }

    @Test
    void gatewayOutOfDescriptorsRefusesAndGoesOnWhenItHasSomeAgain() throws Exception {
        assumeTrue(Files.isExecutable(PRLIMIT), "no " + PRLIMIT + ": a running process keeps its limit");
        try (PilotProcess pilot = new PilotProcess(folder).start(PilotProcess.Limits.NONE)) {
            Pushes pushes = new Pushes(pilot);
            pushes.many(AT_ONCE);
            pushes.recovered("the start");

            limit(pilot, NONE_MORE);
            breaks(pushes);
            assertThat(pushes.down("files").path("message").asText()).contains("file descriptors", "ulimit");
            assertThat(pushes.down("bus").path("message").asText()).contains("Too many open files");
            Pushes.clear(pushes.one(), "PUBLISH-UNAVAILABLE");

            limit(pilot, 4096);
            pushes.recovered("too few descriptors");
            pushes.many(AT_ONCE);
            pushes.account();
        }
    }

    private static List<Socket> flood(URI door) throws IOException {
        List<Socket> flood = new ArrayList<>();
        for (int i = 0; i < FEW; i++) {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.getPort());
            socket.setSoTimeout(20);
            flood.add(socket);
        }
        return flood;
    }

    private static boolean closed(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static void breaks(Pushes pushes) throws Exception {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (pushes.many(AT_ONCE).stream().anyMatch(answer -> answer.status() == 503)) {
                return;
            }
        }
        throw new AssertionError("the journal never needed another file");
    }

    private static void limit(PilotProcess pilot, int descriptors) throws IOException, InterruptedException {
        String pid = Long.toString(pilot.process().pid());
        int ended = new ProcessBuilder(PRLIMIT.toString(), "--pid", pid, "--nofile=" + descriptors + ":")
                .inheritIO()
                .start()
                .waitFor();
        assertThat(ended).isZero();
    }
}
