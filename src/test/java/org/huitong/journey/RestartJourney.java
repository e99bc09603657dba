package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.pilot.PushAnswer;
import org.huitong.pilot.SocialInsuranceBureau;
import org.huitong.pilot.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stopping with work in hand, and state that does not fit together. */
@Timeout(180)
class RestartJourney {
    private static final int PUSHES = 60;
    private static final int RECORDS = 10;
    private static final int ROWS = 300;
    private static final int STOPS = 3;

    @TempDir
    private Path folder;

    @Test
    void stopWithWorkInHandLosesAndDoublesNothing() throws Exception {
        try (Pilot pilot = Pilot.inMemory(folder.resolve("data"))) {
            pilot.with("huitong.edge.port", Integer.toString(freePort())).start();
            CompletableFuture<List<PushAnswer>> pushing = push(pilot);
            CompletableFuture<Void> writing = write(pilot);
            for (int stop = 1; stop <= STOPS; stop++) {
                int enough = pilot.hall.arrivals().size() + 40;
                Pilot.until("stop " + stop + " hits the flow")
                        .until(() -> pilot.hall.arrivals().size() >= enough || pushing.isDone());
                pilot.restart();
            }
            assertThat(pushing.get(60, TimeUnit.SECONDS)).allMatch(PushAnswer::accepted);
            writing.get(60, TimeUnit.SECONDS);
            allIsThereOnce(pilot);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static CompletableFuture<List<PushAnswer>> push(Pilot pilot) {
        SocialInsuranceBureau insurance = new SocialInsuranceBureau(
                pilot.gateway().dataPlane(), pilot.gateway().tokenOf(Pilot.INSURANCE));
        return later(() -> {
            try (insurance) {
                for (int push = 0; push < PUSHES; push++) {
                    insurance.push("push-" + push, Sender.JSON, Invented.array(push * RECORDS, RECORDS));
                }
                return insurance.answers();
            }
        });
    }

    private static CompletableFuture<Void> write(Pilot pilot) {
        return later(() -> {
            for (int row = 1; row <= ROWS; row += RECORDS) {
                pilot.bureau.apply(Invented.rows(row, RECORDS));
            }
            return null;
        });
    }

    private interface Work<T> {
        T run() throws Exception;
    }

    private static <T> CompletableFuture<T> later(Work<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        result.complete(work.run());
                    } catch (Exception e) {
                        result.completeExceptionally(e);
                    }
                },
                "journey");
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private static void allIsThereOnce(Pilot pilot) throws Exception {
        Tally insured = pilot.settled("after the stops", Pilot.HALL_INSURED, PUSHES * RECORDS);
        Tally people = pilot.settled("after the stops", Pilot.HALL_PEOPLE, ROWS);
        Tally registry = pilot.settled("after the stops", Pilot.REGISTRY_PEOPLE, ROWS);
        assertThat(List.of(insured.delivered(), people.delivered(), registry.delivered()))
                .isEqualTo(List.of((long) PUSHES * RECORDS, (long) ROWS, (long) ROWS));
        assertThat(pilot.hall.latest(Pilot.INSURED)).hasSize(PUSHES * RECORDS);
        assertThat(pilot.hall.latest(Pilot.PEOPLE)).hasSize(ROWS);
        assertThat(pilot.registry.held()).hasSize(ROWS);
        assertThat(pilot.hall.arrivals().stream()
                        .map(arrival -> arrival.id() + "." + arrival.revision())
                        .distinct())
                .as("every extra arrival carries an id and revision seen before")
                .hasSize(PUSHES * RECORDS + ROWS);
        assertThat(pilot.hall.stepsBack()).isZero();
        assertThat(pilot.chimney(Pilot.INSURANCE).received()
                        - pilot.chimney(Pilot.INSURANCE).repeats())
                .isEqualTo(PUSHES * RECORDS);
        assertThat(pilot.chimney(Pilot.BUREAU).received()).isEqualTo(ROWS);
    }

    /** Crash window S2. */
    @Test
    void journalAndStoreOfDifferentTimesAreRefused() throws Exception {
        Path data = folder.resolve("data");
        Path backup = folder.resolve("backup");
        Path now = folder.resolve("now");
        try (Pilot pilot = Pilot.inMemory(data).start()) {
            assertThat(pilot.sender(Pilot.INSURANCE)
                            .push(Pilot.INSURED, "one", Invented.insured(1))
                            .status())
                    .isEqualTo(202);
            pilot.stop();
            copy(data, backup);
            pilot.start();
            pilot.stop();
            copy(data, now);

            replace(data, backup, "bus");
            refused(pilot);
            replace(data, now, "bus");
            replace(data, backup, "huitong.db");
            refused(pilot);
            delete(data.resolve("bus"));
            refused(pilot);
            replace(data, now, "bus");
            delete(data.resolve("huitong.db"));
            refused(pilot);

            replace(data, backup, "bus");
            replace(data, backup, "huitong.db");
            pilot.start();
            assertThat(pilot.sender(Pilot.INSURANCE)
                            .push(Pilot.INSURED, "one", Invented.insured(1))
                            .status())
                    .as("both restored from one backup")
                    .isEqualTo(202);
            pilot.settled("the repeat has no second effect", Pilot.HALL_INSURED, 1);
        }
    }

    private static void refused(Pilot pilot) {
        assertThatThrownBy(pilot::start)
                .isInstanceOfSatisfying(
                        HuitongException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STATE_MISMATCH))
                .hasMessageContaining("Restore both");
    }

    private static void replace(Path data, Path from, String part) throws IOException {
        delete(data.resolve(part));
        copy(from.resolve(part), data.resolve(part));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static void delete(Path path) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(path)) {
            files.forEach(found::add);
        }
        for (int at = found.size() - 1; at >= 0; at--) {
            Files.delete(found.get(at));
        }
    }
}
