package org.huitong.contract;

import static org.huitong.contract.Site.until;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A queue of a broker over JMS, a card a message. */
class JmsSourceTest extends SourceContract {
    private static final String QUEUE = "KP.OUT";
    private static final int AT_ONCE = 10;

    private Queues queues;

    @Override
    String connector() {
        return "jms-source";
    }

    @Override
    void openFarEnd() throws Exception {
        queues = new Queues();
        wire = new Wire(queues.port());
    }

    @Override
    void closeFarEnd() throws Exception {
        queues.close();
    }

    String beans() {
        return QueueBeans.jms();
    }

    /** How the broker is found, one parameter a line. */
    String broker() {
        return "connectionFactory: contractBroker\n";
    }

    String url() {
        return QueueBeans.jmsUrl(wire.port());
    }

    @Override
    String route() {
        return beans() + """
                - route:
                    id: contract.source
                    routeConfigurationId: spine
                    from:
                      uri: kamelet:%s/contract-queue
                      parameters:
                        system: contract.source
                        resource: contract-card
                %s
                        queue: %s
                        maxMessages: %d
                        period: 100
                      steps:
                        - to:
                            uri: direct:receive
                """.formatted(connector(), broker().indent(8).stripTrailing(), QUEUE, AT_ONCE);
    }

    @Override
    String mapping() {
        return "formats: [json]\ncharset: UTF-8\nidentity: message\n";
    }

    @Override
    void offer(int first, int count) throws Exception {
        queues.put(
                QUEUE,
                IntStream.range(first, first + count)
                        .mapToObj(number -> "{\"CARDID\":\"" + key(number) + "\",\"NAME\":\"" + name(number) + "\"}")
                        .toList());
    }

    @Override
    int mostPerIntake() {
        return 1;
    }

    @Override
    int mostPerPiece() {
        return AT_ONCE;
    }

    @Override
    Map<String, String> settings() {
        return Map.of("broker.url", url(), "broker.password", Queues.PASSWORD);
    }

    @Test
    void saysThatItsBrokerRefusesTheLogin() throws Exception {
        site().start();
        offer(1, 10);
        arrivedOnce("before", 10);
        queues.lock(wire, true);
        until("it says so").until(() -> site().source().path("cause").asText().contains("refused the login"));
        hidesSecrets();

        queues.lock(wire, false);
        offer(11, 10);

        until("it goes on by itself")
                .until(() -> site().hall.latest(Site.RESOURCE).size() == 20);
    }

    @Override
    OptionalInt unacknowledged() {
        return OptionalInt.of(queues.waiting(QUEUE));
    }

    @Override
    List<String> secrets() {
        return List.of(Queues.PASSWORD);
    }
}
