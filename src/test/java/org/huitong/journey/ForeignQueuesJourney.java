package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.huitong.message.Json;
import org.huitong.pilot.TaxBureau;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sample.SampleData;
import sample.TaxMessage;
import sample.Taxpayers;

/** Queues of a broker that is not ours, over AMQP 1.0 and over its own protocol, to take from and to put into. */
@Timeout(180)
class ForeignQueuesJourney {
    private static final String TAXED = "government-service.hall." + Taxpayers.RESOURCE;
    private static final String OVER_AMQP = "HALL.TAX";
    private static final String OVER_JMS = "HALL.INSURED";

    @TempDir
    private Path home;

    private final Taxpayers taxpayers = Taxpayers.of(SampleData.of(4, 120));
    private TaxBureau bureau;
    private Pilot pilot;

    @BeforeEach
    void open() throws Exception {
        bureau = new TaxBureau("secret");
        copyCheckout();
        consumer(Taxpayers.RESOURCE, "kamelet:amqp-10-sink", """
                              url: "{{tax.amqp}}"
                              user: "{{tax.user}}"
                              password: "{{tax.password}}"
                              queue: HALL.TAX
                """, "");
        consumer(Pilot.INSURED, "kamelet:jms-sink", """
                              connectionFactory: hallBroker
                              queue: HALL.INSURED
                """, """
                - beans:
                    - name: hallBroker
                      type: org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory
                      properties:
                        brokerURL: "{{tax.brokerUrl}}"
                        user: "{{tax.user}}"
                        password: "{{hall.password}}"
                """);
        write("routes/sources/tax.taxpayers/taxpayer-status.camel.yaml", """
                - route:
                    id: taxpayer-status
                    routeConfigurationId: spine
                    from:
                      uri: kamelet:amqp-10-source/taxpayer-status-queue
                      parameters:
                        system: tax.taxpayers
                        resource: taxpayer-status
                        url: "{{tax.amqp}}"
                        user: "{{tax.user}}"
                        password: "{{tax.password}}"
                        queue: NSRZT.OUT
                        identity: LSH
                        period: 200
                      steps:
                        - to:
                            uri: direct:receive
                """);
        pilot = Pilot.inMemory(home, home.resolve("data"));
        bureau.overrides().forEach(pilot::with);
        pilot.with("tax.amqp", bureau.amqp()).with("hall.password", "secret");
    }

    @AfterEach
    void close() throws Exception {
        pilot.close();
        bureau.close();
    }

    @Test
    void overAmqpFromOneQueueToAnother() throws Exception {
        pilot.start();
        bureau.put(taxpayers.messages());
        int accepted = taxpayers.counts().accepted();
        Pilot.until("all is put there").until(() -> bureau.waiting(OVER_AMQP) >= latest());
        pilot.settled("all", TAXED, accepted);

        List<Message> put = taken(OVER_AMQP);
        Set<String> ids = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (Message message : put) {
            JsonNode record = Json.MAPPER.readTree(((TextMessage) message).getText());
            assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
            assertThat(message.getStringProperty("IdempotencyKey"))
                    .isEqualTo(record.path("id").asText() + "."
                            + record.path("revision").asText());
            ids.add(message.getStringProperty("IdempotencyKey"));
            numbers.add(record.at("/data/taxpayerId").asText());
        }
        assertThat(ids).hasSameSizeAs(put);
        assertThat(numbers).isEqualTo(taxpayers.hall().keySet());
        // The bus commits first, the far broker after it.
        Pilot.until("what nobody can read lies aside").until(() -> bureau.waiting("NSRZT.OUT.failed") == 1);
        assertThat(pilot.chimney(Taxpayers.SYSTEM).repeats())
                .isEqualTo(taxpayers.counts().repeats());
    }

    private int latest() {
        return taxpayers.hall().size();
    }

    /** A broker that knows the gateway's password no more is a matter of the connector: nothing is parked, and it goes on. */
    @Test
    void aRefusedLoginPausesAndParksNothing() throws Exception {
        String subscription = Pilot.HALL_INSURED;
        pilot.with("hall.password", "wrong");
        pilot.start();
        pilot.sender(Pilot.INSURANCE).push(Pilot.INSURED, "one", Invented.insured(1));
        Pilot.until("it pauses").until(() -> pilot.desk().stateOf(subscription).equals("paused"));
        assertThat(pilot.desk()
                        .status("subscriptions", "id", subscription)
                        .path("cause")
                        .asText())
                .startsWith("DELIVER-CONNECTOR")
                .contains("JMSSecurityException")
                .doesNotContain("secret")
                .doesNotContain("wrong");
        assertThat(pilot.consumer(subscription).parked()).isZero();

        pilot.stop();
        pilot.with("hall.password", "secret");
        pilot.start();
        pilot.settled("the right one", subscription, 1);
        assertThat(taken(OVER_JMS)).hasSize(1);
    }

    /** It has no name, and no body: it lies aside, and the next one is taken. */
    @Test
    void aMessageThatNobodyCanReadKeepsNobody() throws Exception {
        pilot.start();
        TaxMessage first = taxpayers.messages().get(0);
        bureau.put(List.of(new TaxMessage(0, "", false, first.lines(), false, true), first));
        Pilot.until("the second one is taken")
                .until(() -> pilot.chimney(Taxpayers.SYSTEM).received()
                        == first.lines().size());
        // The bus commits first, the far broker after it.
        Pilot.until("what nobody can read lies aside").until(() -> bureau.waiting("NSRZT.OUT.failed") == 1);
        // The desk has it from the store, which hears of it after the bus.
        Pilot.until("it is told when the last one was taken")
                .until(() -> pilot.desk()
                        .status("sources", "system", Taxpayers.SYSTEM)
                        .path("watermark")
                        .asText()
                        .startsWith("last taken at "));
    }

    private List<Message> taken(String queue) throws JMSException {
        List<Message> taken = new ArrayList<>();
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(
                        bureau.overrides().get("tax.brokerUrl"), bureau.user(), "secret");
                Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
            connection.start();
            for (Message next = consumer.receive(2_000); next != null; next = consumer.receive(500)) {
                taken.add(next);
            }
        }
        return taken;
    }

    private void consumer(String resource, String kamelet, String parameters, String beans) throws IOException {
        String subscription = "government-service.hall." + resource;
        write(
                "routes/consumers/government-service.hall/" + resource + ".camel.yaml",
                beans + """
                - route:
                    id: %1$s
                    routeConfigurationId: spine
                    from:
                      uri: direct:%1$s
                      steps:
                        - to:
                            uri: %2$s/%1$s-put
                            parameters:
                %3$s
                - templatedRoute:
                    routeTemplateRef: deliver
                    routeId: deliver.%1$s
                    parameters:
                      - name: subscription
                        value: %1$s
                """.formatted(subscription, kamelet, parameters));
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(home.resolve(file).getParent());
        Files.writeString(home.resolve(file), text);
    }

    private void copyCheckout() throws IOException {
        for (String part : List.of("config", "connectors", "routes")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    write(file.toString(), Files.readString(file));
                }
            }
        }
    }
}
