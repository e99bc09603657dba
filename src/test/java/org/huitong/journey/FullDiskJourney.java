package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The journal on a file system of 8 MiB that fills up: 503 and never a false 202, and no restart once there is room. */
@Timeout(180)
class FullDiskJourney {
    private static final int RECORDS = 100;
    private static final int MOST_PUSHES = 400;
    private static final int AT_ONCE = 8;
    /** Half of what is kept free. */
    private static final int FREE = 512 << 10;

    @TempDir
    private Path folder;

    private Path bus;
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        bus = Files.createDirectories(folder.resolve("data/bus"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=8m", "huitong-journey", bus.toString()) == 0;
        assumeTrue(mounted, "no small file system: mounting a tmpfs of 8 MiB needs root; run this test as root");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            run("umount", "-l", bus.toString());
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    @Test
    void fullJournalRefusesAndRecovers() throws Exception {
        try (Pilot pilot = Pilot.inMemory(folder.resolve("data"))) {
            pilot.hall.setDown(true);
            pilot.start();
            Sender sender = pilot.sender(Pilot.INSURANCE);
            Path filler = Files.write(bus.resolve("filler"), new byte[1 << 20]);

            Map<String, Sender.Answer> accepted = new LinkedHashMap<>();
            Sender.Answer refusal = fill(sender, accepted);

            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.type()).startsWith("application/problem+json");
            assertThat(refusal.code()).isEqualTo("PUBLISH-DISK-FULL");
            assertThat(accepted).as("some fitted before").isNotEmpty();
            assertThat(Sender.get(pilot.gateway().huitong().observe() + "/health")
                            .status())
                    .isEqualTo(503);
            everyReceiptStands(sender, accepted);

            Files.delete(filler);
            Pilot.until("room again, 202 without a restart")
                    .until(() -> sender.push(Pilot.INSURED, "after", Invented.insured(999_999))
                                    .status()
                            == 202);
            pilot.hall.setDown(false);
            pilot.settled("after the disk was full", Pilot.HALL_INSURED, accepted.size() * RECORDS + 1);
            assertThat(pilot.hall.latest(Pilot.INSURED)).hasSize(accepted.size() * RECORDS + 1);
            everyReceiptStands(sender, accepted);
        }
    }

    @Test
    void pushesOntoAFullDiskAreRefusedAndNoneIsLost() throws Exception {
        try (Pilot pilot = Pilot.inMemory(folder.resolve("data"))) {
            ontoAFullDisk(pilot, 503).account();
        }
    }

    /** The check must be able to fail: a gateway that cannot keep a push and acknowledges it is found out. */
    @Test
    void falseReceiptIsFound() throws Exception {
        Path home = Liar.in(folder.resolve("home"));
        try (Pilot liar = Pilot.inMemory(home, folder.resolve("data"))) {
            Pushes pushes = ontoAFullDisk(liar, 202);

            assertThatThrownBy(pushes::account)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("the one receipt of push-1");
        }
    }

    private Pushes ontoAFullDisk(Pilot pilot, int answer) throws Exception {
        pilot.start();
        Pushes pushes = new Pushes(pilot);
        assertThat(pushes.one().status()).isEqualTo(202);
        int fills = (int) bus.toFile().getUsableSpace() - FREE;
        Path filler = Files.write(bus.resolve("filler"), new byte[fills]);
        pushes.down("bus");
        assertThat(pushes.many(AT_ONCE)).extracting(Sender.Answer::status).containsOnly(answer);
        Files.delete(filler);
        pushes.recovered("a full disk");
        return pushes;
    }

    private static String body(int number) {
        return IntStream.range(0, RECORDS)
                .mapToObj(at -> Invented.insured(Invented.id(number * RECORDS + at), "演示".repeat(30)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static Sender.Answer fill(Sender sender, Map<String, Sender.Answer> accepted) throws Exception {
        for (int number = 0; number < MOST_PUSHES; number++) {
            Sender.Answer answer = sender.push(Pilot.INSURED, "fill-" + number, body(number));
            if (answer.status() != 202) {
                return answer;
            }
            accepted.put("fill-" + number, answer);
        }
        throw new AssertionError("the journal never filled");
    }

    private static void everyReceiptStands(Sender sender, Map<String, Sender.Answer> accepted) throws Exception {
        int number = 0;
        for (Map.Entry<String, Sender.Answer> one : accepted.entrySet()) {
            assertThat(sender.push(Pilot.INSURED, one.getKey(), body(number++))).isEqualTo(one.getValue());
        }
    }
}
