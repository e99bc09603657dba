package org.huitong.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.huitong.message.Event;
import org.huitong.message.HuitongException;
import org.huitong.message.Parcel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watermark token on the real broker: T2, T4, T5. */
class LeaseTest {
    private static final String SOURCE = "police.people";

    private static final CommitListener NOBODY = new CommitListener() {
        @Override
        public void committed(List<Event> events) {}

        @Override
        public void inDoubt(List<Event> events) {}
    };

    @TempDir
    Path dir;

    private EmbeddedBus bus;

    @BeforeEach
    void start() {
        bus = EmbeddedBus.start(new BusSettings(dir, 1 << 20, 0, 1 << 20));
        bus.declareTokenQueue(Lease.queue(SOURCE));
        Lease.set(bus, SOURCE, bytes("0"));
    }

    @AfterEach
    void stop() {
        bus.close();
    }

    @Test
    void tokenSurvivesAThousandCommits() {
        try (Lease lease = take()) {
            for (int i = 1; i <= 1000; i++) {
                lease.commit(List.of(), event(i), bytes(Integer.toString(i)));
                assertThat(lease.watermark()).isEqualTo(bytes(Integer.toString(i)));
            }
        }

        try (Lease lease = take()) {
            assertThat(lease.watermark()).isEqualTo(bytes("1000"));
        }
        bus.close();
        bus = EmbeddedBus.start(new BusSettings(dir, 1 << 20, 0, 1 << 20));
        try (Lease lease = take()) {
            assertThat(lease.watermark()).isEqualTo(bytes("1000"));
        }
    }

    @Test
    void leaseThatWasClosedBeforeItsCommitLeavesTheOldToken() {
        take().close();

        try (Lease lease = take()) {
            assertThat(lease.watermark()).isEqualTo(bytes("0"));
        }
    }

    @Test
    void staleLeaseCannotCommitAndTheOtherNodesStands() throws Exception {
        bus.declareQueue("slices");
        try (Node stale = new Node(bus)) {
            Lease old = Lease.take(stale, SOURCE, NOBODY);
            assertThatThrownBy(this::take)
                    .as("one token, one reader")
                    .isInstanceOf(HuitongException.class)
                    .hasMessageStartingWith("SOURCE-TOKEN");
            stale.lapse();
            try (Lease other = take()) {
                other.commit(List.of(Parcel.of("slices", bytes("new"))), event(1), bytes("10"));
            }

            assertThatThrownBy(() -> old.commit(List.of(Parcel.of("slices", bytes("old"))), event(2), bytes("9")))
                    .isInstanceOf(HuitongException.class);
            old.close();
        }

        await().untilAsserted(() -> assertThat(bus.depth("slices")).isEqualTo(1));
        try (Lease lease = take()) {
            assertThat(lease.watermark()).isEqualTo(bytes("10"));
        }
    }

    @Test
    void leaseClosedByItsOwnNodeCannotCommit() {
        Lease old = take();
        old.close();

        assertThatThrownBy(() -> old.commit(List.of(), event(1), bytes("9"))).isInstanceOf(HuitongException.class);
        try (Lease lease = take()) {
            assertThat(lease.watermark()).isEqualTo(bytes("0"));
        }
    }

    @Test
    void tokenWrittenTwiceIsOneToken() {
        Lease.set(bus, SOURCE, bytes("0"));

        try (Lease lease = take()) {
            assertThat(lease.watermark()).isEqualTo(bytes("0"));
        }
    }

    @Test
    void noTokenStopsTheSource() {
        try (Session session = bus.open(Lease.queue(SOURCE))) {
            session.acknowledge(session.take(java.time.Duration.ofSeconds(2)));
            session.commit();
        }

        assertThatThrownBy(this::take)
                .isInstanceOf(HuitongException.class)
                .hasMessageStartingWith("SOURCE-TOKEN")
                .hasMessageContaining("0 tokens");
    }

    @Test
    void twoTokensStopTheSource() {
        try (Session session = bus.open(null)) {
            session.send(new Parcel(Lease.queue(SOURCE), Map.of(), bytes("7"), "another"));
            session.commit();
        }

        // The broker counts a message a moment after its commit.
        await().untilAsserted(() -> assertThat(bus.depth(Lease.queue(SOURCE))).isEqualTo(2));

        assertThatThrownBy(this::take)
                .isInstanceOf(HuitongException.class)
                .hasMessageStartingWith("SOURCE-TOKEN")
                .hasMessageContaining("2 tokens");
    }

    private Lease take() {
        return Lease.take(bus, SOURCE, NOBODY);
    }

    private static Event event(int i) {
        return Event.barrier("e" + i, 0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
