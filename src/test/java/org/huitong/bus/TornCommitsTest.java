package org.huitong.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Parcel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk has written back a commit, but not a page in the middle of what it commits (crash window W3): the
 * transaction never was, as a whole.
 */
@Timeout(60)
class TornCommitsTest {
    private static final String QUEUE = "people";
    private static final String ADDRESS = "exchange.people";
    private static final String EVENTS = "events";
    private static final int PAGE = 4096;

    @TempDir
    Path dir;

    private EmbeddedBus bus;

    @BeforeEach
    void start() {
        bus = EmbeddedBus.start(new BusSettings(dir, 1 << 20, 0, 32 << 20));
        bus.declareQueue(QUEUE);
        bus.declareQueue(EVENTS);
    }

    @AfterEach
    void stop() {
        bus.close();
    }

    @Test
    void whatWasCommittedWithDamageIsTakenBackAsAWhole() throws IOException {
        commit(large("before"));
        commit(large("torn"), small("beside the torn one"));
        commit(large("after"));

        damage("torn", new byte[PAGE]);

        assertThat(left(QUEUE)).containsExactly("before", "after");
        assertThat(dir.resolve("torn"))
                .isDirectoryContaining(file -> file.toString().endsWith(".amq"));
    }

    /** A file of the journal is used again: what stands where nothing was written is not zeros but older messages. */
    @Test
    void olderBytesAreDamageToo() throws IOException {
        commit(large("torn"));

        damage("torn", "an older message".repeat(PAGE).substring(0, PAGE).getBytes(StandardCharsets.UTF_8));

        assertThat(left(QUEUE)).isEmpty();
    }

    /** Another subscription has it, too: a message that nobody has any more is deleted, after the sync and not before. */
    @Test
    void whatTheTransactionHadAcknowledgedComesBack() throws IOException {
        bus.declareSubscription(ADDRESS, "hall.people");
        bus.declareSubscription(ADDRESS, "land.people");
        commit(new Parcel(ADDRESS, Map.of(), small("to be settled").body(), null));
        try (Session session = bus.open("hall.people")) {
            session.acknowledge(session.take(Duration.ofSeconds(5)));
            session.send(new Parcel(EVENTS, Map.of(), large("event").body(), null));
            session.commit();
        }

        damage("event", new byte[PAGE]);

        assertThat(left(EVENTS)).isEmpty();
        assertThat(left("hall.people")).containsExactly("to be settled");
    }

    @Test
    void whatIsSoundIsLeftAlone() throws IOException {
        commit(large("one"), small("two"));
        bus.close();

        assertThat(TornCommits.takeBack(dir)).isZero();
        begin();
        assertThat(left(QUEUE)).containsExactly("one", "two");
    }

    /** Its newest pages are on their way: they would look torn. */
    @Test
    void journalInUseIsLeftAlone() throws IOException {
        commit(large("torn"));
        overwrite("torn", new byte[PAGE]);

        assertThat(TornCommits.takeBack(dir)).isZero();
    }

    @Test
    void messagesFromBeforeThereWereChecksumsAreKept() throws Exception {
        try (Node old = new Node(bus);
                ClientSession session = old.client()) {
            ClientMessage message = session.createMessage(Message.BYTES_TYPE, true);
            message.getBodyBuffer().writeBytes(large("old").body());
            session.createProducer(QUEUE).send(message);
            session.commit();
        }
        commit(small("new"));
        bus.close();

        begin();

        assertThat(left(QUEUE)).containsExactly("old", "new");
    }

    /** Not a power loss, which leaves what was synced: the disk lies about what it once held. */
    @Test
    void damageOfLongAgoIsNeitherTakenBackNorGivenOut() throws IOException {
        commit(large("damaged"));
        for (int i = 0; i < 200; i++) {
            commit(large("filler " + i));
        }
        assertThat(journal().count()).isGreaterThan(3);

        damage("damaged", new byte[PAGE]);

        try (Session session = bus.open(QUEUE)) {
            assertThatThrownBy(() -> session.take(Duration.ofSeconds(5)))
                    .isInstanceOfSatisfying(
                            HuitongException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PUBLISH_DAMAGED))
                    .hasMessageContaining(QUEUE);
        }
        assertThat(bus.depth(QUEUE)).isEqualTo(201);
    }

    private void commit(Parcel... parcels) {
        try (Session session = bus.open(null)) {
            for (Parcel parcel : parcels) {
                session.send(parcel);
            }
            session.commit();
        }
    }

    private static Parcel small(String name) {
        return new Parcel(QUEUE, Map.of("HuitongIntake", "i-1"), name.getBytes(StandardCharsets.UTF_8), null);
    }

    /** Its name, and then room for more than a page that has nothing else on it. */
    private static Parcel large(String name) {
        return small((name + "\n").concat(("[" + name + "]").repeat(4 * PAGE / name.length())));
    }

    private List<String> left(String queue) {
        List<String> names = new ArrayList<>();
        try (Session session = bus.open(queue)) {
            for (Parcel parcel = session.take(Duration.ZERO); parcel != null; parcel = session.take(Duration.ZERO)) {
                names.add(new String(parcel.body(), StandardCharsets.UTF_8)
                        .lines()
                        .findFirst()
                        .orElseThrow());
            }
        }
        return names;
    }

    private void damage(String name, byte[] with) throws IOException {
        bus.close();
        overwrite(name, with);
        begin();
    }

    private void begin() {
        bus = EmbeddedBus.start(new BusSettings(dir, 1 << 20, 0, 32 << 20));
    }

    private void overwrite(String name, byte[] with) throws IOException {
        byte[] middle = ("[" + name + "]").repeat(3).getBytes(StandardCharsets.UTF_8);
        for (Path file : journal().toList()) {
            byte[] bytes = Files.readAllBytes(file);
            int at = new String(bytes, StandardCharsets.ISO_8859_1)
                    .indexOf(new String(middle, StandardCharsets.ISO_8859_1));
            if (at >= 0) {
                System.arraycopy(with, 0, bytes, at + PAGE, with.length);
                Files.write(file, bytes, StandardOpenOption.WRITE);
                return;
            }
        }
        throw new AssertionError(name + " is in no file of the journal");
    }

    private Stream<Path> journal() throws IOException {
        try (Stream<Path> files = Files.list(dir.resolve("journal"))) {
            return files.filter(file -> file.toString().endsWith(".amq")).toList().stream();
        }
    }
}
