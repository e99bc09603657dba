package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One subscription's calls hang; the gateway has one thread for the turns of all, and half as many lanes as calls. */
@Timeout(120)
class SlowConsumerJourney {
    private static final int PEOPLE = 20;
    private static final int INSURED = 50;

    @TempDir
    private Path folder;

    private final CountDownLatch drip = new CountDownLatch(1);
    private Pilot pilot;

    @BeforeEach
    void open() throws Exception {
        pilot = Pilot.inMemory(folder.resolve("data"))
                .with("huitong.deliver.turns", "1")
                .with("huitong.deliver.lanes", "4");
    }

    @AfterEach
    void close() throws Exception {
        drip.countDown();
        pilot.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whoHangsHoldsUpNobodyElse() throws Exception {
        pilot.start();
        CountDownLatch hanging = new CountDownLatch(1);
        pilot.hall.answer(arrival -> {
            if (arrival.resource().equals(Pilot.PEOPLE)) {
                hanging.countDown();
                await(drip);
            }
            return null; // as usual
        });
        pilot.bureau.apply(Invented.rows(1, PEOPLE));
        Pilot.until("a call hangs").until(() -> hanging.getCount() == 0);

        for (int push = 0; push < 5; push++) {
            assertThat(pilot.sender(Pilot.INSURANCE)
                            .push(Pilot.INSURED, "beside-" + push, Invented.array(1 + push * 10, 10))
                            .status())
                    .isEqualTo(202);
        }
        pilot.settled("the others go on", Pilot.HALL_INSURED, INSURED);
        pilot.settled("the neighbor on the same resource, too", Pilot.REGISTRY_PEOPLE, PEOPLE);
        assertThat(pilot.consumer(Pilot.HALL_PEOPLE).delivered()).isZero();

        drip.countDown();
        assertThat(pilot.settled("it answers at last", Pilot.HALL_PEOPLE, PEOPLE)
                        .delivered())
                .isEqualTo(PEOPLE);
        assertThat(pilot.hall.stepsBack()).isZero();
    }

    /** Room for one that hangs, and two do: the third subscription waits, which is told, and is no reason to be down. */
    @Test
    void moreHangThanThereIsRoomForIsToldAndPassesByItself() throws Exception {
        pilot.with("huitong.deliver.slowTurns", "1").start();
        CountDownLatch hanging = new CountDownLatch(2);
        pilot.hall.answer(arrival -> {
            hanging.countDown();
            await(drip);
            return null;
        });
        pilot.sender(Pilot.INSURANCE).push(Pilot.INSURED, "hangs", Invented.insured(1));
        pilot.bureau.apply(Invented.rows(1, 1));
        Pilot.until("two calls hang").until(() -> hanging.getCount() == 0);
        pilot.bureau.apply(Invented.rows(2, 1));

        Pilot.until("the alarm")
                .until(() -> pilot.desk().status().path("alarms").toString().contains("DELIVER-LANE-FULL"));
        Sender.Answer health = Sender.get(pilot.observe() + "/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.body()).contains("huitong.deliver.slowTurns");
        assertThat(Sender.get(pilot.observe() + "/metrics").body()).contains("huitong_turns_waiting{lane=\"slow\"}");

        drip.countDown();
        pilot.settled("the hall's people", Pilot.HALL_PEOPLE, 2);
        pilot.settled("the registry's people", Pilot.REGISTRY_PEOPLE, 2);
        Pilot.until("the alarm is over")
                .until(() -> pilot.desk().status().path("alarms").isEmpty());
    }
}
