package org.huitong.bench.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/** The data plane's push route, as a system uses it. Thread-safe. */
public final class Exchange {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI records;
    private final Supplier<String> token;
    private final Moments moments;

    /** @param token read when needed: the gateway makes it at its first start */
    Exchange(URI records, Supplier<String> token, Moments moments) {
        this.records = records;
        this.token = token;
        this.moments = moments;
    }

    /** One try; throws where no answer came. */
    public HttpResponse<String> send(Push push) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(records)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token.get())
                .header("Idempotency-Key", push.key())
                .header("Content-Type", "application/x-ndjson")
                .POST(marked(BodyPublishers.ofString(push.body())))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        moments.at(Moment.PUSH_ANSWERED);
        return answer;
    }

    private BodyPublisher marked(BodyPublisher body) {
        return new BodyPublisher() {
            @Override
            public long contentLength() {
                return body.contentLength();
            }

            @Override
            public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
                body.subscribe(subscriber);
                moments.at(Moment.PUSH_BEGUN);
            }
        };
    }
}
