package org.huitong.bench.kill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.huitong.message.Json;
import org.huitong.message.Receipt;
import sample.Person;

/**
 * A social-insurance office: pushes about its own people without rest, one push after the other, and repeats a push,
 * key and body equal, until it is answered. One thread runs it.
 */
final class Declarer implements Runnable {
    private static final int ACCEPTED = 202;
    private static final int BUSY = 429;
    private static final int AWAY = 503;
    private static final int MOST_RECORDS = 5;
    private static final int LONGEST_PAUSE = 8;
    private static final int REPEAT_MILLIS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String name;
    private final URI records;
    private final Supplier<String> token;
    private final List<Person> people;
    private final Random random;
    private final AtomicLong numbers;
    private final Ledger ledger;
    private volatile boolean stopped;

    /**
     * @param token read when needed: the gateway makes it at its first start
     * @param numbers shared by all offices
     */
    Declarer(
            String name,
            URI records,
            Supplier<String> token,
            List<Person> people,
            long seed,
            AtomicLong numbers,
            Ledger ledger) {
        this.name = name;
        this.records = records;
        this.token = token;
        this.people = new ArrayList<>(people);
        this.random = new Random(seed);
        this.numbers = numbers;
        this.ledger = ledger;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        try {
            for (int i = 1; !stopped; i++) {
                push(name + "-" + i);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void push(String key) throws InterruptedException {
        Collections.shuffle(people, random);
        List<String> persons = new ArrayList<>();
        List<Long> said = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        for (Person person : people.subList(0, 1 + random.nextInt(MOST_RECORDS))) {
            persons.add(person.citizenId());
            said.add(numbers.incrementAndGet());
            body.append(record(person, said.get(said.size() - 1))).append('\n');
        }
        HttpResponse<String> answer = null;
        while (answer == null || answer.statusCode() == BUSY || answer.statusCode() == AWAY) {
            answer = send(key, body.toString());
            if (answer == null) {
                TimeUnit.MILLISECONDS.sleep(REPEAT_MILLIS);
            }
        }
        if (answer.statusCode() == ACCEPTED) {
            ledger.acknowledged(key, Json.read(answer.body(), Receipt.class), persons, said);
        } else {
            ledger.refused(key, answer.statusCode());
        }
    }

    /** Null where no answer came. */
    private HttpResponse<String> send(String key, String body) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(records)
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token.get())
                    .header("Idempotency-Key", key)
                    .header("Content-Type", "application/x-ndjson")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            ledger.open(key);
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            return null;
        } finally {
            ledger.closed(key);
        }
    }

    private static String record(Person person, long number) {
        return "{\"GMSFHM\":\"" + person.citizenId() + "\",\"XM\":\"" + Truth.name(number)
                + "\",\"DWMC\":\"示例餐饮店\",\"CBZT\":\"参保\",\"JFJS\":\"5,000.00\",\"LJYS\":\"12\",\"ZHJFNY\":\"202601\"}";
    }
}
