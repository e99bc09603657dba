package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huitong.pilot.Arrival;
import org.huitong.pilot.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From the bytes of a file in a drop-folder to what the service hall holds. */
@Timeout(120)
class NightlyFilesJourney {
    @TempDir
    private Path home;

    private Pilot pilot;
    private Path folder;

    @BeforeEach
    void open() throws Exception {
        pilot = Pilot.inMemory(home.resolve("data")).with("huitong.receive.maxRecords", "4");
        folder = Path.of(pilot.settings.get("enterprises.folder"));
        pilot.start();
    }

    @AfterEach
    void close() throws Exception {
        pilot.close();
    }

    private static List<byte[]> lines(int count, String capital) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> Register.line(number, capital))
                .toList();
    }

    private List<String> end(String of) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(of))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".ok"))
                    .toList();
        }
    }

    private void received(long records) {
        Pilot.until(records + " records were received")
                .until(() -> pilot.chimney(Register.SYSTEM).received() == records
                        && pilot.chimney(Register.SYSTEM).addsUp());
    }

    private Arrival held(int number) {
        return pilot.hall.latest(Register.RESOURCE).get(Register.code(number));
    }

    @Test
    void fileArrivesAtTheHallPieceByPiece() throws Exception {
        Register.put(folder, "QY20261124.txt", Register.file(lines(10, "10.50")));

        pilot.settled("the file", Register.HALL, 10);

        assertThat(held(7).data())
                .isEqualTo(Map.of(
                        "creditCode", Register.code(7),
                        "name", "示例䶮𬭎第7有限公司",
                        "type", "1",
                        "legalPerson", "古丽·买买提",
                        "capital", "105000",
                        "validTo", "9999-12-31"));
        Pilot.until("it is done").until(() -> end("done").equals(List.of("QY20261124.txt")));
        JsonNode source = pilot.desk().status("sources", "system", Register.SYSTEM);
        assertThat(source.path("state").asText()).isEqualTo("open");
        assertThat(source.path("watermark").asText()).matches("\\S+ FINISHED 10/10");
        assertThat(pilot.sender(Register.SYSTEM)
                        .push(Register.RESOURCE, "one", "{}")
                        .code())
                .as("what is handed over as files is not pushed")
                .isEqualTo("RECEIVE-TYPE");
    }

    @Test
    void badRecordIsParkedAloneAndItsNeighborsGoOn() throws Exception {
        List<byte[]> lines = new ArrayList<>(lines(20, "10"));
        lines.set(5, Register.line(Register.code(6).replace("MA", "MB"), "示例错码有限公司", "10"));
        Register.put(folder, "QY20261124.txt", Register.file(lines));

        pilot.settled("its neighbors", Register.HALL, 19);

        received(20);
        assertThat(pilot.chimney(Register.SYSTEM).parked()).isEqualTo(1);
        JsonNode row = pilot.desk().rows("").get(0);
        assertThat(row.path("code").asText()).isEqualTo("NORMALIZE-INVALID");
        assertThat(row.toString()).contains("credit-code", "line 7");
    }

    /** Nothing of it goes out, an operator sees why, and the next night's file goes on. */
    @Test
    void wrongTrailerRefusesTheWholeFile() throws Exception {
        Register.put(folder, "QY20261124.txt", Register.file(lines(10, "10"), 11));
        received(10);

        Tally tally = pilot.chimney(Register.SYSTEM);
        assertThat(tally.rejected()).isEqualTo(10);
        assertThat(pilot.hall.arrivals()).isEmpty();
        assertThat(end("failed")).hasSize(2).contains("QY20261124.txt");
        assertThat(alarms())
                .anySatisfy(alarm -> assertThat(alarm)
                        .contains("RECEIVE-FILE-REFUSED", Register.SYSTEM, "RECEIVE-MALFORMED")
                        .doesNotContain("QY2026"));

        Register.put(folder, "QY20261125.txt", Register.file(lines(10, "20")));
        pilot.settled("the next night", Register.HALL, 10);

        try (Stream<Path> failed = Files.walk(folder.resolve("failed"))) {
            for (Path file : failed.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        Pilot.until("whoever took care of it hears no more of it").until(() -> alarms().isEmpty());
    }

    private List<String> alarms() throws IOException, InterruptedException {
        List<String> alarms = new ArrayList<>();
        pilot.desk().status().path("alarms").forEach(alarm -> alarms.add(alarm.toString()));
        return alarms;
    }

    /** Nightly A, B, A is three files; across a restart, too. */
    @Test
    void byteIdenticalFileIsANewArrival() throws Exception {
        byte[] first = Register.file(lines(9, "10"));
        Register.put(folder, "QY20261124.txt", first);
        pilot.settled("night one", Register.HALL, 9);
        Register.put(folder, "QY20261124.txt", Register.file(lines(9, "20")));
        pilot.settled("night two", Register.HALL, 18);
        pilot.restart();
        Register.put(folder, "QY20261124.txt", first);
        pilot.settled("night three", Register.HALL, 27);

        assertThat(held(3).data()).containsEntry("capital", "100000");
        assertThat(pilot.hall.stepsBack()).isZero();
        Pilot.until("all three are done").until(() -> end("done").size() == 3);
    }

    @Test
    void shrunkenSnapshotIsRefusedAfterARestart() throws Exception {
        Register.put(folder, "QY20261124.txt", Register.file(lines(10, "10")));
        pilot.settled("the whole", Register.HALL, 10);
        pilot.restart();
        Register.put(folder, "QY20261125.txt", Register.file(lines(7, "20")));

        received(17);

        assertThat(pilot.chimney(Register.SYSTEM).rejected()).isEqualTo(7);
        assertThat(alarms()).anyMatch(alarm -> alarm.contains("NORMALIZE-TOO-FEW"));
    }

    @Test
    void equalKeysAreParkedAcrossPieces() throws Exception {
        List<byte[]> lines = new ArrayList<>(lines(20, "10"));
        lines.set(19, Register.line(1, "99"));
        Register.put(folder, "QY20261124.txt", Register.file(lines));

        pilot.settled("the others", Register.HALL, 18);
        received(20);

        assertThat(pilot.chimney(Register.SYSTEM).parked()).isEqualTo(2);
    }
}
