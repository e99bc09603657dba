package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huitong.pilot.Arrival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of a file, again and again (F1 to F4): every record is published once, and none is lost. */
@Timeout(180)
class KilledAmidAFileJourney {
    private static final int RECORDS = 6_000;
    private static final int PIECE = 60;

    @TempDir
    private Path home;

    @Test
    void everyRecordIsPublishedOnceHoweverOftenTheGatewayDies() throws Exception {
        List<byte[]> lines = IntStream.range(0, RECORDS)
                .mapToObj(number -> Register.line(number, "10"))
                .toList();
        try (PilotProcess pilot = new PilotProcess(home).with("huitong.receive.maxRecords", Integer.toString(PIECE))) {
            Path folder = pilot.home.resolve("drop/enterprises");
            Register.put(folder, "QY20261124.txt", Register.file(lines));
            pilot.start(PilotProcess.Limits.NONE);
            for (int more : new int[] {0, PIECE, 10 * PIECE}) {
                int before = pilot.hall.arrivals().size();
                Pilot.until("the file is under way")
                        .until(() -> pilot.hall.arrivals().size() > before + more);
                pilot.process().destroyForcibly().waitFor(30, TimeUnit.SECONDS);
                pilot.stop();
                pilot.start(PilotProcess.Limits.NONE);
            }

            pilot.settled("all of it", Register.HALL, RECORDS);

            assertThat(pilot.desk()
                            .status("sources", "system", Register.SYSTEM)
                            .path("accepted")
                            .asLong())
                    .as("published, neither less nor more")
                    .isEqualTo(RECORDS);
            assertThat(pilot.hall.latest(Register.RESOURCE)).hasSize(RECORDS);
            assertThat(pilot.hall.arrivals().stream().map(Arrival::id).distinct())
                    .as("a record that is delivered again after a kill has its id; none was published under two")
                    .hasSize(RECORDS);
            assertThat(pilot.hall.stepsBack()).isZero();
            Pilot.until("the file is done").until(() -> {
                try (Stream<Path> done = Files.walk(folder.resolve("done"))) {
                    return done.anyMatch(file -> file.getFileName().toString().equals("QY20261124.txt"));
                }
            });
        }
    }
}
