package org.huitong.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huitong.journey.AmqpClient;

/** The consumer's own queue on our bus, emptied by an AMQP client that is not ours. It cannot be away from us. */
class OwnQueueSinkTest extends SinkContract {
    private static final Duration LONG_ENOUGH = Duration.ofMillis(500);

    private final Map<String, JsonNode> taken = new LinkedHashMap<>();
    private AmqpClient client;

    @Override
    String connector() {
        return "own-queue-sink";
    }

    @Override
    void openFarEnd() {}

    @Override
    void closeFarEnd() {
        if (client != null) {
            client.close();
        }
    }

    @Override
    String step() {
        return """
                        - to:
                            uri: kamelet:%s/contract-sink
                            parameters:
                              subscription: %s
                """.formatted(connector(), Site.SINK);
    }

    @Override
    String parameters() {
        return """
                      - name: batch
                        value: "200"
                      - name: atomic
                        value: "true"
                """;
    }

    @Override
    Map<String, String> settings() {
        return Map.of(
                "huitong.amqp.enabled", "true", "huitong.amqp.port", "0", "huitong.amqp.maxMessageBytes", "65536");
    }

    private void take() throws Exception {
        if (client == null) {
            client = AmqpClient.of(site().amqp(), "contract.sink", site().tokenOf("contract.sink"));
        }
        AmqpClient.Got got = client.take("out." + Site.SINK, LONG_ENOUGH);
        while (got != null) {
            taken.putIfAbsent(got.id(), got.body());
            got = client.take("out." + Site.SINK, LONG_ENOUGH);
        }
    }

    @Override
    List<String> effects() throws Exception {
        take();
        return List.copyOf(taken.keySet());
    }

    /** In the order of the queue, so that the last one of a key is the newest. */
    @Override
    Map<String, String> held() throws Exception {
        take();
        Map<String, String> held = new LinkedHashMap<>();
        taken.values()
                .forEach(record -> held.put(
                        record.path("key").asText(),
                        record.path("data").path("name").asText()));
        return held;
    }

    @Override
    boolean judges() {
        return false;
    }
}
