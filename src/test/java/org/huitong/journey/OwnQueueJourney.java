package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.huitong.journey.Pilot.until;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.huitong.pilot.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two systems with AMQP clients that are not ours (Apache Qpid JMS): the insurance hands over through its own queue, and
 * the hall fetches from its own.
 */
@Timeout(240)
class OwnQueueJourney {
    static final String IN = "in." + Pilot.INSURANCE;
    static final String RECEIPTS = "out." + Pilot.INSURANCE + ".receipts";
    static final String OUT = "out." + Pilot.HALL_INSURED;
    private static final int MOST_WAITING = 20;

    @TempDir
    private Path folder;

    private Pilot pilot;
    private final List<AmqpClient> clients = new ArrayList<>();

    /** The pilot's files, but for the hall, which fetches what it is told of insured people. */
    static Path home(Path folder) throws Exception {
        Path home = folder.resolve("home");
        org.huitong.bench.Installation.copy(Path.of(""), List.of("config", "connectors", "routes"), home);
        fetches(home);
        return home;
    }

    static void fetches(Path home) throws Exception {
        Files.writeString(
                home.resolve("routes/consumers/government-service.hall/social-insurance-status.camel.yaml"), """
                # The service hall fetches social insurance states from its own queue.
                - route:
                    id: government-service.hall.social-insurance-status
                    description: Puts records into the service hall's own queue
                    routeConfigurationId: spine
                    from:
                      uri: direct:government-service.hall.social-insurance-status
                      steps:
                        - to:
                            uri: kamelet:own-queue-sink/government-service.hall.social-insurance-status-put
                            parameters:
                              subscription: government-service.hall.social-insurance-status
                - templatedRoute:
                    routeTemplateRef: deliver
                    routeId: deliver.government-service.hall.social-insurance-status
                    parameters:
                      - name: subscription
                        value: government-service.hall.social-insurance-status
                      - name: batch
                        value: "200"
                      - name: atomic
                        value: "true"
                """);
    }

    @BeforeEach
    void open() throws Exception {
        pilot = Pilot.inMemory(home(folder), folder.resolve("data"))
                .with("huitong.amqp.enabled", "true")
                .with("huitong.amqp.port", "0")
                .with("huitong.amqp.maxMessageBytes", "65536")
                .with("huitong.amqp.maxWaiting", Integer.toString(MOST_WAITING))
                .start();
    }

    @AfterEach
    void close() throws Exception {
        clients.forEach(AmqpClient::close);
        pilot.close();
    }

    private AmqpClient client(String system, String token) throws JMSException {
        AmqpClient client = AmqpClient.of(pilot.gateway().huitong().amqp().orElseThrow(), system, token);
        clients.add(client);
        return client;
    }

    private AmqpClient client(String system) throws JMSException {
        return client(system, pilot.gateway().tokenOf(system));
    }

    private AmqpClient hall() throws JMSException {
        return client("government-service.hall");
    }

    @Test
    void whatIsHandedOverArrivesWithGrantedItemsOnly() throws Exception {
        AmqpClient insurance = client(Pilot.INSURANCE);
        AmqpClient hall = hall();

        String id = insurance.send(IN, Pilot.INSURED, "one", "application/json", Invented.insured(1));

        AmqpClient.Got receipt = insurance.take(RECEIPTS);
        assertThat(receipt.correlation()).isEqualTo(id);
        assertThat(receipt.status()).isEqualTo(202);
        assertThat(receipt.body().path("accepted").asInt()).isEqualTo(1);
        assertThat(receipt.body().path("intake").asText()).isNotBlank();
        AmqpClient.Got got = hall.take(OUT);
        JsonNode record = got.body();
        assertThat(got.id()).isEqualTo(record.path("id").asText() + ".0");
        assertThat(got.message().getStringProperty("cloudEvents_id")).isEqualTo(got.id());
        assertThat(got.message().getStringProperty("recordId"))
                .isEqualTo(record.path("id").asText());
        Set<String> items = new HashSet<>();
        record.path("data").fieldNames().forEachRemaining(items::add);
        assertThat(items).containsExactlyInAnyOrder("citizenId", "name", "status", "lastPaidMonth");
        assertThat(got.body().toString()).doesNotContain(Invented.id(1)).doesNotContain("5000");
        assertThat(record.path("data").path("name").asText()).isEqualTo("演示1");
    }

