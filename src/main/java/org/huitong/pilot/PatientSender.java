package org.huitong.pilot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * How a system of the pilot pushes: it repeats a push, key and body equal, while it has no answer (no connection, a
 * broken one, no word in time, 429 or 503). Safe for several threads; who cares for the order of pushes calls it from one.
 */
final class PatientSender implements AutoCloseable {
    private static final int BUSY = 429;
    private static final int AWAY = 503;
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final Queue<PushAnswer> answers = new ConcurrentLinkedQueue<>();
    private final URI records;
    private final String token;
    private final Duration patience;
    private volatile boolean closed;

    /**
     * @param dataPlane up to and with the version, as {@code http://127.0.0.1:8080/exchange/v1}
     * @param patience after how long it gives a push up
     */
    PatientSender(URI dataPlane, String resource, String token, Duration patience) {
        this.records = URI.create(dataPlane + "/resources/" + resource + "/records");
        this.token = token;
        this.patience = patience;
    }

    PushAnswer push(String idempotencyKey, String contentType, byte[] body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(records)
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", idempotencyKey)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        long end = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        int tries = 1;
        PushAnswer answer = send(request, idempotencyKey, tries);
        while (unanswered(answer.status()) && !closed && System.nanoTime() < end) {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            answer = send(request, idempotencyKey, ++tries);
        }
        answers.add(answer);
        return answer;
    }

    /** The last answer to every push, in the order in which they came. */
    List<PushAnswer> answers() {
        return List.copyOf(answers);
    }

    /** Ends the repeating; a push under way returns with what it has. */
    @Override
    public void close() {
        closed = true;
    }

    private PushAnswer send(HttpRequest request, String key, int tries) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new PushAnswer(key, response.statusCode(), tries, response.body());
        } catch (IOException e) {
            return new PushAnswer(key, 0, tries, "");
        }
    }

    private static boolean unanswered(int status) {
        return status == 0 || status == BUSY || status == AWAY;
    }
}
