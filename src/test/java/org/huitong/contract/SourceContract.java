package org.huitong.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huitong.contract.Site.until;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huitong.pilot.Arrival;
import org.huitong.pilot.ServiceHall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every source keeps. A record is a card by number: {@link #key} and {@link #name}, in the far end's fields {@code
 * CARDID} and {@code NAME}. The far end gives what it is offered in its order.
 */
@Timeout(300)
abstract class SourceContract extends Contract {
    static final String PAUSE = "/sources/" + Site.SOURCE + "/" + Site.RESOURCE + "/pause";
    static final String RESUME = "/sources/" + Site.SOURCE + "/" + Site.RESOURCE + "/resume";

    private static final int MANY = 200;

    static String key(int number) {
        return Site.key(number);
    }

    static String name(int number) {
        return Site.name(number);
    }

    /**
     * The file {@code routes/sources/contract.source/contract-card.camel.yaml}, with system {@code contract.source} and
     * resource {@code contract-card}. Time-outs of at most 5 seconds, a period of at most 200 milliseconds.
     */
    abstract String route();

    /** Of the mapping, {@code formats}, {@code charset}, {@code identity} and what they need; not the items. */
    abstract String mapping();

    /** The far end has these cards to give now, behind those it had before. */
    abstract void offer(int first, int count) throws Exception;

    /** Most records of one intake that route and {@link #settings} allow; at most 20. */
    abstract int mostPerIntake();

    /** Most records of what is read at once. */
    int mostPerPiece() {
        return mostPerIntake();
    }

    /** Records that the far end still holds as not yet taken; empty where it never hears of it. */
    OptionalInt unacknowledged() throws Exception {
        return OptionalInt.empty();
    }

    /** Whether a kill may make a record come again as a new intake: only where the far end gives no identity. */
    boolean repeatsAfterAKill() {
        return false;
    }

    /** Whether another class has this connector with another far end, so that only what is the far end's is looked at. */
    boolean shownElsewhere() {
        return false;
    }

    /** Whether what it has given is still there to be read, and no other class shows that it is. */
    boolean again() {
        return false;
    }

    private void ofTheBus() {
        Assumptions.assumeFalse(shownElsewhere(), "another class shows what is the bus's");
    }

    @BeforeEach
    void begin(@TempDir Path empty) throws Exception {
        open(empty);
    }

    @AfterEach
    void end() throws Exception {
        close();
    }

    @Override
    void write(Site site) throws IOException {
        String route = route();
        assertThat(route).contains("uri: kamelet:" + connector() + "/");
        site.system(Site.SOURCE);
        site.mapping(Site.SOURCE, mapping());
        site.write("routes/sources/" + Site.SOURCE + "/" + Site.RESOURCE + ".camel.yaml", route);
    }

    private List<String> keys() {
        return site().hall.arrivals().stream().map(Arrival::key).toList();
    }

