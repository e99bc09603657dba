package org.huitong.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** Two looks at a running gateway's status, some seconds apart, and what went on between them. Immutable. */
public final class Watch {
    private static final String UNKNOWN = "unknown";

    private final Map<String, FlowMap.Live> givers = new HashMap<>();
    private final Map<String, FlowMap.Live> takers = new HashMap<>();

    /**
     * @param before the contract's {@code Status}, as all of {@code then}
     * @param seconds between the two; more than 0
     */
    public Watch(JsonNode before, JsonNode then, double seconds) {
        Map<String, Long> earlier = new HashMap<>();
        before.path("sources")
                .forEach(s -> earlier.put(source(s), s.path("received").asLong()));
        before.path("subscriptions")
                .forEach(s ->
                        earlier.put(s.path("id").asText(), s.path("delivered").asLong()));
        for (JsonNode one : then.path("sources")) {
            long now = one.path("received").asLong();
            givers.put(
                    source(one),
                    new FlowMap.Live(
                            one.path("state").asText(UNKNOWN),
                            now,
                            rate(now, earlier.get(source(one)), seconds),
                            0,
                            one.path("parked").asLong()));
        }
        for (JsonNode one : then.path("subscriptions")) {
            String id = one.path("id").asText();
            long now = one.path("delivered").asLong();
            takers.put(
                    id,
                    new FlowMap.Live(
                            one.path("state").asText(UNKNOWN),
                            now,
                            rate(now, earlier.get(id), seconds),
                            one.path("waiting").asLong(),
                            one.path("parked").asLong()));
        }
    }

    /** With one decimal; the first look may not have known it. */
    private static double rate(long now, Long before, double seconds) {
        return before == null ? 0 : Math.round(10 * (now - before) / seconds) / 10.0;
    }

    private static String source(JsonNode one) {
        return one.path("system").asText() + "/" + one.path("resource").asText();
    }

    /** Of a system that has sent nothing yet the gateway may say nothing. */
    FlowMap.Live giver(String system, String resource) {
        return givers.getOrDefault(system + "/" + resource, new FlowMap.Live(UNKNOWN, 0, 0, 0, 0));
    }

    FlowMap.Live taker(String subscription) {
        return takers.getOrDefault(subscription, new FlowMap.Live(UNKNOWN, 0, 0, 0, 0));
    }
}