    @Test
    void whatNeedNotBeSaidIsMeant() throws Exception {
        AmqpClient insurance = client(Pilot.INSURANCE);

        String id = insurance.send(IN, null, null, null, Invented.insured(1));

        assertThat(insurance.take(RECEIPTS).body().path("resource").asText()).isEqualTo(Pilot.INSURED);
        assertThat(id).isNotBlank();
    }

    @Test
    void whatIsRefusedIsAnsweredAndKeepsNobodyBack() throws Exception {
        AmqpClient insurance = client(Pilot.INSURANCE);
        List<String> ids = List.of(
                insurance.send(IN, Pilot.INSURED, "bad", null, "{no json"),
                insurance.send(IN, "no-such-resource", "unknown", null, Invented.insured(1)),
                insurance.send(IN, Pilot.PEOPLE, "not-its-own", null, Invented.insured(1)),
                insurance.send(IN, Pilot.INSURED, "invalid", null, "{\"XM\":\"no id\"}"),
                insurance.send(IN, Pilot.INSURED, "type", "text/csv", "a,b"),
                insurance.send(IN, Pilot.INSURED, "a blank", null, Invented.insured(1)),
                insurance.send(IN, Pilot.INSURED, "good", null, Invented.insured(1)),
                insurance.send(IN, Pilot.INSURED, "good", null, Invented.insured(2)),
                insurance.send(IN, Pilot.INSURED, "good", null, Invented.insured(1)));

        List<AmqpClient.Got> answers = new ArrayList<>();
        for (String id : ids) {
            AmqpClient.Got answer = insurance.take(RECEIPTS);
            assertThat(answer.correlation()).as("in order").isEqualTo(id);
            answers.add(answer);
        }

        assertThat(answers)
                .extracting(answer -> answer.body().path("code").asText())
                .containsExactly(
                        "RECEIVE-MALFORMED",
                        "RECEIVE-UNKNOWN-RESOURCE",
                        "AUTHORIZE-NO-RIGHT",
                        "NORMALIZE-INVALID",
                        "RECEIVE-TYPE",
                        "RECEIVE-MALFORMED",
                        "",
                        "RECEIVE-KEY-CLASH",
                        "");
        assertThat(answers.get(0).status()).isEqualTo(400);
        assertThat(answers.get(8).body())
                .as("the one receipt")
                .isEqualTo(answers.get(6).body());
        until("refusal and repeat are in the store").untilAsserted(() -> {
            Tally tally = pilot.chimney(Pilot.INSURANCE);
            assertThat(tally.rejected()).isEqualTo(1);
            assertThat(tally.repeats()).isEqualTo(1);
            assertThat(tally.delivered()).isEqualTo(1);
            assertThat(tally.addsUp()).isTrue();
        });
        assertThat(Sender.get(pilot.observe() + "/metrics").body())
                .contains("huitong_refused_total{code=\"RECEIVE_MALFORMED\"".replace("_MAL", "-MAL"));
    }

    @Test
    void aBodyThatIsNoTextIsRefused() throws Exception {
        AmqpClient insurance = client(Pilot.INSURANCE);
        var map = insurance.session().createMapMessage();
        map.setString("GMSFHM", Invented.id(1));
        map.setStringProperty("HuitongChecksum", "what looks like ours");
        insurance.session().createProducer(insurance.session().createQueue(IN)).send(map);
        insurance.send(IN, null, "next", null, Invented.insured(2));

        assertThat(insurance.take(RECEIPTS).body().path("code").asText()).isEqualTo("RECEIVE-TYPE");
        assertThat(insurance.take(RECEIPTS).status()).isEqualTo(202);
    }

