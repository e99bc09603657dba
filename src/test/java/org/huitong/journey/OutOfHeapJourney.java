package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A body that the heap cannot hold, let in by a wrong setting: the process dies at once and loses nothing. */
@Timeout(120)
class OutOfHeapJourney {
    private static final String DIES = "-XX:+ExitOnOutOfMemoryError";
    private static final int OUT_OF_HEAP = 3;
    private static final int AT_ONCE = 16;
    private static final int BODY = 60 << 20;

    @TempDir
    private Path folder;

    @Test
    void gatewayOutOfHeapDiesAtOnceAndHasAllThatItAcknowledged() throws Exception {
        assertThat(Files.readString(Path.of("huitong"))).contains("run) set -- " + DIES);
        try (PilotProcess pilot =
                new PilotProcess(folder).with("huitong.edge.maxBodyBytes", Integer.toString(64 << 20))) {
            pilot.hall.setDown(true);
            pilot.start(PilotProcess.Limits.options("-Xmx160m", DIES));
            Pushes pushes = new Pushes(pilot);
            pushes.many(AT_ONCE);
            assertThat(pushes.accepted()).isEqualTo(AT_ONCE);

            assertThat(answerToTooMuch(pilot.sender(Pilot.INSURANCE))).doesNotContain("202");
            assertThat(pilot.process().waitFor(20, TimeUnit.SECONDS))
                    .as("it has ended by itself")
                    .isTrue();
            assertThat(pilot.process().exitValue()).isEqualTo(OUT_OF_HEAP);

            pilot.hall.setDown(false);
            pilot.start(PilotProcess.Limits.NONE);
            pushes.comeTo(pilot);
            pushes.recovered("the death");
            pushes.many(AT_ONCE);
            pushes.account();
        }
    }

    /** What came back before the connection died. */
    private static String answerToTooMuch(Sender sender) throws IOException {
        URI door = sender.dataPlane();
        try (Socket socket = new Socket(door.getHost(), door.getPort())) {
            String head = "POST " + door.getPath() + "/resources/" + Pilot.INSURED + "/records HTTP/1.1\r\n"
                    + "Host: localhost\r\nAuthorization: Bearer " + sender.token() + "\r\n"
                    + "Idempotency-Key: too-much\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + BODY + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            for (int sent = 0; sent < BODY; sent += blanks.length) {
                socket.getOutputStream().write(blanks);
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (java.net.SocketException e) {
            return "";
        }
    }
}
