package org.huitong.bus.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.huitong.bus.BusSettings;
import org.huitong.bus.EmbeddedBus;
import org.huitong.message.ErrorCode;
import org.huitong.message.Events;
import org.huitong.message.HuitongException;
import org.huitong.message.Parcel;
import org.huitong.message.Slice;
import org.huitong.seal.Seal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client that is not ours (Apache Qpid JMS, AMQP 1.0) can do on the bus: what is its own, and nothing else. */
@Timeout(120)
class DoorTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int LONGEST = 20_000;
    private static final int CONNECTIONS = 3;

    @TempDir
    Path dir;

    private final TwoSystems keeper = new TwoSystems();
    private EmbeddedBus bus;
    private final List<Connection> open = new ArrayList<>();

    /** Two systems with their id spelled backwards as password, and the queues they have by their names. */
    private static final class TwoSystems implements Doorkeeper {
        private final Set<String> systems = ConcurrentHashMap.newKeySet();

        TwoSystems() {
            systems.addAll(List.of("a.one", "b.two"));
        }

        @Override
        public String systemOf(Login login) {
            boolean known = systems.contains(login.user())
                    && new StringBuilder(login.user()).reverse().toString().equals(login.password());
            if (!known) {
                throw new HuitongException(ErrorCode.RECEIVE_UNKNOWN_SYSTEM, "nobody. Log in as somebody.");
            }
            return login.user();
        }

        @Override
        public boolean maySend(String system, String queue) {
            return queue.equals(Door.IN + system);
        }

        @Override
        public boolean mayReceive(String system, String queue) {
            return queue.equals(Door.OUT + system + ".people");
        }
    }

    @BeforeEach
    void start() {
        DoorSettings door = new DoorSettings(
                "127.0.0.1", 0, Optional.empty(), CONNECTIONS, 4, LONGEST, Duration.ofSeconds(30), 5, 1 << 20);
        bus = EmbeddedBus.start(new BusSettings(dir, 1 << 20, 0, 1 << 20, Seal.NONE, Optional.of(door)));
        bus.declareQueue("in.a.one");
        bus.declareQueue("in.b.two");
        bus.declareQueue("out.a.one.people");
        bus.declareQueue("out.b.two.people");
        bus.declareTokenQueue("source.a.one.people");
        bus.declareSubscription(Slice.ADDRESS + "people", "a.one.people");
        bus.door().orElseThrow().open(keeper);
    }

    @AfterEach
    void stop() {
        open.forEach(connection -> {
            try {
                connection.close();
            } catch (JMSException e) {
                // it was cut off
            }
        });
        bus.close();
    }

    private Connection connect(String user, String password) throws JMSException {
        String url = "amqp://127.0.0.1:" + bus.door().orElseThrow().port()
                + "?amqp.saslMechanisms=PLAIN&jms.requestTimeout=10000&jms.connectTimeout=10000";
        Connection connection = new JmsConnectionFactory(user, password, url).createConnection();
        open.add(connection);
        connection.start();
        return connection;
    }

    private Session one() throws JMSException {
        return connect("a.one", "eno.a").createSession(Session.AUTO_ACKNOWLEDGE);
    }

    private static BytesMessage bytes(Session session, int length) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes("x".repeat(length).getBytes(StandardCharsets.US_ASCII));
        return message;
    }

    private void put(String queue, String body) {
        try (org.huitong.bus.Session session = bus.open(null)) {
            session.send(Parcel.of(queue, body.getBytes(StandardCharsets.UTF_8)));
            session.commit();
        }
    }

    @Test
    void aSystemSendsToItsOwnQueueAndTheGatewayTakesIt() throws JMSException {
        Session session = one();
        session.createProducer(session.createQueue("in.a.one")).send(bytes(session, 3));

        try (org.huitong.bus.Session ours = bus.open("in.a.one")) {
            assertThat(ours.take(SOON).body()).asString(StandardCharsets.UTF_8).isEqualTo("xxx");
        }
    }

    @Test
    void aSystemReceivesFromItsOwnQueue() throws JMSException {
        put("out.a.one.people", "hello");
        Session session = one();

        Message message =
                session.createConsumer(session.createQueue("out.a.one.people")).receive(SOON.toMillis());

        assertThat(message.getBody(byte[].class))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in.b.two",
                "out.a.one.people",
                "out.b.two.people",
                "exchange.people",
                "exchange.people::a.one.people",
                "in.a.one::a.one.people",
                "a.one.people",
                "source.a.one.people",
                "huitong.dead-letters",
                Events.ADDRESS,
                "activemq.management",
                "activemq.notifications",
                "$sys.mqtt",
                "no.such.queue"
            })
    void nothingElseIsSentTo(String name) throws JMSException {
        Session session = one();

        assertThatThrownBy(() -> session.createProducer(session.createQueue(name)))
                .isInstanceOf(JMSSecurityException.class);
        assertThat(bus.depth(name)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in.a.one",
                "in.b.two",
                "out.b.two.people",
                "exchange.people",
                "exchange.people::a.one.people",
                "out.a.one.people::a.one.people",
                "a.one.people",
                "source.a.one.people",
                Events.ADDRESS,
                "huitong.dead-letters",
                "activemq.management",
                "activemq.notifications",
                "no.such.queue"
            })
    void nothingElseIsReceivedFrom(String name) throws JMSException {
        Session session = one();

        assertThatThrownBy(() -> session.createConsumer(session.createQueue(name)))
                .as("whether it is there is not told")
                .isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> session.createConsumer(session.createTopic(name)))
                .isInstanceOf(JMSSecurityException.class);
    }

    @Test
    void subscriptionsOfAClientsOwnAreNot() throws JMSException {
        Connection connection = connect("a.one", "eno.a");
        Session session = connection.createSession();

        assertThatThrownBy(() ->
                        session.createSharedDurableConsumer(session.createTopic("exchange.people"), "a.one.people"))
                .isInstanceOf(JMSSecurityException.class);
        put(Slice.ADDRESS + "people", "hello");
        // The broker counts a message a moment after its commit.
        await("it is still there").until(() -> bus.depth("a.one.people") == 1);
    }

    @Test
    void nothingIsMadeByAClient() throws JMSException {
        Session session = one();

        assertThatThrownBy(session::createTemporaryQueue).isInstanceOf(JMSException.class);
        assertThatThrownBy(session::createTemporaryTopic).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> session.createProducer(null)).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> session.createBrowser(session.createQueue("out.a.one.people"))
                        .getEnumeration()
                        .hasMoreElements())
                .isInstanceOf(JMSException.class);
    }

    @Test
    void nobodyIsLetInWithoutProof() {
        assertThatThrownBy(() -> connect("a.one", "wrong")).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> connect("b.two", "eno.a")).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> connect("huitong", "guess")).isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> connect("", "")).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> connect(null, null)).isInstanceOf(JMSException.class);
        assertThat(bus.door().orElseThrow().refusedLogins()).isPositive();
    }

    @Test
    void aMessageThatIsTooLongIsNotTakenToItsEnd() throws JMSException {
        Session session = one();
        MessageProducer producer = session.createProducer(session.createQueue("in.a.one"));

        assertThatThrownBy(() -> producer.send(bytes(session, 100 * LONGEST))).isInstanceOf(JMSException.class);

        assertThat(bus.depth("in.a.one")).isZero();
        assertThat(bus.door().orElseThrow().refusedMessages()).isEqualTo(1);
        Session again = one();
        again.createProducer(again.createQueue("in.a.one")).send(bytes(again, LONGEST / 2));
        assertThat(bus.depth("in.a.one")).isEqualTo(1);
    }

    @Test
    void connectionsAndLinksAreCounted() throws JMSException {
        Session session = one();
        Queue queue = session.createQueue("in.a.one");
        for (int i = 0; i < 4; i++) {
            session.createProducer(queue);
        }
        assertThatThrownBy(() -> session.createProducer(queue)).isInstanceOf(JMSException.class);

        one();
        one();
        assertThat(bus.door().orElseThrow().connections()).isEqualTo(CONNECTIONS);
        assertThatThrownBy(this::one).isInstanceOf(JMSException.class);
    }

    @Test
    void whatAClientDoesNotWantStaysInItsQueue() throws JMSException {
        put("out.a.one.people", "hello");
        Connection connection = connect("a.one", "eno.a");
        Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        MessageConsumer consumer = session.createConsumer(session.createQueue("out.a.one.people"));
        Message message = consumer.receive(SOON.toMillis());
        message.setIntProperty("JMS_AMQP_ACK_TYPE", 2); // rejected
        message.acknowledge();
        connection.close();

        await().atMost(SOON).until(() -> bus.depth("out.a.one.people") == 1);
        assertThat(bus.depth(EmbeddedBus.DEAD_LETTERS)).isZero();
    }

    @Test
    void whatASystemHasSentDoesNotRunOut() throws JMSException {
        Session session = one();
        MessageProducer producer = session.createProducer(session.createQueue("in.a.one"));
        producer.setTimeToLive(1);
        producer.setDeliveryMode(jakarta.jms.DeliveryMode.NON_PERSISTENT);
        producer.send(bytes(session, 3));
        await().atMost(SOON).until(() -> bus.depth("in.a.one") == 1);

        stop();
        open.clear();
        bus = EmbeddedBus.start(new BusSettings(dir, 1 << 20, 0, 1 << 20));

        try (org.huitong.bus.Session ours = bus.open("in.a.one")) {
            assertThat(ours.take(SOON)).as("durable, whatever its sender said").isNotNull();
        }
    }

    @Test
    void aQueueThatIsTakenForATopicLosesNothing() throws JMSException {
        Session session = one();

        try {
            session.createProducer(session.createTopic("in.a.one")).send(bytes(session, 3));
        } catch (JMSException e) {
            assertThat(bus.depth("in.a.one")).as("refused aloud").isZero();
            return;
        }
        await().atMost(SOON).until(() -> bus.depth("in.a.one") == 1);
    }

    @Test
    void whatASystemHasCommittedIsThereAfterARestart() throws JMSException {
        put("out.a.one.people", "a message of ours, with its checksum, before those that have none");
        Session session = connect("a.one", "eno.a").createSession(Session.SESSION_TRANSACTED);
        MessageProducer producer = session.createProducer(session.createQueue("in.a.one"));
        producer.send(bytes(session, 3));
        producer.send(bytes(session, 4));
        assertThat(bus.depth("in.a.one")).isZero();
        session.commit();
        await().atMost(SOON).until(() -> bus.depth("in.a.one") == 2);

        stop();
        open.clear();
        bus = EmbeddedBus.start(new BusSettings(dir, 1 << 20, 0, 1 << 20));

        assertThat(bus.depth("in.a.one")).isEqualTo(2);
    }

    @Test
    void aSystemFillsItsOwnQueueUpToItsBoundOnly() throws JMSException {
        Session session = one();
        MessageProducer producer = session.createProducer(session.createQueue("in.a.one"));

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1000; i++) {
                        producer.send(bytes(session, LONGEST / 2));
                    }
                })
                .isInstanceOf(JMSException.class);
        long waiting = bus.depth("in.a.one");
        assertThat(waiting).as("2 MiB and a page").isBetween(100L, 400L);

        try (org.huitong.bus.Session ours = bus.open("in.a.one")) {
            for (int i = 0; i < waiting; i++) {
                Parcel parcel = ours.take(SOON);
                assertThat(parcel).as("message " + i).isNotNull();
                ours.acknowledge(parcel);
                ours.commit();
            }
        }
        await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
            Session again = one();
            again.createProducer(again.createQueue("in.a.one")).send(bytes(again, 3));
            open.remove(open.size() - 1).close();
        });
    }

    @Test
    void aFullQueueIsAnAnswerToItsSender() {
        for (int i = 0; i < 5; i++) {
            put("out.a.one.people", "hello");
        }

        assertThatThrownBy(() -> put("out.a.one.people", "one more")).isInstanceOf(HuitongException.class);
        await().atMost(SOON).until(() -> bus.depth("out.a.one.people") == 5);
    }

    @Test
    void whatIsTakenAwayFromASystemIsGoneWithinASecond() throws JMSException {
        for (int i = 0; i < 5; i++) {
            put("out.a.one.people", "hello");
        }
        Session session = connect("a.one", "eno.a").createSession(Session.CLIENT_ACKNOWLEDGE);
        MessageConsumer consumer = session.createConsumer(session.createQueue("out.a.one.people"));
        assertThat(consumer.receive(SOON.toMillis()))
                .as("the rest is on its way to it")
                .isNotNull();
        long begin = System.nanoTime();

        long purged = bus.purgeOwn("out.a.one.people");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
        assertThat(purged)
                .as("taken away; left are " + bus.depth("out.a.one.people"))
                .isEqualTo(5);
        assertThat(bus.depth("out.a.one.people")).isZero();
        assertThatThrownBy(session::recover).as("cut off").isInstanceOf(JMSException.class);
    }

    @Test
    void whoIsNotKnownAnyMoreIsCutOff() throws JMSException {
        one();
        keeper.systems.remove("a.one");

        await().atMost(Duration.ofSeconds(15))
                .until(() -> bus.door().orElseThrow().connections() == 0);
    }

    @Test
    void aClosedDoorLetsNobodyIn() throws JMSException {
        one();
        bus.door().orElseThrow().close();

        await().atMost(SOON).until(() -> bus.door().orElseThrow().connections() == 0);
        assertThatThrownBy(this::one).isInstanceOf(JMSException.class);
    }
}
