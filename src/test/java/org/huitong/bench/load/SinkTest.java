package org.huitong.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A sink that overlooks or doubles a record makes every count of a delivery worthless. */
final class SinkTest {
    private final Arrivals arrivals = new Arrivals(2);
    private final HttpClient gateway =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void everyRecordOfABatchArrives() throws IOException {
        arrivals.begin(0);
        LongStream.range(0, 3000).forEach(serial -> arrivals.acknowledged(serial, System.nanoTime()));

        post(LongStream.range(0, 3000));

        assertThat(arrivals.done()).isTrue();
        assertThat(arrivals.repeated()).isZero();
        assertThat(arrivals.added().getTotalCount()).isEqualTo(3000);
    }

    @Test
    void repeatsAreCountedAndCoverForNobody() throws IOException {
        arrivals.begin(7);
        arrivals.acknowledged(7, System.nanoTime());
        arrivals.acknowledged(8, System.nanoTime());

        post(LongStream.of(7));
        post(LongStream.of(7));
        post(LongStream.of(6));

        assertThat(arrivals.done()).isFalse();
        assertThat(arrivals.repeated()).isEqualTo(2);
    }

    @Test
    void sendersWaitWhileTooMuchIsOnItsWay() {
        arrivals.begin(0);
        arrivals.acknowledged(0, 1);
        assertThat(arrivals.maySend()).isTrue();

        arrivals.acknowledged(1, 1);
        assertThat(arrivals.maySend()).isFalse();

        arrivals.arrived(0, 2);
        assertThat(arrivals.maySend()).isTrue();
    }

    @Test
    void whatArrivesBeforeItsAnswerWasReadTookNoTime() {
        arrivals.begin(0);

        arrivals.arrived(0, 5);
        arrivals.acknowledged(0, 9);

        assertThat(arrivals.done()).isTrue();
        assertThat(arrivals.added().getMaxValue()).isZero();
    }

    private void post(LongStream serials) throws IOException {
        String body = serials.mapToObj("{\"id\":\"a\",\"key\":\"%012d\",\"data\":{}}"::formatted)
                .collect(Collectors.joining(",", "[", "]"));
        try (Loop loop = new Loop()) {
            URI uri = URI.create(new Sink(loop, arrivals).url());
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            CompletableFuture<HttpResponse<Void>> answer =
                    gateway.sendAsync(request, HttpResponse.BodyHandlers.discarding());
            while (!answer.isDone()) {
                loop.turn(10);
            }
            assertThat(answer.join().statusCode()).isEqualTo(200);
        }
    }
}