    @Test
    void nothingButWhatIsItsOwn() throws Exception {
        AmqpClient insurance = client(Pilot.INSURANCE);
        AmqpClient hall = hall();

        for (String queue : List.of(
                OUT,
                "exchange." + Pilot.INSURED,
                "exchange." + Pilot.INSURED + "::" + Pilot.HALL_INSURED,
                "huitong.events",
                "huitong.epoch",
                "activemq.management",
                IN)) {
            assertThatThrownBy(() -> insurance.peek(queue, Duration.ofSeconds(1)))
                    .as(queue)
                    .isInstanceOf(JMSSecurityException.class);
        }
        for (String queue : List.of(IN, OUT, RECEIPTS, "exchange." + Pilot.INSURED, "in.government-service.hall")) {
            assertThatThrownBy(() -> hall.send(queue, null, null, null, "{}"))
                    .as(queue)
                    .isInstanceOf(JMSSecurityException.class);
        }
        assertThatThrownBy(() -> hall.session().createTemporaryQueue()).isInstanceOf(JMSException.class);
    }

    @Test
    void tokensAreTheEdgesAndOldOnesAreNot() throws Exception {
        assertThatThrownBy(() -> client(Pilot.INSURANCE, pilot.gateway().tokenOf("government-service.hall")))
                .isInstanceOf(JMSSecurityException.class);
        String old = pilot.gateway().tokenOf(Pilot.INSURANCE);
        pilot.stop();
        Files.delete(folder.resolve("data/secrets/" + Pilot.INSURANCE + ".token"));
        pilot.start();

        assertThatThrownBy(() -> client(Pilot.INSURANCE, old)).isInstanceOf(JMSSecurityException.class);
        client(Pilot.INSURANCE);
        assertThat(Sender.get(pilot.observe() + "/metrics").body())
                .contains("huitong_amqp_connections 1.0")
                .contains("huitong_amqp_refused_total{what=\"login\"");
    }

    @Test
    void whoGuessesIsSlowedDown() throws Exception {
        for (int i = 0; i < 12; i++) {
            assertThatThrownBy(() -> client(Pilot.INSURANCE, "guess")).isInstanceOf(JMSSecurityException.class);
        }

        assertThatThrownBy(() -> client(Pilot.INSURANCE))
                .as("not looked at for a while")
                .isInstanceOf(JMSSecurityException.class);
        hall();
    }

    @Test
    void aFullQueueHoldsItsConsumerUpAndLosesNothing() throws Exception {
        int people = 3 * MOST_WAITING;
        for (int i = 1; i <= people; i++) {
            assertThat(pilot.sender(Pilot.INSURANCE)
                            .push(Pilot.INSURED, "full-" + i, Invented.insured(i))
                            .status())
                    .isEqualTo(202);
        }
        until("the queue is full")
                .until(() -> pilot.gateway().huitong().bus().depth(OUT) > 0
                        && pilot.desk()
                                .status("subscriptions", "id", Pilot.HALL_INSURED)
                                .path("state")
                                .asText()
                                .equals("paused"));
        Set<String> ids = new HashSet<>();
        AmqpClient hall = hall();

        for (int i = 0; i < people; i++) {
            AmqpClient.Got got = hall.take(OUT);
            assertThat(got).as("record " + i).isNotNull();
            ids.add(got.body().path("id").asText());
        }

        assertThat(ids).hasSize(people);
        pilot.settled("all are fetched");
        assertThat(hall.take(OUT, Duration.ofMillis(300))).isNull();
    }

    @Test
    void whatLiesInAQueueIsTakenBackWhenTheGrantIsGone() throws Exception {
        assertThat(pilot.sender(Pilot.INSURANCE)
                        .push(Pilot.INSURED, "gone", Invented.array(1, 5))
                        .status())
                .isEqualTo(202);
        until("five wait in the hall's queue")
                .until(() -> pilot.gateway().huitong().bus().depth(OUT) == 5);
        pilot.settled("all are delivered");
        pilot.stop();
        Files.delete(folder.resolve("home/config/grants/" + Pilot.HALL_INSURED + ".yaml"));
        pilot.start();

        assertThat(pilot.gateway().huitong().bus().depth(OUT)).isZero();
        AmqpClient hall = hall();
        assertThatThrownBy(() -> hall.peek(OUT, Duration.ofSeconds(1))).isInstanceOf(JMSSecurityException.class);
        assertThat(Sender.get(pilot.observe() + "/metrics").body())
                .contains("huitong_amqp_purged_total{subscription=\"" + Pilot.HALL_INSURED + "\"} 5.0");
    }

