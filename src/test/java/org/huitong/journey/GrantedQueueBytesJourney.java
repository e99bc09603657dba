package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSSecurityException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.huitong.PilotGateway;
import org.huitong.catalog.Catalog;
import org.huitong.message.Json;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever catalog, grants, records and days: what a consumer's own AMQP client is given, body and properties, holds
 * nothing that its grant does not show, and where the grant does not hold it is given nothing.
 */
@Timeout(180)
class GrantedQueueBytesJourney {
    private static final int RESOURCES = 4;
    private static final int CONSUMERS = 4;
    private static final int RECORDS = 12;

    @TempDir
    private Path home;

    private final Map<String, List<Map<String, String>>> pushed = new HashMap<>();
    private PilotGateway gateway;
    private RandomHome made;

    @ParameterizedTest
    @ValueSource(longs = {20261128, 31, 977})
    void nothingLiesInAQueueThatWasNotGranted(long seed) throws Exception {
        made = new RandomHome(home, new Random(seed), RESOURCES, CONSUMERS);
        for (RandomHome.Given given : made.grants) {
            made.queue(given);
        }
        assertThat(Catalog.check(home)).isEmpty();
        gateway = new PilotGateway(home);
        try {
            gateway.start(Map.of(
                    "huitong.data.dir", home.resolve("data").toString(),
                    "huitong.edge.port", "0",
                    "huitong.operate.port", "0",
                    "huitong.observe.port", "0",
                    "huitong.amqp.enabled", "true",
                    "huitong.amqp.port", "0",
                    "huitong.bus.minFreeBytes", "1048576"));
            push();
            for (RandomHome.Given given : made.grants) {
                fetched(given);
            }
        } finally {
            gateway.close();
        }
    }

    private void push() throws Exception {
        Sender sender = new Sender(gateway.dataPlane(), gateway.tokenOf(RandomHome.SOURCE));
        for (String resource : made.resources) {
            List<Map<String, String>> records = new ArrayList<>();
            for (int i = 0; i < RECORDS; i++) {
                records.add(made.record());
            }
            pushed.put(resource, records);
            assertThat(sender.push(resource, "push-" + resource, Json.text(records))
                            .status())
                    .isEqualTo(202);
        }
    }

    private void fetched(RandomHome.Given given) throws Exception {
        String consumer = given.subscription()
                .substring(0, given.subscription().length() - given.resource().length() - 1);
        String queue = "out." + given.subscription();
        try (AmqpClient client =
                AmqpClient.of(gateway.huitong().amqp().orElseThrow(), consumer, gateway.tokenOf(consumer))) {
            if (!given.holds()) {
                assertThatThrownBy(() -> client.peek(queue, Duration.ofSeconds(1)))
                        .as(given + " does not hold")
                        .isInstanceOf(JMSSecurityException.class);
                assertThat(gateway.huitong().bus().depth(queue)).isZero();
                return;
            }
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < RECORDS; i++) {
                AmqpClient.Got got = client.take(queue);
                assertThat(got).as(given + " message " + i).isNotNull();
                all.append(got.id()).append(' ').append(got.body()).append(' ');
                Enumeration<?> names = got.message().getPropertyNames();
                while (names.hasMoreElements()) {
                    all.append(got.message().getObjectProperty((String) names.nextElement()))
                            .append(' ');
                }
            }
            nothingHidden(given, all.toString());
        }
    }

    private void nothingHidden(RandomHome.Given given, String all) {
        for (Map<String, String> fields : pushed.get(given.resource())) {
            assertThat(RandomHome.hidden(given, fields)).as(given.toString()).noneMatch(all::contains);
            fields.forEach((field, value) -> {
                if (given.inClear("item" + field.substring(1))) {
                    assertThat(all)
                            .as("the test would pass over an empty body, too")
                            .contains(value);
                }
            });
        }
    }
}
