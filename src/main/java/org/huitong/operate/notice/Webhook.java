package org.huitong.operate.notice;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Posts one notice at a time to an address of the people who see to alarms. Follows nobody elsewhere. Thread-safe. */
final class Webhook {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int GOOD = 2;
    private static final int HUNDRED = 100;

    private final URI address;
    private final String source;
    private final Path token;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * @param source what the events name as their source
     * @param token file of a bearer token, read at each call; null where the address wants none
     */
    Webhook(URI address, String source, Path token) {
        this.address = address;
        this.source = source;
        this.token = token;
    }

    /** Empty once it has been taken, else why not; says nothing of the token or the answer's body. Never fails. */
    CompletableFuture<Optional<String>> post(Notice notice) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("Content-Type", "application/cloudevents+json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(notice.cloudEvent(source)));
        if (token != null) {
            try {
                request.header(
                        "Authorization", "Bearer " + Files.readString(token).strip());
            } catch (IOException | IllegalArgumentException e) {
                return CompletableFuture.completedFuture(
                        Optional.of("the token in " + token + " cannot be read as one line"));
            }
        }
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
                .thenApply(answer -> answer.statusCode() / HUNDRED == GOOD
                        ? Optional.<String>empty()
                        : Optional.of("it answered " + answer.statusCode()))
                .exceptionally(why -> Optional.of((why.getCause() == null ? why : why.getCause())
                        .getClass()
                        .getSimpleName()));
    }
}
