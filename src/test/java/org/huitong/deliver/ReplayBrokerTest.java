package org.huitong.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.huitong.bus.BusSettings;
import org.huitong.bus.EmbeddedBus;
import org.huitong.bus.Session;
import org.huitong.catalog.Forms;
import org.huitong.element.Mask;
import org.huitong.failed.Drainer;
import org.huitong.failed.KeyHash;
import org.huitong.failed.Projection;
import org.huitong.failed.Rows;
import org.huitong.failed.WorkRows;
import org.huitong.message.BusRecord;
import org.huitong.message.Intake;
import org.huitong.message.Op;
import org.huitong.message.RowState;
import org.huitong.message.Sequence;
import org.huitong.message.Slice;
import org.huitong.store.Store;
import org.huitong.store.StoreSettings;
import org.huitong.wiring.EventInbox;
import org.huitong.wiring.StoredRows;
import org.huitong.wiring.SubscriptionInbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two consumers of one resource on the real broker and store: what one is sent again the other does not see. */
@Timeout(60)
class ReplayBrokerTest {
    private static final String RESOURCE = "people";
    private static final List<String> EVERYBODY = List.of("i-0.0", "i-1.0", "i-2.0");

    @TempDir
    Path dir;

    private final Sequence sequence = new Sequence(1, "test");
    private EmbeddedBus bus;
    private Store store;
    private EventInbox events;
    private Drainer drainer;

    @BeforeEach
    void start() {
        bus = EmbeddedBus.start(new BusSettings(dir.resolve("bus"), 1 << 20, 0, 1 << 20));
        store = Store.open(settings(dir));
        events = new EventInbox(bus);
        drainer = new Drainer(events, new Projection(store, new KeyHash(new byte[32]))::apply, drained -> {});
    }

    StoreSettings settings(Path directory) {
        return StoreSettings.sqlite(directory);
    }

    @AfterEach
    void stop() {
        events.close();
        bus.close();
        store.close();
    }

    @Test
    void replayReachesOneSubscriptionAndNoNeighbor() {
        Consumer hall = new Consumer("hall.people");
        Consumer registry = new Consumer("registry.people");
        hall.refused = "i-1.0";
        publish();
        hall.work();
        registry.work();
        drain();
        Rows rows = new Rows(store);
        Rows.Row parked = only(rows.list(new Rows.Filter(null, "parked", null, null, null, 10)));
        assertThat(parked.subscription()).isEqualTo("hall.people");
        assertThat(registry.got).containsExactlyInAnyOrderElementsOf(EVERYBODY);

        hall.refused = "";
        hall.got.clear();
        registry.got.clear();
        rows.replay(parked.no(), "值班员");
        hall.worker.poke();
        registry.worker.poke();
        registry.work();
        hall.work();
        drain();

        assertThat(hall.got).containsExactly("i-1.0");
        assertThat(registry.got).isEmpty();
        assertThat(rows.find(parked.no()).orElseThrow().state()).isEqualTo(RowState.RESOLVED);
        await().untilAsserted(() -> assertThat(bus.depth("hall.people") + bus.depth("registry.people"))
                .isZero());
        hall.worker.close();
        registry.worker.close();
    }

