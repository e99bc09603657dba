package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huitong.journey.Pilot.until;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.huitong.bench.crash.Preload;
import org.huitong.pilot.Arrival;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The wall clock is set back and forth under a running gateway: order, receipts and pauses do not ask it. */
@Timeout(120)
class ClockJourney {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int PERSON = 7;

    @TempDir
    private Path folder;

    private Path clock;
    private PilotProcess.Limits clocked;

    @BeforeEach
    void clock() throws Exception {
        assumeTrue(Preload.compiler().isPresent(), "no C compiler: the clock of a process is not set without one");
        clock = folder.resolve("clock");
        set(Duration.ZERO);
        Path library = Preload.compile("clock", folder);
        clocked = new PilotProcess.Limits(
                Map.of("LD_PRELOAD", library.toString(), "HUITONG_CLOCK", clock.toString()), 0, List.of());
    }

    private void set(Duration ahead) throws IOException {
        byte[] seconds = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(ahead.toSeconds())
                .array();
        Files.write(clock, seconds, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Test
    void clockSetBackByAnHourKeepsTheOrderOfAKeyEndsPausesAndForgetsNoReceipt() throws Exception {
        try (PilotProcess pilot = new PilotProcess(folder)) {
            pilot.start(clocked);
            Pushes others = new Pushes(pilot);
            others.many(4);
            push(pilot, "first");
            pilot.settled("before", Pilot.HALL_INSURED, 5);

            pilot.hall.setDown(true);
            push(pilot, "second");
            until("the hall is away and its subscription pauses")
                    .until(() -> pilot.desk().stateOf(Pilot.HALL_INSURED).equals("paused"));
            set(HOUR.negated());
            push(pilot, "third");
            others.many(4);
            pilot.hall.setDown(false);
            pilot.settled("the pause ended an hour earlier than it began", Pilot.HALL_INSURED, 11);
            assertThat(names(pilot)).endsWith("third");

            pilot.stop();
            pilot.start(clocked);
            others.comeTo(pilot);
            push(pilot, "fourth");
            set(HOUR);
            push(pilot, "fifth");
            set(Duration.ZERO);
            others.many(4);

            others.receiptsStand();
            pilot.settled("all", Pilot.HALL_INSURED, 17);
            assertThat(names(pilot)).startsWith("first").endsWith("fifth");
            assertThat(pilot.hall.stepsBack()).isZero();
            assertThat(pilot.hall.latest(Pilot.INSURED)).hasSize(13);
        }
    }

    @Test
    void grantThatHasNotBegunByTheClockHoldsItsQueueAndGoesOnWhenTheClockIsRight() throws Exception {
        try (PilotProcess pilot = new PilotProcess(folder)) {
            pilot.start(clocked);
            set(Duration.ofDays(-400));
            until("the grant has not begun")
                    .until(() -> pilot.desk().stateOf(Pilot.HALL_INSURED).equals("closed"));
            push(pilot, "early");
            until("it waits in the queue")
                    .until(() -> pilot.consumer(Pilot.HALL_INSURED).waiting() == 1);
            assertThat(pilot.hall.arrivals()).isEmpty();

            set(Duration.ZERO);
            pilot.settled("the clock is right", Pilot.HALL_INSURED, 1);
            assertThat(names(pilot)).containsExactly("early");
        }
    }

    @Test
    void clockThatWasAheadForOneStartForgetsNoReceipt() throws Exception {
        try (PilotProcess pilot = new PilotProcess(folder).with("huitong.receive.keepDays", "7")) {
            pilot.start(clocked);
            Pushes pushes = new Pushes(pilot);
            pushes.many(4);
            pilot.stop();

            set(Duration.ofDays(365));
            pilot.start(clocked);
            pilot.stop();
            set(HOUR.negated());
            pilot.start(clocked);
            pushes.comeTo(pilot);

            pushes.receiptsStand();
            pushes.account();
        }
    }

    private static void push(PilotProcess pilot, String name) throws Exception {
        String body = Invented.insured(Invented.id(PERSON + 1000), name);
        assertThat(pilot.sender(Pilot.INSURANCE)
                        .push(Pilot.INSURED, "person-" + name, body)
                        .status())
                .isEqualTo(202);
    }

    /** Of the one person, in the order they came to the hall, repeats left out. */
    private static List<String> names(PilotProcess pilot) {
        return pilot.hall.arrivals().stream()
                .filter(arrival -> arrival.status() == 200)
                .map(Arrival::data)
                .map(data -> data.get("name"))
                .filter(name -> !name.startsWith(Pushes.NAME))
                .distinct()
                .toList();
    }
}
