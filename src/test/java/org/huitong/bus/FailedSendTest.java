package org.huitong.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.huitong.message.ErrorCode;
import org.huitong.message.Event;
import org.huitong.message.Events;
import org.huitong.message.HuitongException;
import org.huitong.message.Parcel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** W4 on the real broker: what the broker refuses inside a transaction takes the whole transaction with it. */
class FailedSendTest {
    private static final byte[] KIBIBYTE = new byte[1024];

    @TempDir
    Path dir;

    private EmbeddedBus bus;

    @BeforeEach
    void start() {
        bus = EmbeddedBus.start(new BusSettings(dir, 1 << 20, 0, 1 << 20));
        bus.declareQueue("good");
        bus.declareQueue("full");
        bus.broker()
                .getAddressSettingsRepository()
                .addMatch(
                        "full",
                        new AddressSettings()
                                .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL)
                                .setMaxSizeMessages(3));
    }

    @AfterEach
    void stop() {
        bus.close();
    }

    @Test
    void refusedSendLeavesNothingOfItsTransaction() {
        fill();

        try (Session session = bus.open(null)) {
            session.send(Parcel.of("good", KIBIBYTE));
            session.send(Parcel.of("full", KIBIBYTE));
            session.send(Parcel.of("good", KIBIBYTE));

            assertThatThrownBy(session::commit)
                    .isInstanceOfSatisfying(
                            HuitongException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PUBLISH_UNAVAILABLE));
        }
        await().untilAsserted(() -> assertThat(bus.depth("good")).isZero());
    }

    @Test
    void refusedMemberOfAGroupIsAloneWithIt() throws Exception {
        fill();
        Publisher publisher = new Publisher(
                bus,
                () -> {},
                new CommitListener() {
                    @Override
                    public void committed(List<Event> events) {}

                    @Override
                    public void inDoubt(List<Event> events) {}
                },
                10);
        CompletableFuture<Void> first = publisher.submit(List.of(Parcel.of("good", KIBIBYTE)), Event.barrier("1", 0));
        CompletableFuture<Void> bad = publisher.submit(
                List.of(Parcel.of("good", KIBIBYTE), Parcel.of("full", KIBIBYTE)), Event.barrier("2", 0));
        CompletableFuture<Void> last = publisher.submit(List.of(Parcel.of("good", KIBIBYTE)), Event.barrier("3", 0));

        assertThat(publisher.commitWaiting(0)).isEqualTo(3);

        assertThatCode(first::get).doesNotThrowAnyException();
        assertThatThrownBy(bad::get)
                .hasRootCauseInstanceOf(Exception.class)
                .hasMessageContaining("PUBLISH-UNAVAILABLE");
        assertThatCode(last::get).doesNotThrowAnyException();
        await().untilAsserted(() -> assertThat(bus.depth("good")).isEqualTo(2));
        try (Session events = bus.open(Events.ADDRESS)) {
            assertThat(Events.unpack(events.take(Duration.ofSeconds(2)).body()))
                    .extracting(Event::id)
                    .containsExactly("1");
            assertThat(Events.unpack(events.take(Duration.ofSeconds(2)).body()))
                    .extracting(Event::id)
                    .containsExactly("3");
            assertThat(events.take(Duration.ZERO)).isNull();
        }
    }

    private void fill() {
        try (Session session = bus.open(null)) {
            for (int i = 0; i < 3; i++) {
                session.send(Parcel.of("full", KIBIBYTE));
                session.commit();
            }
        }
    }
}
