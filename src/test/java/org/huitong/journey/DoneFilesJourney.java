package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huitong.audit.AuditTrail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that a source is done with go when they are old and the gateway was told so; the alarm of the disk says where they lie. */
@Timeout(120)
class DoneFilesJourney {
    private static final String SOURCE = Register.SYSTEM + "/" + Register.RESOURCE;

    @TempDir
    private Path home;

    private Pilot pilot;
    private Path done;

    @BeforeEach
    void open() throws Exception {
        pilot = Pilot.inMemory(home.resolve("data"))
                .with("huitong.receive.doneDays", "30")
                .with("huitong.notices.freeMegabytes", "1000000000");
        done = Path.of(pilot.settings.get("enterprises.folder")).resolve("done");
        pilot.start();
    }

    @AfterEach
    void close() throws Exception {
        pilot.close();
    }

    private List<Path> arrivals() throws IOException {
        if (!Files.isDirectory(done)) {
            return List.of(); // its source has not looked yet
        }
        try (Stream<Path> all = Files.list(done)) {
            return all.sorted().toList();
        }
    }

    private void arrives(String name, int first) throws Exception {
        List<byte[]> lines = IntStream.range(first, first + 3)
                .mapToObj(number -> Register.line(number, "10"))
                .toList();
        int before = arrivals().size();
        Register.put(done.getParent(), name, Register.file(lines));
        Pilot.until(name + " is done").until(() -> arrivals().size() == before + 1);
    }

    @Test
    void oldOnesGoAndTheAlarmSaysWhereTheOthersLie() throws Exception {
        arrives("QY20260901.txt", 1);
        arrives("QY20261124.txt", 11);
        Path old = arrivals().get(0);
        String id = old.getFileName().toString();
        Path older = Files.move(old, done.resolve("20260901T010203.004Z" + id.substring(id.indexOf('-'))));
        Path stray = Files.writeString(done.resolve("notes.txt"), "of a person");

        pilot.restart();

        Pilot.until("the old one is gone").until(() -> !Files.exists(older));
        assertThat(arrivals()).hasSize(2).contains(stray);
        Pilot.until("the trail says so").until(() -> !told().isEmpty());
        assertThat(told().get(0).result()).startsWith("2 done files, ").endsWith(" bytes");
        Pilot.until("the alarm is told")
                .until(() -> pilot.desk().status().path("alarms").toString().contains("OPERATE-DISK"));
        assertThat(pilot.desk().status().path("alarms").toString())
                .contains("Done files of sources: ", done.toString(), "after 30 days (huitong.receive.doneDays)");
    }

    private List<AuditTrail.Entry> told() {
        return pilot.gateway().huitong().core().store().read(h -> AuditTrail.of(h, SOURCE, 100)).stream()
                .filter(entry -> entry.action().equals("forget"))
                .toList();
    }
}
