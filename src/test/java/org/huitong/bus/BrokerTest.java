package org.huitong.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.impl.AddressInfo;
import org.huitong.message.BusRecord;
import org.huitong.message.Event;
import org.huitong.message.HuitongException;
import org.huitong.message.Intake;
import org.huitong.message.Op;
import org.huitong.message.Parcel;
import org.huitong.message.Slice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the way out rests on, held to the real broker: nothing is dropped or reordered, whoever goes (O7, O8, O9, W9). */
@Timeout(120)
class BrokerTest {
    private static final String ADDRESS = Slice.ADDRESS + "people";
    private static final String QUEUE = "hall.people";
    private static final int MESSAGES = 200;
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    Path dir;

    private EmbeddedBus bus;

    @BeforeEach
    void start() {
        bus = EmbeddedBus.start(new BusSettings(dir, 1 << 20, 0, 1 << 20));
        bus.declareSubscription(ADDRESS, QUEUE);
        bus.declareQueue("effects");
    }

    @AfterEach
    void stop() {
        bus.close();
    }

    private void publish() {
        try (Session session = bus.open(null)) {
            IntStream.range(0, MESSAGES).forEach(i -> session.send(message(ADDRESS, i)));
            session.commit();
        }
    }

    private static Parcel message(String address, int number) {
        return Parcel.of(address, Integer.toString(number).getBytes(StandardCharsets.UTF_8));
    }

    private static int number(Parcel parcel) {
        return Integer.parseInt(new String(parcel.body(), StandardCharsets.UTF_8));
    }

    private static List<Parcel> take(Session session, int count) {
        List<Parcel> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Parcel parcel = session.take(SOON);
            assertThat(parcel).as("message " + i).isNotNull();
            taken.add(parcel);
        }
        return taken;
    }

    private void everythingIsThereInOrder(Bus reader) {
        try (Session session = reader.open(QUEUE)) {
            assertThat(take(session, MESSAGES))
                    .extracting(BrokerTest::number)
                    .containsExactlyElementsOf(
                            IntStream.range(0, MESSAGES).boxed().toList());
            assertThat(session.take(Duration.ZERO)).isNull();
        }
    }

    @Test
    void noMessageIsDeletedHoweverOftenItIsGivenBack() {
        publish();
        for (int i = 0; i < 40; i++) {
            try (Session session = bus.open(QUEUE)) {
                take(session, 3);
                session.rollback();
                take(session, 3);
            }
        }

        await().untilAsserted(
                        () -> assertThat(bus.depth(EmbeddedBus.DEAD_LETTERS)).isZero());
        everythingIsThereInOrder(bus);
        bus.close();
        bus = EmbeddedBus.start(new BusSettings(dir, 1 << 20, 0, 1 << 20));
        everythingIsThereInOrder(bus);
    }

    @Test
    void closingGivesEverythingBackInOrderAlsoWhatWasAcknowledgedAndNotCommitted() {
        publish();
        for (int i = 0; i < 10; i++) {
            try (Session session = bus.open(QUEUE)) {
                List<Parcel> taken = take(session, 60);
                session.send(message("effects", i));
                session.acknowledge(taken.get(30));
            }
        }

        everythingIsThereInOrder(bus);
        await().untilAsserted(() -> assertThat(bus.depth("effects")).isZero());
    }

    @Test
    void committedPartStaysAndTheRestComesBackInOrder() {
        publish();
        try (Session session = bus.open(QUEUE)) {
            List<Parcel> taken = take(session, 60);
            session.acknowledge(taken.get(19));
            session.commit();
            session.acknowledge(taken.get(39));
        }

        try (Session session = bus.open(QUEUE)) {
            assertThat(take(session, MESSAGES - 20))
                    .extracting(BrokerTest::number)
                    .containsExactlyElementsOf(
                            IntStream.range(20, MESSAGES).boxed().toList());
        }
    }

    @Test
    void standbyReadsInOrderFromTheFirstUnsettledWhenTheOwnerIsLost() throws Exception {
        publish();
        try (Node owner = new Node(bus)) {
            Session session = owner.open(QUEUE);
            List<Parcel> taken = take(session, 60);
            session.acknowledge(taken.get(30));
            await().until(() -> owner.acknowledged() == 31);
            owner.lapse();

            everythingIsThereInOrder(bus);
            session.close();
        }
    }

    @Test
    void ownerThatWakesTooLateCannotCommit() throws Exception {
        publish();
        try (Node late = new Node(bus)) {
            Session old = late.open(QUEUE);
            List<Parcel> taken = take(old, 10);
            late.lapse();
            try (Session standby = bus.open(QUEUE)) {
                List<Parcel> again = take(standby, 10);
                standby.send(message("effects", 1));
                standby.acknowledge(again.get(9));
                standby.commit();
            }

            assertThatThrownBy(() -> {
                        old.send(message("effects", 2));
                        old.acknowledge(taken.get(9));
                        old.commit();
                    })
                    .isInstanceOf(HuitongException.class);
            old.close();
        }
        await().untilAsserted(() -> assertThat(bus.depth("effects")).isEqualTo(1));
        await().untilAsserted(() -> assertThat(bus.depth(QUEUE)).isEqualTo(MESSAGES - 10));
    }

    @Test
    void sendToAnAddressThatIsNotThereEndsWhereItAlarms() {
        try (Session session = bus.open(null)) {
            session.send(message("effects", 1));
            session.send(message(Slice.ADDRESS + "nobody", 2));
            session.commit();
        }

        await().untilAsserted(() -> assertThat(bus.depth("effects")).isEqualTo(1));
        await().untilAsserted(
                        () -> assertThat(bus.depth(EmbeddedBus.DEAD_LETTERS)).isEqualTo(1));
    }

    @Test
    void sendToAResourceWithoutQueueEndsWhereItAlarms() throws Exception {
        String nobody = Slice.ADDRESS + "nobody";
        bus.broker().addAddressInfo(new AddressInfo(SimpleString.of(nobody), RoutingType.MULTICAST));

        try (Session session = bus.open(null)) {
            session.send(message(nobody, 1));
            session.commit();
        }

        await().untilAsserted(
                        () -> assertThat(bus.depth(EmbeddedBus.DEAD_LETTERS)).isEqualTo(1));
    }

    @Test
    void resourceWithoutSubscriptionIsRefusedOrCountedAndNeverSilent() {
        Intake intake = intake();

        assertThatThrownBy(() -> Publication.of(intake, new PublishTerms(false, 1, List.of(), true)))
                .isInstanceOf(HuitongException.class)
                .hasMessageStartingWith("AUTHORIZE-NO-SUBSCRIPTION");
        Publication counted = Publication.of(intake, new PublishTerms(false, 1, List.of(), false));
        assertThat(counted.slices()).isEmpty();
        assertThat(counted.event().counts()).containsEntry("published", 1L);
        assertThat(counted.event().kind()).isEqualTo(Event.INTAKE);
    }

    private static Intake intake() {
        BusRecord person = new BusRecord("i-0", "k", 1, 0, Op.UPSERT, Map.of("name", "示例"));
        return new Intake(
                "i",
                1,
                "police.people",
                "people",
                "key",
                "digest",
                Instant.EPOCH,
                false,
                List.of(),
                List.of(person),
                List.of(),
                null);
    }
}
