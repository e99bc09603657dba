package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huitong.journey.Pilot.until;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gateway dies by kill -9 while one system hands over through its own queue and another fetches from its own, with
 * AMQP clients that are not ours (J1, J3, O12).
 */
@Timeout(600)
class KilledOwnQueueJourney {
    private static final int KILLS = 4;
    private static final int EACH = 150;
    private static final Duration MOMENT = Duration.ofMillis(500);

    @TempDir
    Path folder;

    private PilotProcess gateway;
    private final Random random = new Random();
    /** People whose message the broker has not accepted yet. */
    private final Set<Integer> open = new ConcurrentSkipListSet<>();
    /** Intakes that were answered, by key. */
    private final Map<String, Set<String>> receipts = new ConcurrentHashMap<>();
    /** Keys by the message that carried them. */
    private final Map<String, String> keys = new ConcurrentHashMap<>();
    /** Record ids by name. */
    private final Map<String, Set<String>> fetched = new ConcurrentHashMap<>();

    @BeforeEach
    void start() throws Exception {
        gateway = new PilotProcess(folder)
                .with("huitong.amqp.enabled", "true")
                .with("huitong.amqp.port", "0")
                .with("huitong.amqp.maxMessageBytes", "16384");
        OwnQueueJourney.fetches(gateway.home);
        gateway.start(PilotProcess.Limits.NONE);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    private AmqpClient client(String system) throws JMSException, IOException {
        return AmqpClient.of(gateway.amqp(), system, gateway.token(system));
    }

    /** Hands over all that is open, until the connection dies. */
    private void handOver(CountDownLatch some) {
        try (AmqpClient client = client(Pilot.INSURANCE)) {
            for (int person : open) {
                String key = "person-" + person;
                String id = client.send(
                        OwnQueueJourney.IN, null, key, null, Invented.insured(Invented.id(person), "演示" + person));
                keys.put(id, key);
                open.remove(person);
                some.countDown();
            }
        } catch (JMSException | IOException e) {
            // killed; what was not accepted is sent again
        }
    }

    private boolean takeReceipt(AmqpClient client) throws JMSException, IOException {
        AmqpClient.Got got = client.peek(OwnQueueJourney.RECEIPTS, MOMENT);
        if (got == null) {
            return false;
        }
        assertThat(got.status()).as(got.body().toString()).isEqualTo(202);
        String key = keys.get(got.correlation());
        // The sender may have died before it wrote down what it had sent: its message is answered under an id of then.
        if (key != null) {
            receipts.computeIfAbsent(key, k -> new HashSet<>())
                    .add(got.body().path("intake").asText());
        }
        got.message().acknowledge();
        return true;
    }

    private boolean fetch(AmqpClient client) throws JMSException, IOException {
        AmqpClient.Got got = client.peek(OwnQueueJourney.OUT, MOMENT);
        if (got == null) {
            return false;
        }
        fetched.computeIfAbsent(got.body().path("data").path("name").asText(), n -> new HashSet<>())
                .add(got.id());
        got.message().acknowledge();
        return true;
    }

    private interface Taking {
        boolean take(AmqpClient client) throws JMSException, IOException;
    }

    private Thread taking(String system, Taking taking) {
        Thread thread = new Thread(() -> {
            try (AmqpClient client = client(system)) {
                while (true) {
                    taking.take(client);
                }
            } catch (JMSException | IOException e) {
                // killed
            }
        });
        thread.start();
        return thread;
    }

    @Test
    void nothingIsLostOrDoubledBetweenTwoOwnQueues() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            IntStream.range(kill * EACH, (kill + 1) * EACH).forEach(open::add);
            CountDownLatch some = new CountDownLatch(1 + random.nextInt(EACH));
            Thread sender = new Thread(() -> handOver(some));
            sender.start();
            Thread answers = taking(Pilot.INSURANCE, this::takeReceipt);
            Thread hall = taking("government-service.hall", this::fetch);
            some.await(20, TimeUnit.SECONDS);

            gateway.process().destroyForcibly().onExit().join();

            sender.join();
            answers.join();
            hall.join();
            gateway.start(PilotProcess.Limits.NONE);
        }
        int people = KILLS * EACH;
        // Everything once more: what has been taken in gets its one receipt, whatever became of the first.
        IntStream.range(0, people).forEach(open::add);
        handOver(new CountDownLatch(1));
        assertThat(open).isEmpty();
        try (AmqpClient insurance = client(Pilot.INSURANCE);
                AmqpClient hall = client("government-service.hall")) {
            until("every message has its answer")
                    .until(() -> takeReceipt(insurance) ? receipts.size() == people : false);
            until("everybody has been fetched").until(() -> fetch(hall) ? fetched.size() == people : false);
            gateway.settled("all", Pilot.HALL_INSURED, people);
            while (takeReceipt(insurance) || fetch(hall)) {
                // the rest
            }
        }

        assertThat(receipts).hasSize(people);
        assertThat(receipts.values()).as("one intake under one key").allMatch(of -> of.size() == 1);
        assertThat(fetched).as("lost").hasSize(people);
        assertThat(fetched.values()).as("doubled").allMatch(of -> of.size() == 1);
    }
}
