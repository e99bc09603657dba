package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.huitong.pilot.Arrival;
import org.huitong.pilot.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A grant is withdrawn, given again and narrowed while records wait; what counts is the consumer's clock. */
@Timeout(300)
class WithdrawalJourney {
    private static final int SENDERS = 10;
    private static final int VERSIONS = 20;

    @TempDir
    private Path folder;

    private final Queue<Instant> came = new ConcurrentLinkedQueue<>();
    private volatile long answerNanos;
    private Pilot pilot;

    @BeforeEach
    void open() throws Exception {
        pilot = Pilot.inMemory(folder.resolve("data"))
                .with("huitong.deliver.concurrency", "1")
                .start();
        // Down, not slow: a call that has timed out could land beside the next one.
        pilot.hall.setDown(true);
        pilot.hall.answer(arrival -> {
            came.add(arrival.at());
            LockSupport.parkNanos(answerNanos);
            return null; // as usual
        });
    }

    @AfterEach
    void close() throws Exception {
        pilot.close();
    }

    /** One slice a push; the versions of a key follow each other. */
    private void publish(int slices) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int s = 0; s < SENDERS; s++) {
                int sender = s;
                work.add(() -> {
                    for (int i = sender; i < slices; i += SENDERS) {
                        int person = sender + SENDERS * (i / SENDERS / VERSIONS);
                        Sender.Answer answer;
                        do { // as senders do where a disk that is slow for ten seconds leaves it in doubt
                            answer = pilot.sender(Pilot.INSURANCE)
                                    .push(Pilot.INSURED, "w-" + i, Invented.insured(person));
                        } while (answer.status() == 503);
                        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
                    }
                    return null;
                });
            }
            for (Future<Void> done : senders.invokeAll(work)) {
                done.get();
            }
        } finally {
            senders.shutdownNow();
        }
    }

    private JsonNode act(String word) throws Exception {
        Desk.Answer answer =
                pilot.desk().call("POST", "/grants/" + Pilot.HALL_INSURED + "/" + word, "{\"reason\": \"示例决定9号\"}");
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode grantText() throws Exception {
        return pilot.desk()
                .call("GET", "/grants/" + Pilot.HALL_INSURED, null)
                .json()
                .path("grant");
    }

    private JsonNode grant(String text) throws Exception {
        Desk.Answer answer = pilot.desk()
                .call("PUT", "/grants/" + Pilot.HALL_INSURED, "{\"grant\": " + text + ", \"reason\": \"示例决定10号\"}");
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode standing() throws Exception {
        return pilot.desk().status("subscriptions", "id", Pilot.HALL_INSURED);
    }

    private void hasLetGo() {
        Pilot.until("the call under way is over").until(() -> {
            Desk.Answer answer =
                    pilot.desk().call("POST", "/grants/" + Pilot.HALL_INSURED + "/discard", "{\"reason\": \"示例决定9号\"}");
            return answer.status() == 200;
        });
    }

    private long after(Instant moment) {
        return came.stream().filter(at -> at.isAfter(moment)).count();
    }

    @Test
    void nothingStartsAfterTheWithdrawalAndTheReleaseKeepsTheOrder() throws Exception {
        int slices = 10_000;
        publish(slices);
        // A window takes seconds, so that it ends for the act and not for want of records.
        answerNanos = TimeUnit.MILLISECONDS.toNanos(400);
        pilot.hall.setDown(false);
        Pilot.until("it flows").until(() -> came.size() > 5);

        Instant effect = Instant.parse(act("withdraw").path("effect").asText());

        Pilot.until("a time in which much would have come")
                .until(() -> Instant.now().isAfter(effect.plusSeconds(3)));
        int sent = came.size();
        System.out.printf(
                "withdrawn after %d of %d: started after the effect %d, after effect + 1 s %d%n",
                sent, slices, after(effect), after(effect.plusSeconds(1)));
        assertThat(after(effect.plusSeconds(1))).isZero();
        answerNanos = 0;
        assertThat(sent).isLessThan(slices / 2);
        assertThat(standing().path("state").asText()).isEqualTo("closed");
        assertThat(standing().path("cause").asText()).contains("withdrawn by " + Desk.WHO);

        assertThat(grant(grantText().toString()).path("rule").asText()).isEqualTo("waits");
        pilot.restart();
        assertThat(standing().path("cause").asText()).contains("waits for a decision");
        assertThat(came).as("nobody has decided yet").hasSize(sent);

        act("release");

        Tally all = pilot.settled("released", Pilot.HALL_INSURED, slices);
        assertThat(all.delivered() + all.superseded()).isEqualTo(slices);
        assertThat(pilot.hall.stepsBack()).isZero();
        assertThat(pilot.hall.latest(Pilot.INSURED)).hasSize(slices / VERSIONS);
    }

    @Test
    void whatWaitedIsDiscardedOverARestartAndWhatComesLaterIsNot() throws Exception {
        int slices = 1_000;
        publish(slices);
        pilot.hall.setDown(false);
        Pilot.until("it flows").until(() -> came.size() > 20);
        act("withdraw");
        hasLetGo();
        pilot.restart();
        int sent = came.size();
        for (int i = 0; i < 5; i++) {
            assertThat(pilot.sender(Pilot.INSURANCE)
                            .push(Pilot.INSURED, "late-" + i, Invented.insured(90_000 + i))
                            .status())
                    .isEqualTo(202);
        }
        Pilot.until("all is given up")
                .until(() -> standing().path("waiting").asLong() == 5
                        && standing().path("held").asLong() == 0);
        grant(grantText().toString());
        Pilot.until("the five wait for a decision of their own")
                .until(() -> standing().path("cause").asText().contains("waits for a decision"));

        act("release");

        Tally all = pilot.settled("what came later", Pilot.HALL_INSURED, slices + 5);
        assertThat(all.discarded()).isPositive();
        assertThat(all.delivered() + all.superseded() + all.discarded()).isEqualTo(slices + 5);
        assertThat(came).hasSize(sent + 5);
    }

    /** The row was made ready for nobody yet; what it shows is decided when it goes. */
    @Test
    void narrowerItemsHaveEffectAtOnceAlsoForAReplay() throws Exception {
        pilot.hall.setDown(false);
        pilot.hall.answer(arrival -> arrival.revision() == 0 && came.isEmpty() ? 422 : null);
        pilot.sender(Pilot.INSURANCE).push(Pilot.INSURED, "refused", Invented.insured(1));
        Pilot.until("it is parked")
                .until(() -> pilot.desk().rows("state=parked").size() == 1);
        assertThat(shown()).contains("演示1");

        grant(grantText().toString().replace("\"name\":\"clear\"", "\"name\":\"hash\""));
        pilot.hall.forget();
        pilot.hall.answer(arrival -> null);
        pilot.sender(Pilot.INSURANCE).push(Pilot.INSURED, "next", Invented.insured(2));
        String no = pilot.desk().rows("state=parked").get(0).path("no").asText();
        assertThat(pilot.desk().cli("replay", "start", no, "--as", Desk.WHO).exit())
                .isZero();

        pilot.settled("both", Pilot.HALL_INSURED, 2);
        assertThat(pilot.hall.arrivals()).hasSize(2);
        assertThat(shown()).doesNotContain("演示");
        Path file = Files.writeString(folder.resolve("g.json"), grantText().toString());
        assertThat(pilot.desk()
                        .cli("grants", "grant", file.toString(), "--reason", "R", "--as", Desk.WHO)
                        .err())
                .contains("says the same");
    }

    private String shown() {
        return pilot.hall.arrivals().stream()
                .map(Arrival::data)
                .map(Object::toString)
                .reduce("", String::concat);
    }
}
