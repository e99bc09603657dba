package org.huitong.contract;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huitong.message.Json;

/** A queue of a broker over JMS. */
class JmsSinkTest extends SinkContract {
    private static final String QUEUE = "KP.IN";

    private Queues queues;

    @Override
    String connector() {
        return "jms-sink";
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

    @Override
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
    String step() {
        return """
                        - to:
                            uri: kamelet:%s/contract-sink
                            parameters:
                              queue: %s
                %s
                """.formatted(connector(), QUEUE, broker().indent(14).stripTrailing());
    }

    @Override
    Map<String, String> settings() {
        return Map.of("broker.url", url(), "broker.password", Queues.PASSWORD);
    }

    /** A repeat is recognized by the property that says what it is. */
    @Override
    List<String> effects() throws Exception {
        Set<String> known = new LinkedHashSet<>();
        for (Message message : queues.see(QUEUE)) {
            known.add(message.getStringProperty("IdempotencyKey"));
        }
        return List.copyOf(known);
    }

    @Override
    Map<String, String> held() throws Exception {
        Map<String, JsonNode> newest = new HashMap<>();
        for (Message message : queues.see(QUEUE)) {
            JsonNode record = Json.MAPPER.readTree(((TextMessage) message).getText());
            newest.merge(
                    record.path("key").asText(),
                    record,
                    (a, b) -> a.path("version").asLong() > b.path("version").asLong() ? a : b);
        }
        Map<String, String> held = new HashMap<>();
        newest.forEach(
                (key, record) -> held.put(key, record.path("data").path("name").asText()));
        return held;
    }

    @Override
    boolean shutDoor() throws IOException {
        queues.lock(wire, true);
        return true;
    }

    @Override
    void openDoor() throws IOException {
        queues.lock(wire, false);
    }

    @Override
    boolean judges() {
        return false;
    }

    @Override
    List<String> secrets() {
        return List.of(Queues.PASSWORD);
    }
}
