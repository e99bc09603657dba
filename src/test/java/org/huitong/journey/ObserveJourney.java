package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huitong.bus.EmbeddedBus;
import org.huitong.bus.Session;
import org.huitong.message.Parcel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Health by named part, and a counter and a timer per stage, on the port of their own. */
@Timeout(120)
class ObserveJourney {
    private static final List<String> PARTS =
            List.of("bus", "store", "events", "dead-letters", "files", "sources", "slow-lane");
    private static final List<String> STAGES = List.of("receive", "normalize", "authorize", "publish", "deliver");

    @TempDir
    private Path folder;

    private Pilot pilot;

    @BeforeEach
    void open() throws Exception {
        pilot = Pilot.inMemory(folder.resolve("data")).start();
    }

    @AfterEach
    void close() throws Exception {
        pilot.close();
    }

    private Sender.Answer observe(String path) throws Exception {
        return Sender.get(pilot.gateway().huitong().observe() + path);
    }

    private Map<String, String> states() throws Exception {
        Map<String, String> states = new HashMap<>();
        for (JsonNode check : observe("/health").json().path("checks")) {
            states.put(check.path("name").asText(), check.path("state").asText());
        }
        return states;
    }

    /** The sum of a stage's count over its results; the text is Prometheus'. */
    private static double count(String metrics, String stage) {
        Matcher line = Pattern.compile("(?m)^huitong_stage_seconds_count\\{[^}]*stage=\"" + stage + "\"[^}]*} (\\S+)$")
                .matcher(metrics);
        return line.results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }

    @Test
    void everyPartIsNamedAndUp() throws Exception {
        Pilot.until("ready").until(() -> observe("/health/ready").status() == 200);
        assertThat(observe("/health").status()).isEqualTo(200);
        assertThat(observe("/health/live").status()).isEqualTo(200);
        assertThat(observe("/health").json().path("state").asText()).isEqualTo("UP");
        assertThat(states().keySet()).containsAll(PARTS);
        assertThat(states().values()).containsOnly("UP");
    }

    @Test
    void stagesAreCountedAndTimed() throws Exception {
        pilot.bureau.apply(Invented.rows(1, 5));
        pilot.settled("people", Pilot.REGISTRY_PEOPLE, 5);
        double before = count(observe("/metrics").body(), "receive");
        pilot.sender(Pilot.INSURANCE).push(Pilot.INSURED, "one", Invented.array(1, 3));
        pilot.sender(Pilot.INSURANCE).push(Pilot.INSURED, "one", Invented.array(1, 3));
        pilot.sender(Pilot.INSURANCE).push(Pilot.INSURED, "bad", "{");
        pilot.settled("declarations", Pilot.HALL_INSURED, 3);

        String metrics = observe("/metrics").body();

        assertThat(observe("/metrics").type()).startsWith("text/plain");
        for (String stage : STAGES) {
            assertThat(count(metrics, stage)).as(stage).isPositive();
            assertThat(metrics).containsPattern("huitong_stage_seconds_sum\\{[^}]*stage=\"" + stage + "\"");
        }
        assertThat(count(metrics, "receive")).isGreaterThanOrEqualTo(before + 3);
        assertThat(metrics).containsPattern("huitong_refused_total\\{[^}]*code=\"RECEIVE-MALFORMED\"[^}]*} 1");
        assertThat(metrics).containsPattern("huitong_repeats_total\\{[^}]*} 1");
        assertThat(metrics).as("no personal data").doesNotContain("演示", "999999198");
    }

    /** Two of three are what they should be, one of them after a repair; the third is parked. */
    @Test
    void repairsAndRefusalsOfAPushAreCounted() throws Exception {
        String body = "["
                + String.join(
                        ",",
                        Invented.insured(1),
                        Invented.insured("999999800101002", "演示2"),
                        Invented.insured(Invented.id(3), " "))
                + "]";

        assertThat(pilot.sender(Pilot.INSURANCE)
                        .push(Pilot.INSURED, "mixed", body)
                        .status())
                .isEqualTo(202);

        String metrics = observe("/metrics").body();
        assertThat(metrics)
                .containsPattern("huitong_quality_total\\{item=\"citizenId\",kind=\"repaired\",property=\"conformity\","
                        + "resource=\"social-insurance-status\",rule=\"citizen-id-15\","
                        + "system=\"human-resources.social-insurance\"} 1")
                .containsPattern(
                        "huitong_quality_total\\{item=\"name\",kind=\"refused\",property=\"completeness\"[^}]*} 1")
                .containsPattern("huitong_quality_records_total\\{[^}]*result=\"accepted\",[^}]*social[^}]*} 2")
                .containsPattern("huitong_quality_records_total\\{[^}]*result=\"parked\",[^}]*social[^}]*} 1");
        assertThat(metrics).as("no personal data").doesNotContain("演示", "999999");
        assertThat(pilot.desk().cli("status", "--quality").out()).contains("citizen-id-15", "repaired", "required");
    }

    @Test
    void deadLetterIsToldByName() throws Exception {
        send(EmbeddedBus.DEAD_LETTERS, null);

        down("dead-letters");
        assertThat(pilot.desk().cli("status").exit()).isEqualTo(1);
        assertThat(pilot.desk().cli("status").out()).contains("PUBLISH-DEAD-LETTERS");
    }

    /** Two watermarks: nobody knows where to go on, so the source stands still until a person has looked. */
    @Test
    void sourceWithTwoTokensIsToldByName() throws Exception {
        pilot.bureau.apply(Invented.rows(1, 5));
        pilot.settled("before", Pilot.REGISTRY_PEOPLE, 5);
        send("source." + Pilot.BUREAU + "." + Pilot.PEOPLE, "another");
        pilot.restart();
        pilot.bureau.apply(Invented.rows(6, 5));

        Pilot.until("the source stops").until(() -> "DOWN".equals(states().get("sources")));
        down("sources");
        JsonNode source = pilot.desk().status("sources", "system", Pilot.BUREAU);
        assertThat(source.path("state").asText()).isEqualTo("stopped");
        assertThat(source.path("cause").asText()).contains("SOURCE-TOKEN");
        assertThat(pilot.sender(Pilot.INSURANCE)
                        .push(Pilot.INSURED, "on", Invented.insured(1))
                        .status())
                .as("the other chimney goes on")
                .isEqualTo(202);
        pilot.settled("the other chimney", Pilot.HALL_INSURED, 1);
        assertThat(pilot.registry.held()).as("nothing is read").hasSize(5);
    }

    private void send(String queue, String token) {
        try (Session session = pilot.gateway().huitong().core().bus().open(null)) {
            session.send(new Parcel(queue, Map.of(), "{}".getBytes(StandardCharsets.UTF_8), token));
            session.commit();
        }
    }

    private void down(String part) throws Exception {
        Sender.Answer health = observe("/health");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.json().path("state").asText()).isEqualTo("DOWN");
        assertThat(states()).containsEntry(part, "DOWN");
        assertThat(health.json().path("checks"))
                .filteredOn(check -> check.path("name").asText().equals(part))
                .allSatisfy(check -> assertThat(check.path("message").asText()).isNotBlank());
        assertThat(observe("/health/live").status())
                .as("a restart would mend nothing")
                .isEqualTo(200);
    }
}
