package org.huitong.bench.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.huitong.message.Json;
import sample.Chimney;

/** What the gateway says of itself, over its admin API, as any operator may read it. */
public final class Admin {
    private static final int OK = 200;
    private static final int LOOK_MILLIS = 100;
    /** So many times longer must nothing change where something waits. */
    private static final int STUCK = 10;

    private static final long LONGEST_REST = TimeUnit.MINUTES.toNanos(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final Path tokenFile;

    Admin(int port, Path tokenFile) {
        this.base = "http://127.0.0.1:" + port + "/api/v1";
        this.tokenFile = tokenFile;
    }

    /**
     * Waits until nothing has changed for some looks, at the gateway and at the hall; the gateway's status then. What
     * stays as it is though it should move, or has not come to rest after two minutes, is looked at as it is.
     */
    public JsonNode rest(Counter counter, int quietLooks) throws IOException, InterruptedException {
        JsonNode before = null;
        int arrivals = -1;
        long end = System.nanoTime() + LONGEST_REST;
        int stuck = quietLooks * STUCK;
        for (int quiet = 0; (quiet < quietLooks || moving(before) && quiet < stuck) && System.nanoTime() < end; ) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            JsonNode now = status();
            int arrived = counter.size();
            quiet = now.equals(before) && arrived == arrivals ? quiet + 1 : 0;
            before = now;
            arrivals = arrived;
        }
        return before;
    }

    /** True while a queue is worked on; a paused or stopped subscription may hold what it has. */
    private static boolean moving(JsonNode status) {
        for (JsonNode subscription : status.path("subscriptions")) {
            if (subscription.path("waiting").asLong() > 0
                    && subscription.path("state").asText().equals("open")) {
                return true;
            }
        }
        return false;
    }

    JsonNode status() throws IOException, InterruptedException {
        return get("/status");
    }

    /** By subscription, the numbers of the records that wait for a person; an empty word where they are of none. */
    public Map<String, Set<Long>> parked() throws IOException, InterruptedException {
        Map<String, Set<Long>> parked = new HashMap<>();
        for (JsonNode row : get("/rows?state=parked&limit=1000").path("rows")) {
            JsonNode data = data(row);
            // A record on the bus has its items below "data"; one parked before is the sender's own.
            String name = data.path("data").path("name").asText(data.path("XM").asText());
            parked.computeIfAbsent(row.path("subscription").asText(""), s -> new HashSet<>())
                    .add(Truth.number(name));
        }
        return parked;
    }

    private JsonNode data(JsonNode row) throws IOException, InterruptedException {
        return Json.read(get("/rows/" + row.path("no").asLong()).path("data").asText(), JsonNode.class);
    }

    /** Has everything sent again that the hall refused of the pushing chimney; how many rows that were. */
    int replayRefused() throws IOException, InterruptedException {
        return replay(
                "{\"subscription\":\"" + Checker.HALL + Chimney.INSURANCE.resource() + "\",\"state\":\"parked\"}");
    }

    /** Mends every record with a wrong month and has it replayed; how many rows that were. */
    int mend() throws IOException, InterruptedException {
        int marked = 0;
        for (JsonNode row : get("/rows?state=parked&stage=normalize&limit=100").path("rows")) {
            String mended = data(row).toString().replace(Declarer.WRONG_MONTH, Declarer.RIGHT_MONTH);
            String edit = "{\"data\":" + Json.text(mended) + ",\"revision\":"
                    + row.path("revision").asLong() + ",\"reason\":\"month corrected\"}";
            String no = row.path("no").asText();
            act("PUT", "/rows/" + no, edit);
            marked += replay("{\"rows\":[" + no + "]}");
        }
        return marked;
    }

    private int replay(String order) throws IOException, InterruptedException {
        HttpResponse<String> answer = act("POST", "/replays", order);
        return answer.statusCode() == OK
                ? Json.read(answer.body(), JsonNode.class).path("marked").asInt()
                : 0;
    }

    private HttpResponse<String> act(String method, String path, String body) throws IOException, InterruptedException {
        return client.send(
                request(path)
                        .header("Huitong-As", "crash-harness")
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + Files.readString(tokenFile).strip());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = request(path).build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException("GET " + path + " was answered " + answer.statusCode());
        }
        return Json.read(answer.body(), JsonNode.class);
    }
}
