package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huitong.journey.Pilot.until;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever finds the data directory reads nobody's name in it; whoever has the key works on as if nothing were closed. */
@Timeout(180)
class SealedJourney {
    private static final String KEYS = "huitong.seal.keys";
    private static final String WAITS = "演示在途";
    private static final String PARKED = "拒密";

    @TempDir
    private Path folder;

    private String key(String name, String digit) throws IOException {
        return "{{file:" + Files.writeString(folder.resolve(name), digit.repeat(64) + "\n") + "}}";
    }

    private static boolean holds(Path file, String text) {
        try {
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return bytes.contains(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> inClear(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(WAITS, PARKED, Invented.id(1), Invented.id(2))
                            .anyMatch(text -> holds(file, text)))
                    .toList();
        }
    }

    @Test
    void theDataDirectoryTellsNothingAndTheDeskAll() throws Exception {
        String first = key("first", "1");
        String second = key("second", "2");
        Path data = folder.resolve("data");
        try (Pilot pilot = Pilot.inMemory(data).with(KEYS, first).start()) {
            push(pilot, "parked", Invented.insured(Invented.id(1), PARKED));
            until("it is parked").until(() -> found(pilot, PARKED) == 1);
            pilot.hall.setDown(true);
            push(pilot, "waits", Invented.insured(Invented.id(2), WAITS));
            pilot.stop();

            assertThat(inClear(data)).isEmpty();

            for (String wrong : List.of("", second)) {
                pilot.with(KEYS, wrong);
                assertThatThrownBy(pilot::start)
                        .isInstanceOfSatisfying(
                                HuitongException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.STATE_SEALED));
            }
            pilot.with(KEYS, second + "," + first).start();
            assertThat(found(pilot, PARKED)).isEqualTo(1);
            assertThat(pilot.desk()
                            .cli("failed", "list", "--key", Invented.id(1), "--json")
                            .json()
                            .path("rows"))
                    .hasSize(1);
            pilot.hall.setDown(false);
            until("what waited is at the hall")
                    .until(() -> pilot.hall.arrivals().stream().anyMatch(arrival -> arrival.status() == 200));
        }
    }

    private static void push(Pilot pilot, String key, String record) throws IOException, InterruptedException {
        assertThat(pilot.sender(Pilot.INSURANCE)
                        .push(Pilot.INSURED, key, record)
                        .status())
                .isEqualTo(202);
    }

    private static int found(Pilot pilot, String text) throws Exception {
        return pilot.desk()
                .cli("failed", "list", "--text", text, "--json")
                .json()
                .path("rows")
                .size();
    }
}
