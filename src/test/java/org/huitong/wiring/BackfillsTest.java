package org.huitong.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.huitong.audit.AuditTrail;
import org.huitong.bus.BusSettings;
import org.huitong.bus.Lease;
import org.huitong.bus.Pull;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Forms;
import org.huitong.catalog.PilotHome;
import org.huitong.failed.BackfillBook;
import org.huitong.message.Backfill;
import org.huitong.message.BackfillState;
import org.huitong.message.BusRecord;
import org.huitong.message.Event;
import org.huitong.message.Op;
import org.huitong.message.Parcel;
import org.huitong.message.Slice;
import org.huitong.message.Tally;
import org.huitong.store.StoreSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backfills over starts, and both queues of a subscription in one order, on the real store and bus (B1, B5). */
class BackfillsTest {
    private static final String HALL = "government-service.hall.population-basic";
    private static final String SOURCE = "public-security.population/population-basic";
    private static final String PLACE = "public-security.population.population-basic";
    private static final int MOST = 4;

    @TempDir
    private Path folder;

    private PilotHome home;

    @BeforeEach
    void copy() throws IOException {
        home = PilotHome.in(folder);
    }

    private record Life(Core core, Backfills backfills) {
        BackfillState state() {
            return backfills.entries().get(HALL).state();
        }

        Pull pull() {
            return backfills.pulls(SOURCE).get(0);
        }

        void send(String address, long number) {
            BusRecord record = new BusRecord("r" + number, "k", number, 0, Op.UPSERT, Map.of());
            Map<String, Object> properties = Map.of(
                    "HuitongIntake",
                    core.sequence().id(number),
                    "HuitongSequence",
                    0,
                    "HuitongSchema",
                    1,
                    "cloudEvents_source",
                    "/systems/public-security.population",
                    "cloudEvents_subject",
                    "population-basic");
            byte[] body = ("[" + Slice.text(record) + "]").getBytes(StandardCharsets.UTF_8);
            try (var session = core.bus().open(null)) {
                session.send(new Parcel(address, properties, body, null));
                session.commit();
            }
        }

        SubscriptionInbox inbox() {
            return new SubscriptionInbox(core.bus(), HALL, () -> Forms.only(1), () -> backfills.backfilling(HALL));
        }
    }

    private void started(Consumer<Life> work) {
        Catalog catalog = Catalog.read(home.home());
        BusSettings bus = new BusSettings(folder.resolve("data/bus"), 1 << 20, 0, 1 << 20);
        try (Core core = new Core(bus, StoreSettings.sqlite(folder.resolve("data")), new Core.Bounds(100, 100, 7))) {
            Grants grants = new Grants(catalog, core, new Workers(catalog, (asked, before) -> Optional.empty()));
            grants.open();
            Backfills backfills = new Backfills(core, grants.register(), source -> true, MOST);
            backfills.open(subscription -> {});
            work.accept(new Life(core, backfills));
        }
    }

    @Test
    void whatWasOnlyWrittenDownIsMadeByTheNextStart() {
        started(life -> new BackfillBook(life.core().store())
                .write(
                        new BackfillBook.Entry(
                                HALL, "r1", BackfillState.STARTING, 0, "王敏", 1, 1, "", Map.of(SOURCE, "42")),
                        "backfill-start",
                        "王敏"));

        started(life -> {
            assertThat(life.state()).isEqualTo(BackfillState.RUNNING);
            assertThat(life.pull().rest()).isZero();
            String place = new Backfill(HALL, "r1").place(PLACE);
            try (Lease lease = Lease.take(life.core().bus(), place, life.core())) {
                assertThat(lease.watermark()).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
            }
            life.send(Backfill.queue(HALL), 1);
            // The broker counts a message a moment after its commit.
            await().until(() -> life.core().bus().depth(Backfill.queue(HALL)) == 1);
            List<AuditTrail.Entry> trail = life.core().store().read(h -> AuditTrail.of(h, HALL, 10));
            assertThat(trail).extracting(AuditTrail.Entry::actor).contains("王敏");
        });
    }