    @Test
    void aWithdrawalCutsTheClientOffAndEmptiesItsQueue() throws Exception {
        assertThat(pilot.sender(Pilot.INSURANCE)
                        .push(Pilot.INSURED, "before", Invented.array(1, 5))
                        .status())
                .isEqualTo(202);
        AmqpClient hall = hall();
        assertThat(hall.peek(OUT, AmqpClient.SOON)).as("the first is in hand").isNotNull();
        pilot.settled("all lie in its queue");

        Desk.Answer answer =
                pilot.desk().call("POST", "/grants/" + Pilot.HALL_INSURED + "/withdraw", "{\"reason\": \"核实\"}");

        assertThat(answer.status()).isEqualTo(200);
        Awaitility.await("within a second of the effect")
                .atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> pilot.gateway().huitong().bus().depth(OUT) == 0);
        assertThatThrownBy(() -> hall.session().recover()).as("cut off").isInstanceOf(JMSException.class);
        AmqpClient again = hall();
        assertThatThrownBy(() -> again.peek(OUT, Duration.ofSeconds(1))).isInstanceOf(JMSSecurityException.class);
        assertThat(pilot.sender(Pilot.INSURANCE)
                        .push(Pilot.INSURED, "after", Invented.array(6, 5))
                        .status())
                .isEqualTo(202);
        assertThat(pilot.gateway().huitong().bus().depth(OUT)).isZero();
    }

    /** Another language's client; skipped where node or the module rhea is not on the machine. */
    @Test
    void aClientOfAnotherLanguage() throws Exception {
        String modules = System.getenv().getOrDefault("RHEA_MODULES", "");
        Assumptions.assumeTrue(
                Files.isDirectory(Path.of(modules, "rhea")) && !modules.isEmpty(),
                "skipped: RHEA_MODULES names no node_modules with rhea (npm install rhea)");
        Path script = Files.writeString(folder.resolve("client.js"), """
                const rhea = require(process.argv[2] + '/rhea');
                const [port, token, json] = process.argv.slice(3);
                const c = rhea.connect({port, username: '%1$s', password: token, reconnect: false});
                const say = (e, name) => { console.log(name + ' ' + e[name].error.condition); };
                c.open_receiver('out.%1$s.receipts').on('message', e => {
                  console.log(e.message.correlation_id + ' ' + e.message.application_properties.status
                    + ' ' + String(e.message.body.content || e.message.body));
                  c.close();
                });
                c.open_receiver('exchange.%2$s').on('receiver_error', e => say(e, 'receiver'));
                c.open_sender('in.government-service.hall').on('sender_error', e => say(e, 'sender'));
                c.open_sender('in.%1$s').once('sendable', e => e.sender.send({message_id: 'from-node-1',
                  content_type: 'application/json', application_properties: {resource: '%2$s'},
                  body: rhea.message.data_section(Buffer.from(json))}));
                c.on('disconnected', e => process.exit(e.error ? 1 : 0));
                """.formatted(Pilot.INSURANCE, Pilot.INSURED));
        URI door = pilot.gateway().huitong().amqp().orElseThrow();
        Process node = new ProcessBuilder(
                        "node",
                        script.toString(),
                        modules,
                        Integer.toString(door.getPort()),
                        pilot.gateway().tokenOf(Pilot.INSURANCE),
                        Invented.insured(7))
                .redirectErrorStream(true)
                .start();
        assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("from-node-1 202 {\"intake\":")
                .contains("receiver amqp:unauthorized-access")
                .contains("sender amqp:unauthorized-access");
    }

    @Test
    void withoutTheSettingNothingListensAndTheSinkIsRefused() throws Exception {
        pilot.stop();

        assertThatThrownBy(() -> pilot.with("huitong.amqp.enabled", "false").start())
                .hasMessageContaining("huitong.amqp.enabled=true");
        assertThat(new String(Files.readAllBytes(Path.of("config/application.properties")), StandardCharsets.UTF_8))
                .contains("huitong.amqp.enabled=false");
    }
}