    private static List<String> keys(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Site::key).toList();
    }

    /** All of them are at the hall, by number, and the source has counted each once. */
    private void arrived(String when, int count) {
        until(when + ": " + count + " cards are at the hall")
                .until(() -> site().hall.latest(Site.RESOURCE).size() == count);
        assertThat(site().hall.latest(Site.RESOURCE).keySet()).containsExactlyInAnyOrderElementsOf(keys(count));
        until(when + ": the store has heard of all")
                .until(() -> site().source().path("received").asLong() >= count);
    }

    /** What came again after a kill is counted after the cards of before, so the count of all is no sign of the end. */
    void arrivedOnce(String when, int count) throws Exception {
        arrived(when, count);
        until(when + ": the store has heard of each").until(() -> onTheBus() >= count);
        assertThat(onTheBus()).as("on the bus").isEqualTo(count);
    }

    private long onTheBus() throws Exception {
        JsonNode source = site().source();
        return source.path("received").asLong() - source.path("repeats").asLong();
    }

    private void failing() {
        until("the source says that its far end is away")
                .until(() -> site().source().path("state").asText().equals("failing"));
    }

    @Test
    void takesBoundedBatches() throws Exception {
        offer(1, 50);
        site().start();

        arrivedOnce("50 were there", 50);

        Map<String, Long> intakes = site().hall.arrivals().stream()
                .collect(Collectors.groupingBy(
                        arrival -> arrival.id().replaceFirst("-\\d+$", ""), Collectors.counting()));
        assertThat(intakes.values()).as("records of an intake").allMatch(count -> count <= mostPerIntake());
        assertThat(site().source().path("state").asText()).isEqualTo("open");
        unacknowledged()
                .ifPresent(left -> until("all are acknowledged")
                        .until(() -> unacknowledged().getAsInt() == 0));
        hidesSecrets();
    }

    /** Nobody is granted the resource for a while, so nothing may be published. */
    @Test
    void isAcknowledgedOnlyAfterPublish() throws Exception {
        ofTheBus();
        Files.delete(site().home.resolve("config/grants/" + Site.HALL + ".yaml"));
        offer(1, 10);
        site().start();
        failing();
        assertThat(site().hall.arrivals()).isEmpty();
        unacknowledged().ifPresent(left -> assertThat(left).isEqualTo(10));
        site().stop();

        site().grant("contract.hall");
        site().start();

        arrivedOnce("it may be published", 10);
        unacknowledged()
                .ifPresent(left -> until("all are acknowledged")
                        .until(() -> unacknowledged().getAsInt() == 0));
    }

    /** By a person: nothing more is taken, it is no alarm, and stands over a restart; then it goes on where it was. */
    @Test
    void isPausedAndResumedAndGoesOnAtItsPlaceAfterAStop() throws Exception {
        ofTheBus();
        site().start();
        offer(1, 10);
        arrivedOnce("before the pause", 10);
        assertThat(site().act(PAUSE).path("state").asText()).isEqualTo("paused");
        offer(11, 20);
        int taken = standsStill();
        assertThat(taken)
                .as("only a piece that was being read when the pause came is taken in")
                .isBetween(10, 10 + mostPerPiece());
        still("while it is paused", taken);
        assertThat(site().get("/status").path("alarms")).isEmpty();
        site().stop();
        site().start();
        still("paused over a restart", taken);
        assertThat(site().source().path("pause").path("by").asText()).isEqualTo(Site.PERSON);

        site().act(RESUME);

        arrivedOnce("after the pause", 30);
        assertThat(site().source().path("state").asText()).isEqualTo("open");
        site().stop();
        offer(31, 10);
        site().start();
        arrived("after a stop", 40);
        assertThat(keys()).containsExactlyInAnyOrderElementsOf(keys(40));
    }

    private int standsStill() {
        AtomicInteger seen = new AtomicInteger(-1);
        until("it stands still").during(Duration.ofMillis(1_500)).until(() -> {
            int now = site().hall.latest(Site.RESOURCE).size();
            return seen.getAndSet(now) == now;
        });
        return seen.get();
    }

    void still(String when, int count) throws Exception {
        unacknowledged().ifPresent(held -> assertThat(held).isEqualTo(30 - count));
        until(when + " nothing is read")
                .during(Duration.ofMillis(1_500))
                .until(() -> site().hall.latest(Site.RESOURCE).size() == count);
        assertThat(site().source().path("state").asText()).isEqualTo("paused");
        unacknowledged().ifPresent(held -> assertThat(held).isEqualTo(30 - count));
    }

    @Test
    void goesOnAtItsPlaceAfterAKill() throws Exception {
        ofTheBus();
        site().train();
        offer(1, MANY);
        site().startApart();
        until("some cards are at the hall")
                .until(() -> site().hall.latest(Site.RESOURCE).size() >= MANY / 4);
        site().kill();
        site().startApart();

        if (repeatsAfterAKill()) {
            arrived("after the kill", MANY);
        } else {
            arrivedOnce("after the kill", MANY);
        }
        unacknowledged()
                .ifPresent(left -> until("all are acknowledged")
                        .until(() -> unacknowledged().getAsInt() == 0));
        hidesSecrets();
    }

    @Test
    void saysThatItsFarEndIsAwayAndRecovers() throws Exception {
        offer(1, 10);
        site().start();
        arrivedOnce("before", 10);
        away();
        failing();
        assertThat(site().source().path("cause").asText()).startsWith("RECEIVE-AWAY");
        hidesSecrets();
        site().push(1001, 1);
        until("the other source goes on")
                .until(() -> site().hall.latest(Site.RESOURCE).containsKey(key(1001)));

        back();
        offer(11, 10);

        until("it goes on by itself")
                .until(() -> site().hall.latest(Site.RESOURCE).size() == 21);
        until("it says so").until(() -> site().source().path("state").asText().equals("open"));
        assertThat(keys()).doesNotHaveDuplicates();
    }

    /** It never answers, drips, answers something else, hangs up amid an answer, floods. */
    @Test
    void farEndThatMisbehavesHurtsNobodyElse() throws Exception {
        Assumptions.assumeTrue(wire != null, "its far end is no server");
        offer(1, 10);
        site().start();
        arrivedOnce("before", 10);
        Harm harm = new Harm(site());
        int offered = 10;
        int others = 1001;
        for (Wire.Manner manner : manners()) {
            wire.does(manner);
            offer(offered + 1, 5);
            offered += 5;
            harm.bears(manner, wire, others);
            others += Harm.CARDS;
            if (manner == Wire.Manner.SILENT) {
                failing();
            }
            hidesSecrets();
            wire.mend();
            int all = offered + others - 1001;
            until("after " + manner + " it goes on by itself")
                    .until(() -> site().hall.latest(Site.RESOURCE).size() == all);
        }
        until("it says so").until(() -> site().source().path("state").asText().equals("open"));
        assertThat(keys()).doesNotHaveDuplicates();
    }

    /** The store is locked and events wait for it: the source waits, and what it did not take is still there. */
    @Test
    void waitsWhileTheGatewayIsBehind() throws Exception {
        ofTheBus();
        site().with("huitong.publish.maxUndrained", "1").start();
        offer(1, 10);
        arrivedOnce("while all is well", 10);
        try (Connection other =
                        DriverManager.getConnection("jdbc:sqlite:" + site().home.resolve("data/huitong.db"));
                Statement lock = other.createStatement()) {
            lock.execute("BEGIN IMMEDIATE");
            offer(11, 100);
            until("the edge refuses what is pushed").until(() -> !site().takes(1));
            assertThat(site().hall.latest(Site.RESOURCE)).hasSizeLessThan(110);
            lock.execute("ROLLBACK");
        }

        arrivedOnce("it has caught up", 110);
    }

    /** Who is granted late gets what came before, then what is new; nobody else gets anything twice. */
    @Test
    void isReadAgainForWhoComesLate() throws Exception {
        Assumptions.assumeTrue(again(), "what it has given is not there any more, or another class shows it");
        String late = "contract.late." + Site.RESOURCE;
        try (ServiceHall hall = new ServiceHall("late-word")) {
            Files.delete(site().home.resolve("routes/sources/" + Site.PUSHER + "/" + Site.RESOURCE + ".mapping.yaml"));
            site().system("contract.late");
            site().consumer("contract.late", """
                            - to:
                                uri: kamelet:http-json-sink/contract-late-post
                                parameters:
                                  url: "{{late.url}}"
                                  token: "{{late.token}}"
                    """, "");
            site().with("late.url", hall.uri().toString()).with("late.token", "late-word");
            int before = 4 * mostPerIntake();
            offer(1, before);
            site().start();
            arrivedOnce("what comes before", before);
            site().grantNow(late);

            site().done("POST", "/subscriptions/" + late + "/backfill", Map.of());
            until("it is through")
                    .until(() -> site().get("/backfills?subscription=" + late)
                            .at("/backfills/0/state")
                            .asText()
                            .equals("done"));
            offer(before + 1, 5);

            until("the late one has all")
                    .until(() -> hall.latest(Site.RESOURCE).keySet().equals(Set.copyOf(keys(before + 5))));
            assertThat(hall.arrivals()).hasSize(before + 5);
            arrivedOnce("what is new", before + 5);
            assertThat(keys()).doesNotHaveDuplicates();
        }
    }
}