    @Test
    void itIsDoneOnlyWhenAllIsReadAndSettledAndReadsOnAfterADeathBeforeThat() {
        started(life -> {
            life.backfills().start(HALL, Map.of(SOURCE, "42"), 0, "王敏");
            life.send(Backfill.queue(HALL), 1);
            Pull pull = life.pull();
            pull.pulled(1, 42, true);
            assertThat(pull.over()).isTrue();
            pull.letGo();
            try (SubscriptionInbox inbox = life.inbox()) {
                Slice slice = inbox.take(Duration.ZERO);
                assertThat(inbox.take(Duration.ZERO)).as("nothing more").isNull();
                assertThat(life.state()).as("one is in hand").isEqualTo(BackfillState.RUNNING);
                inbox.settle(slice, List.of(event("e1")));
            }
        });

        started(life -> {
            assertThat(life.state()).isEqualTo(BackfillState.RUNNING);
            life.pull().pulled(0, 42, true);
            life.pull().letGo();
            try (SubscriptionInbox inbox = life.inbox()) {
                assertThat(inbox.take(Duration.ZERO)).isNull();
            }
            assertThat(life.state()).isEqualTo(BackfillState.DONE);
            assertThat(life.backfills().pulls(SOURCE)).isEmpty();
        });
    }

    @Test
    void bothQueuesComeInTheOrderOfTheirNumbersAndAreSettledByOneCommit() {
        started(life -> {
            Backfill backfill = new Backfill(
                    HALL,
                    life.backfills().start(HALL, Map.of(SOURCE, "42"), 0, "王敏").run());
            String live = Slice.ADDRESS + "population-basic";
            life.send(live, number(life, 1));
            life.send(backfill.queue(), number(life, 2));
            life.send(backfill.queue(), number(life, 3));
            life.send(live, number(life, 4));
            life.send(backfill.queue(), number(life, 5));
            life.send(live, number(life, 6));

            try (SubscriptionInbox inbox = life.inbox()) {
                List<Slice> slices = take(inbox, 6);
                assertThat(ids(slices)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
                inbox.settle(slices.get(3), List.of(event("e1")));
            }
            try (SubscriptionInbox inbox = life.inbox()) {
                assertThat(ids(take(inbox, 2))).containsExactly(5L, 6L);
            }
            try (SubscriptionInbox inbox = life.inbox()) {
                List<Slice> slices = take(inbox, 2);
                assertThat(ids(slices)).as("given back").containsExactly(5L, 6L);
                inbox.settle(slices.get(1), List.of(event("e2")));
                assertThat(inbox.take(Duration.ZERO)).isNull();
            }
            await("the counts are drained").until(life.core()::caughtUp);
            assertThat(life.core().projection().tallies(backfill.tally()))
                    .containsExactlyEntriesOf(Map.of(Tally.SETTLED, 3L));
        });
    }

    @Test
    void asMuchWaitsAsMayAndARateHoldsReadingBack() {
        started(life -> {
            life.backfills().start(HALL, Map.of(SOURCE, "42"), 10, "王敏");
            life.pull().pulled(5, 5, false);
            assertThat(life.pull().rest()).as("half a second's worth").isBetween(200L, 501L);
            life.pull().pulled(0, 5, false);
            assertThat(life.pull().rest()).isZero();

            for (int number = 1; number <= MOST; number++) {
                life.send(Backfill.queue(HALL), number);
            }
            await("a full queue stops it").until(() -> life.pull().rest() > 0);
        });
    }

    private static long number(Life life, int nth) {
        return (life.core().sequence().next() >> 32 << 32) + nth;
    }

    private static List<Slice> take(SubscriptionInbox inbox, int count) {
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slices.add(inbox.take(Duration.ZERO));
        }
        return slices;
    }

    private static List<Long> ids(List<Slice> slices) {
        return slices.stream()
                .map(slice -> slice.records().get(0).version() & 0xffff)
                .toList();
    }

    private static Event event(String id) {
        return new Event(id, Event.OUTCOME, 1, HALL, null, Map.of(), List.of(), "");
    }
}
