package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huitong.journey.Pilot.until;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.huitong.pilot.Arrival;

/**
 * What was pushed in a journey, one record under one key each time, and how it was answered. At the end every receipt
 * is asked for again, every refusal is sent again under its key, and all is compared with what the hall was sent.
 */
final class Pushes {
    static final String NAME = "演示";
    private static final String FILL = "·" + NAME.repeat(20);

    private final Site site;
    private Sender sender;
    private final Map<Integer, Sender.Answer> answers = new TreeMap<>();
    private int next;

    Pushes(Site site) {
        this.site = site;
        this.sender = site.sender(Pilot.INSURANCE);
    }

    /** The gateway was started again and has other doors. */
    void comeTo(Site again) {
        sender = again.sender(Pilot.INSURANCE);
    }

    /** One push; its answer. */
    Sender.Answer one() throws IOException, InterruptedException {
        return many(1).get(0);
    }

    /** As many at once, answered in the end; by their order. */
    java.util.List<Sender.Answer> many(int count) {
        int first = next;
        next += count;
        var open = IntStream.range(first, next)
                .mapToObj(number -> sender.pushLater(Pilot.INSURED, key(number), body(number)))
                .toList();
        var said = open.stream().map(CompletableFuture::join).toList();
        IntStream.range(0, count).forEach(at -> answers.put(first + at, said.get(at)));
        assertThat(said).extracting(Sender.Answer::status).isSubsetOf(202, 429, 503);
        return said;
    }

    long accepted() {
        return answers.values().stream().filter(a -> a.status() == 202).count();
    }

    private static String key(int number) {
        return "push-" + number;
    }

    private static String body(int number) {
        return Invented.insured(Invented.id(number), NAME + number + FILL);
    }

    /** A refusal that a sender can act on: it names the part and when to come again. */
    static void clear(Sender.Answer refusal, String code) {
        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.type()).startsWith("application/problem+json");
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.retryAfter()).isNotEmpty();
    }

    /** Health is down, by this check and no other, and the process is worth keeping. */
    JsonNode down(String part) {
        whileBroken(part + " is named by health")
                .until(() -> check(part).path("state").asText().equals("DOWN"));
        JsonNode check = check(part);
        try {
            assertThat(Sender.get(site.observe() + "/health").status()).isEqualTo(503);
            assertThat(Sender.get(site.observe() + "/health/live").status()).isEqualTo(200);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
        return check;
    }

    /** The journal's timer (Artemis 2.55) dies of an exception where its last flush fails; that is no one's harm. */
    private static ConditionFactory whileBroken(String what) {
        return until(what).dontCatchUncaughtExceptions();
    }

    private JsonNode check(String part) throws AssertionError {
        try {
            for (JsonNode check : Sender.get(site.observe() + "/health").json().path("checks")) {
                if (check.path("name").asText().equals(part)) {
                    return check;
                }
            }
            throw new AssertionError("health has no check " + part);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** No hand but the one that took the cause away. */
    void recovered(String from) {
        whileBroken("202 again after " + from).until(() -> one().status() == 202);
        String health = site.observe() + "/health";
        until("health up again after " + from)
                .untilAsserted(() -> assertThat(Sender.get(health).body()).doesNotContain("DOWN"));
    }

    /** How many were made so far. */
    int made() {
        return next;
    }

    /** Every push that was accepted gets its receipt again. */
    void receiptsStand() throws IOException, InterruptedException {
        receiptsStand(next);
    }

    /** {@link #receiptsStand()} of the first so many. */
    void receiptsStand(int first) throws IOException, InterruptedException {
        for (Map.Entry<Integer, Sender.Answer> one : answers.entrySet()) {
            if (one.getKey() < first && one.getValue().status() == 202) {
                Sender.Answer again = sender.push(Pilot.INSURED, key(one.getKey()), body(one.getKey()));
                assertThat(again.body())
                        .as("the one receipt of " + key(one.getKey()))
                        .isEqualTo(one.getValue().body());
            }
        }
    }

    /** The independent comparison. */
    void account() throws IOException, InterruptedException {
        receiptsStand();
        for (Map.Entry<Integer, Sender.Answer> one : answers.entrySet()) {
            int number = one.getKey();
            if (one.getValue().status() != 202) {
                until("the refused " + key(number) + " is taken under its key")
                        .until(() -> sender.push(Pilot.INSURED, key(number), body(number))
                                        .status()
                                == 202);
            }
        }
        site.settled("all pushes", Pilot.HALL_INSURED, next);
        Map<Integer, Set<String>> ids = new HashMap<>();
        for (Arrival arrival : site.hall().arrivals()) {
            String name = arrival.data().get("name");
            int number = Integer.parseInt(name.substring(NAME.length(), name.indexOf(FILL)));
            ids.computeIfAbsent(number, n -> new HashSet<>()).add(arrival.id());
        }
        assertThat(ids).as("lost").hasSize(next);
        assertThat(ids.values()).as("doubled").allMatch(of -> of.size() == 1);
    }
}
