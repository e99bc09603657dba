package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huitong.journey.Pilot.until;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.huitong.failed.Subscriptions;
import org.huitong.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a store that does not answer, and a start that died half-way, come to: D3 and C1. */
@Timeout(120)
class StoreAwayJourney {
    private static final int MANY = 60;

    @TempDir
    private Path data;

    @Test
    void lockedStoreStopsTheEdgeBeforeEventsPileUpAndDrainsWhenItIsFree() throws Exception {
        try (Pilot pilot =
                Pilot.inMemory(data).with("huitong.publish.maxUndrained", "20").start()) {
            Sender sender = pilot.sender(Pilot.INSURANCE);
            int accepted = 0;
            int refused = 0;

            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("huitong.db"));
                    Statement lock = other.createStatement()) {
                lock.execute("BEGIN IMMEDIATE");
                for (int i = 0; i < MANY; i++) {
                    int status = sender.push(Pilot.INSURED, "locked-" + i, Invented.insured(i))
                            .status();
                    assertThat(status).isIn(202, 503);
                    accepted += status == 202 ? 1 : 0;
                    refused += status == 503 ? 1 : 0;
                }
                assertThat(accepted).as("what the bus may hold for the store").isBetween(1, MANY - 1);
                assertThat(refused).isPositive();
                lock.execute("ROLLBACK");
            }

            until("the store has caught up")
                    .until(() -> sender.push(Pilot.INSURED, "after", Invented.insured(MANY))
                                    .status()
                            == 202);
            assertThat(pilot.settled("all that was acknowledged", Pilot.HALL_INSURED, accepted + 1L)
                            .delivered())
                    .isEqualTo(accepted + 1L);
        }
    }

    /** The dead start had written the row, and nothing else of the subscription. */
    @Test
    void subscriptionThatWasBeingMadeIsFinishedByTheNextStart() throws Exception {
        try (Store store = Store.open(data)) {
            new Subscriptions(store)
                    .creating(List.of(new Subscriptions.Known(
                            Pilot.HALL_INSURED,
                            "government-service.hall",
                            Pilot.INSURED,
                            Subscriptions.State.CREATING)));
        }

        try (Pilot pilot = Pilot.inMemory(data).start()) {
            assertThat(pilot.sender(Pilot.INSURANCE)
                            .push(Pilot.INSURED, "first", Invented.insured(1))
                            .status())
                    .isEqualTo(202);
            assertThat(pilot.settled("the first record", Pilot.HALL_INSURED, 1).delivered())
                    .isEqualTo(1);
        }
    }
}
