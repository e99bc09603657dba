package org.huitong.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceHallTest {
    private static final String RESOURCE = "population-basic";
    private final HttpClient client = HttpClient.newHttpClient();
    private ServiceHall hall;

    @BeforeEach
    void open() throws IOException {
        hall = new ServiceHall("right");
    }

    @AfterEach
    void close() throws IOException {
        hall.close();
    }

    @Test
    void keepsTheLastOfAKeyAndLogsAll() throws Exception {
        assertThat(post("right", record("a", 0, "k", 2, "李安"))).isEqualTo(200);
        assertThat(post("right", record("b", 0, "k", 1, "李宁"))).isEqualTo(200);
        assertThat(post("right", record("b", 0, "k", 1, "李宁"))).isEqualTo(200);

        assertThat(hall.held(RESOURCE)).isEqualTo(Map.of("k", Map.of("citizenId", "k", "name", "李宁")));
        assertThat(hall.arrivals()).extracting(Arrival::version).containsExactly(2L, 1L, 1L);
        assertThat(hall.stepsBack()).isEqualTo(1);
        assertThat(hall.repeats()).isEqualTo(1);
    }

    @Test
    void refusesWrongTokensMarkedPeopleAndNonsense() throws Exception {
        assertThat(post("wrong", record("a", 0, "k", 1, "李安"))).isEqualTo(401);
        assertThat(post("right", record("a", 0, "k", 1, "拒李安"))).isEqualTo(422);
        assertThat(post("right", "{")).isEqualTo(400);
        hall.setToken("wrong");
        assertThat(post("wrong", record("a", 1, "k", 1, "李安"))).isEqualTo(200);

        assertThat(hall.unauthorized()).isEqualTo(1);
        assertThat(hall.arrivals()).extracting(Arrival::status).containsExactly(422, 200);
    }

    @Test
    void answersAsTold() throws Exception {
        hall.answer(arrival -> arrival.key().equals("poison") ? 500 : null);

        assertThat(post("right", record("a", 0, "poison", 1, "李安"))).isEqualTo(500);
        assertThat(post("right", record("b", 0, "k", 1, "拒李安"))).isEqualTo(422);
        assertThat(post("right", record("c", 0, "k", 1, "李安"))).isEqualTo(200);
        assertThat(hall.latest(RESOURCE)).containsOnlyKeys("k");
    }

    @Test
    void comesBackOnTheSamePort() throws Exception {
        post("right", record("a", 0, "k", 1, "李安"));
        hall.setDown(true);
        assertThatThrownBy(() -> post("right", record("b", 0, "k", 2, "李安"))).isInstanceOf(IOException.class);
        hall.setDown(false);

        assertThat(post("right", record("b", 0, "k", 2, "李安"))).isEqualTo(200);
        assertThat(hall.latest(RESOURCE).get("k").version()).isEqualTo(2);
    }

    private int post(String token, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(hall.uri())
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static String record(String id, int revision, String key, long version, String name) {
        return """
                {"id":"%s","key":"%s","version":%d,"revision":%d,"op":"upsert","resource":"%s",
                 "data":{"citizenId":"%s","name":"%s","birthDate":null}}""".formatted(id, key, version, revision, RESOURCE, key, name);
    }
}
