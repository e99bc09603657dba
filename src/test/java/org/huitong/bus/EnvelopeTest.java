package org.huitong.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.huitong.message.HuitongException;
import org.huitong.message.Parcel;
import org.huitong.seal.Seal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits on the bus cannot be read on its disk, and is the same for whoever takes it. */
class EnvelopeTest {
    private static final String ADDRESS = "exchange.person";
    private static final String QUEUE = "hall.person";
    private static final String BODY = "[{\"name\":\"王䶮\"}]";
    private static final byte[] FIRST = key(1);
    private static final byte[] SECOND = key(2);

    @TempDir
    Path dir;

    private EmbeddedBus bus;

    private static byte[] key(int n) {
        byte[] key = new byte[Seal.KEY_BYTES];
        Arrays.fill(key, (byte) n);
        return key;
    }

    private void start(byte[]... keys) {
        if (bus != null) {
            bus.close();
        }
        bus = EmbeddedBus.start(new BusSettings(dir, 1 << 20, 0, 1 << 20, Seal.of(List.of(keys)), Optional.empty()));
        bus.declareSubscription(ADDRESS, QUEUE);
        bus.declareOwn("out.hall");
    }

    @AfterEach
    void stop() {
        bus.close();
    }

    private void send(String address) {
        try (Session session = bus.open(null)) {
            session.send(
                    new Parcel(address, Map.of("HuitongIntake", "i1"), BODY.getBytes(StandardCharsets.UTF_8), null));
            session.commit();
        }
    }

    private Parcel taken(String queue, boolean acknowledge) {
        try (Session session = bus.open(queue)) {
            Parcel parcel = session.take(Duration.ofSeconds(10));
            if (acknowledge) {
                session.acknowledge(parcel);
                session.commit();
            }
            return parcel;
        }
    }

    private static boolean contains(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .contains(new String("王䶮".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private boolean inClear() throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            return files.filter(Files::isRegularFile).anyMatch(EnvelopeTest::contains);
        }
    }

    @Test
    void theJournalHoldsNoContent() throws IOException {
        start(FIRST);
        send(ADDRESS);
        assertThat(inClear()).isFalse();

        start(FIRST);
        Parcel parcel = taken(QUEUE, true);

        assertThat(new String(parcel.body(), StandardCharsets.UTF_8)).isEqualTo(BODY);
        assertThat(parcel.properties()).isEqualTo(Map.of("HuitongIntake", "i1"));
    }

    @Test
    void withoutAKeyItDoes() throws IOException {
        start();
        send(ADDRESS);

        assertThat(inClear()).isTrue();
    }

    @Test
    void whatASystemsOwnClientReadsStaysOpen() {
        start(FIRST);
        send("out.hall");

        start();
        assertThat(new String(taken("out.hall", true).body(), StandardCharsets.UTF_8))
                .isEqualTo(BODY);
    }

    @Test
    void withoutItsKeyItIsNotTakenAndStaysForWhoHasIt() {
        start(FIRST);
        send(ADDRESS);
        String first = Seal.of(List.of(FIRST)).closes().orElseThrow();

        start(SECOND);
        assertThatThrownBy(() -> taken(QUEUE, false))
                .isInstanceOf(HuitongException.class)
                .hasMessageStartingWith("STATE-SEALED: ")
                .hasMessageContaining(first);
        start(SECOND, FIRST);
        assertThat(bus.closedUnder(first)).isTrue();
        assertThat(taken(QUEUE, true).body()).isEqualTo(BODY.getBytes(StandardCharsets.UTF_8));
        assertThat(bus.closedUnder(first)).isFalse();
    }
}