    /**
     * The gateway died each time the newer record was being sent, so that the consumer may have it; the older one of the
     * key, which a person has replayed, would turn the consumer back (1,000 kills, seed 202611249).
     */
    @Test
    void nothingOlderGoesAheadOfASuspectedPoison() {
        Consumer hall = new Consumer("hall.people");
        hall.refused = "i-1.0";
        publish();
        hall.work();
        drain();
        Rows rows = new Rows(store);
        Rows.Row older = only(rows.list(new Rows.Filter(null, "parked", null, null, null, 10)));

        publish("j", 2, List.of("k1"));
        for (int death = 0; death < 3; death++) {
            new WorkRows(store).attempting("hall.people", List.of("j-0"));
        }
        Consumer again = new Consumer("hall.people", true);
        hall.worker.close();
        again.work();
        drain();
        Rows.Row newer = rows.list(new Rows.Filter(null, "parked", null, null, null, 10)).stream()
                .filter(row -> row.record().equals("j-0"))
                .findFirst()
                .orElseThrow();
        assertThat(newer.code()).isEqualTo("DELIVER-POISON");

        rows.replay(older.no(), "值班员");
        again.worker.poke();
        again.work();
        drain();
        assertThat(again.got).as("sent").isEmpty();
        assertThat(rows.find(older.no()).orElseThrow()).satisfies(row -> {
            assertThat(row.state()).isEqualTo(RowState.PARKED);
            assertThat(row.text()).contains("a newer record of its key", "replay that one");
        });

        rows.edit(newer.no(), newer.revision(), "{", "值班员", "更正");
        rows.replay(newer.no(), "值班员");
        again.worker.poke();
        again.work();
        drain();
        assertThat(rows.find(newer.no()).orElseThrow().code()).isEqualTo("OPERATE-INVALID");
        rows.replay(older.no(), "值班员");
        again.worker.poke();
        again.work();
        again.worker.close();
        drain();
        assertThat(again.got).as("sent after the newer one was broken").isEmpty();
        again = new Consumer("hall.people");
        rows.replay(older.no(), "值班员");
        again.work();
        drain();
        assertThat(again.got).as("sent after a start").isEmpty();

        rows.edit(newer.no(), newer.revision() + 1, newer.input(), "值班员", "更正");
        rows.replay(newer.no(), "值班员");
        again.worker.poke();
        again.work();
        drain();
        assertThat(again.got).containsExactly("j-0.2");
        assertThat(rows.find(newer.no()).orElseThrow().state()).isEqualTo(RowState.RESOLVED);
        assertThat(rows.find(older.no()).orElseThrow().state()).isEqualTo(RowState.SUPERSEDED);
        again.worker.close();
    }

    private void publish() {
        publish("i", 1, List.of("k0", "k1", "k2"));
    }

    private void publish(String id, long version, List<String> keys) {
        List<BusRecord> people = IntStream.range(0, keys.size())
                .mapToObj(
                        i -> new BusRecord(id + "-" + i, keys.get(i), version, 0, Op.UPSERT, Map.of("id", keys.get(i))))
                .toList();
        Intake intake = new Intake(
                id,
                version,
                "police.people",
                RESOURCE,
                null,
                "",
                Instant.EPOCH,
                false,
                List.of(),
                people,
                List.of(),
                null);
        try (Session session = bus.open(null)) {
            Slice.cut(intake, false, 1).forEach(session::send);
            session.commit();
        }
    }

    private void drain() {
        while (drainer.drainOnce(0)) {
            // until the store knows all
        }
    }

    private static Rows.Row only(List<Rows.Row> rows) {
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    /** A subscription with its worker, and a far end that notes what it gets. */
    private final class Consumer implements Connector {
        final List<String> got = new CopyOnWriteArrayList<>();
        final Worker worker;
        volatile String refused = "";

        Consumer(String id) {
            this(id, false);
        }

        /** @param unclean the gateway died before */
        Consumer(String id, boolean unclean) {
            bus.declareSubscription(Slice.ADDRESS + RESOURCE, id);
            Terms terms =
                    new Terms(id, RESOURCE, false, "id", 1, Map.of("id", Mask.CLEAR), () -> true, () -> null, null);
            Pace pace = new Pace(8, 100, Duration.ofMillis(1), Duration.ofMillis(10), 3, 50);
            WorkerParts parts = new WorkerParts(
                    () -> terms,
                    pace,
                    () -> new SubscriptionInbox(bus, id, Forms.only(1)),
                    new StoredRows(new WorkRows(store), id, () -> Forms.only(1)),
                    this,
                    Batch.SINGLE,
                    new Trials(),
                    Runnable::run,
                    1,
                    sequence::next,
                    () -> sequence.id(sequence.next()),
                    () -> () -> true,
                    discard -> {},
                    Allowance.UNLIMITED,
                    System::currentTimeMillis);
            worker = new Worker(parts, new byte[32], unclean);
        }

        @Override
        public Answer send(List<Outgoing> records) {
            Outgoing record = records.get(0);
            String once = record.id() + "." + record.revision();
            if (once.equals(refused)) {
                return Answer.of(new Outcome(Trouble.RECORD, "http 422", "it answered HTTP 422."));
            }
            got.add(once);
            return Answer.DELIVERED;
        }

        /** Turns until there is nothing to do. */
        void work() {
            Window window = worker.take(Duration.ofMillis(500));
            while (window != null) {
                worker.admit(window);
                worker.send(window);
                worker.settle(window);
                window = worker.take(Duration.ofMillis(500));
            }
        }
    }
}
