package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.huitong.pilot.Tally;
import org.huitong.pilot.TaxBureau;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sample.Expected;
import sample.SampleData;
import sample.TaxMessage;
import sample.Taxpayers;

/** The taxpayer register end to end: messages on a broker of its own, to the records that the hall holds. */
@Timeout(120)
class TaxMessagesJourney {
    private static final String SUBSCRIPTION = "government-service.hall." + Taxpayers.RESOURCE;

    @TempDir
    private Path folder;

    private final Taxpayers taxpayers = Taxpayers.of(SampleData.of(4, 120));
    private TaxBureau bureau;
    private Pilot pilot;

    @BeforeEach
    void open() throws Exception {
        bureau = new TaxBureau("secret");
        pilot = Pilot.inMemory(folder.resolve("data"));
        bureau.overrides().forEach(pilot::with);
    }

    @AfterEach
    void close() throws Exception {
        pilot.close();
        bureau.close();
    }

    @Test
    void fromTheQueueToTheHall() throws Exception {
        pilot.start();
        bureau.put(taxpayers.messages());
        allIsTaken();

        assertThat(pilot.hall.held(Taxpayers.RESOURCE))
                .isEqualTo(taxpayers.hall())
                .isNotEmpty();
        assertThat(pilot.hall.stepsBack()).as("a message that is sent again").isZero();
        assertThat(pilot.hall.repeats()).isZero();
        countsAddUp();
        theEmptyOneLiesAside();
    }

    /** What waits while the gateway is away is taken when it is back, and a repeat is known then, too. */
    @Test
    void aRepeatIsKnownAcrossARestart() throws Exception {
        List<TaxMessage> all = taxpayers.messages();
        pilot.start();
        bureau.put(all);
        allIsTaken();
        pilot.stop();
        bureau.put(all.stream().filter(message -> !message.empty()).toList());
        pilot.start();
        allIsTaken();
        Expected.Counts counts = taxpayers.counts();
        long again = all.stream()
                .filter(message -> !message.empty())
                .mapToLong(message -> message.lines().size())
                .sum();
        Pilot.until("each is counted as a repeat")
                .until(() -> pilot.chimney(Taxpayers.SYSTEM).repeats() == counts.repeats() + again);
        assertThat(pilot.chimney(Taxpayers.SYSTEM).delivered()).isEqualTo(counts.accepted());
        assertThat(pilot.hall.held(Taxpayers.RESOURCE)).isEqualTo(taxpayers.hall());
    }

    private void allIsTaken() {
        Pilot.until("the queue is empty").until(() -> bureau.waiting(TaxBureau.QUEUE) == 0);
        Pilot.until("each is counted")
                .until(() -> pilot.chimney(Taxpayers.SYSTEM).received()
                        >= taxpayers.counts().received());
        pilot.settled("after the messages");
    }

    private void countsAddUp() {
        Expected.Counts expected = taxpayers.counts();
        assertThat(pilot.chimney(Taxpayers.SYSTEM))
                .isEqualTo(new Tally(
                        expected.received(),
                        expected.accepted(),
                        0,
                        expected.parked(),
                        0,
                        0,
                        0,
                        expected.repeats(),
                        0));
        Tally hall = pilot.consumer(SUBSCRIPTION);
        assertThat(hall.received()).isEqualTo(expected.accepted());
        assertThat(hall.delivered() + hall.superseded()).isEqualTo(expected.accepted());
    }

    private void theEmptyOneLiesAside() throws Exception {
        assertThat(bureau.waiting(TaxBureau.QUEUE + ".failed")).isEqualTo(1);
        assertThat(pilot.desk().status().toString())
                .contains("RECEIVE-MESSAGE-REFUSED", "NSRZT.OUT.failed", "RECEIVE-MALFORMED");
    }
}
