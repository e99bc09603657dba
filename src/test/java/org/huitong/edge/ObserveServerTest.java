package org.huitong.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.junit.jupiter.api.Test;

class ObserveServerTest {
    @Test
    void tellsEachCheckAndIsDownWhenOneIs() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext();
                ObserveServer observe = new ObserveServer("127.0.0.1", 0, camel, () -> "huitong_up 1\n")) {
            HealthCheckRegistry registry = HealthCheckHelper.getHealthCheckRegistry(camel);
            Broker broker = new Broker();
            registry.register(broker);
            camel.start();
            observe.start();

            assertThat(get(observe, "/observe/health").statusCode()).isEqualTo(200);
            broker.up = false;
            HttpResponse<String> down = get(observe, "/observe/health/ready");

            assertThat(down.statusCode()).isEqualTo(503);
            JsonNode body = new ObjectMapper().readTree(down.body());
            assertThat(body.get("state").asText()).isEqualTo("DOWN");
            assertThat(body.get("checks")).anySatisfy(check -> {
                assertThat(check.get("name").asText()).isEqualTo("broker");
                assertThat(check.get("state").asText()).isEqualTo("DOWN");
                assertThat(check.get("message").asText()).isEqualTo("no journal");
            });
            assertThat(get(observe, "/observe/health/live").statusCode()).isEqualTo(200);
            assertThat(get(observe, "/observe/metrics").body()).isEqualTo("huitong_up 1\n");
        }
    }

    private static HttpResponse<String> get(ObserveServer observe, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + observe.port() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static final class Broker extends AbstractHealthCheck {
        private volatile boolean up = true;

        Broker() {
            super("huitong", "broker");
        }

        @Override
        public boolean isLiveness() {
            return false;
        }

        @Override
        protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
            builder.message("no journal").state(up ? State.UP : State.DOWN);
        }
    }
}
