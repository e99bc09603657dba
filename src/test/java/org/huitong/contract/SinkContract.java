package org.huitong.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huitong.contract.Site.until;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every sink keeps. A record is a card by number: items {@code cardId}, the key, and {@code name}. */
@Timeout(180)
abstract class SinkContract extends Contract {
    /** Names that begin so are refused by a far end that judges records. */
    static final String REFUSED = "拒";

    /** The step that calls the connector, {@code - to:} on, indented by 8; time-outs of at most 5 seconds. */
    abstract String step();

    /** Ids with revision ({@code id.revision}) of the effects the far end has, a recognized repeat being none. */
    abstract List<String> effects() throws Exception;

    /** Key to name of what it holds. */
    abstract Map<String, String> held() throws Exception;

    /** A file beside the route: beans; usually nothing. */
    String beans() {
        return "";
    }

    /** More parameters of the template {@code deliver}, each {@code - name:} indented by 6. */
    String parameters() {
        return "";
    }

    /** Whether the far end can refuse a single record. */
    boolean judges() {
        return true;
    }

    /** Table renamed, token changed: trouble of the door. False where the far end knows no such thing. */
    boolean shutDoor() throws Exception {
        return false;
    }

    void openDoor() throws Exception {}

    @Override
    void write(Site site) throws IOException {
        String step = step();
        assertThat(step).contains("uri: kamelet:" + connector() + "/");
        site.system("contract.sink");
        site.grant("contract.sink");
        site.consumer("contract.sink", step, parameters());
        if (!beans().isEmpty()) {
            site.write("routes/consumers/contract.sink/beans.camel.yaml", beans());
        }
    }

    @BeforeEach
    void start() {
        site().start();
    }

    void settled(String when, int count) {
        AtomicReference<JsonNode> last = new AtomicReference<>();
        try {
            until(when + ": " + count + " records are settled").until(() -> {
                last.set(site().sink());
                return last.get().path("received").asLong() == count
                        && last.get().path("waiting").asLong() == 0;
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("the subscription is " + last.get(), e);
        }
    }

    private void holds(int first, int count) throws Exception {
        Set<String> keys = new HashSet<>(held().keySet());
        keys.retainAll(IntStream.range(first, first + count).mapToObj(Site::key).toList());
        assertThat(keys).hasSize(count);
        assertThat(effects()).doesNotHaveDuplicates();
    }

    void paused(String code) throws Exception {
        until("the worker pauses: " + code)
                .until(() -> site().sink().path("cause").asText().startsWith(code));
        assertThat(site().sink().path("parked").asLong()).isZero();
        hidesSecrets();
    }

    private void othersGoOn(int first, int count) {
        until("the other consumer has all")
                .until(() -> site().hall
                        .latest(Site.RESOURCE)
                        .keySet()
                        .containsAll(IntStream.range(first, first + count)
                                .mapToObj(Site::key)
                                .toList()));
    }

    @Test
    void recordsArriveAndTheNewestCounts() throws Exception {
        site().push(1, 40);
        settled("the first", 40);
        site().push(1, 3, "新");
        settled("newer ones", 43);

        holds(1, 40);
        assertThat(held()).containsEntry(Site.key(2), "新" + Site.name(2)).containsEntry(Site.key(7), Site.name(7));
        assertThat(site().sink().path("parked").asLong()).isZero();
        assertThat(site().sink().path("state").asText()).isEqualTo("open");
    }

    /** The far end has applied it and its answer is lost. */
    @Test
    void repeatIsKnownAsOne() throws Exception {
        Assumptions.assumeTrue(wire != null, "its far end is no server");
        site().push(1, 5);
        settled("before", 5);
        wire.loseAnswers(3);
        site().push(6, 20);
        settled("answers were lost", 25);

        holds(1, 25);
        assertThat(held()).hasSize(25);
        assertThat(site().sink().path("parked").asLong()).isZero();
    }

    @Test
    void refusedRecordIsParkedAlone() throws Exception {
        Assumptions.assumeTrue(judges(), "its far end takes whatever comes");
        site().push(1, 10);
        site().push(11, 1, REFUSED);
        site().push(12, 10);
        settled("one is refused", 21);

        assertThat(site().sink().path("parked").asLong()).isEqualTo(1);
        assertThat(held()).hasSize(20).doesNotContainKey(Site.key(11));
        holds(12, 10);
        List<JsonNode> rows = site().parked("subscription=" + Site.SINK);
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).path("code").asText()).isEqualTo("DELIVER-REFUSED");
        assertThat(rows.get(0).path("text").asText()).isNotBlank().doesNotContain(REFUSED);
        assertThat(rows.get(0).path("input").asText()).contains(REFUSED);
        assertThat(site().sink().path("state").asText()).isEqualTo("open");
    }

    @Test
    void shutDoorPausesAndParksNothing() throws Exception {
        site().push(1, 5);
        settled("before", 5);
        Assumptions.assumeTrue(shutDoor(), "its far end has no door that could be shut");
        site().push(6, 10);
        paused("DELIVER-CONNECTOR");
        othersGoOn(6, 10);

        openDoor();

        settled("the door is open again", 15);
        holds(1, 15);
        assertThat(held()).hasSize(15);
        assertThat(site().sink().path("parked").asLong()).isZero();
    }

    @Test
    void outagePausesAndRecovers() throws Exception {
        Assumptions.assumeTrue(wire != null, "its far end is no server");
        site().push(1, 5);
        settled("before", 5);
        away();
        site().push(6, 10);
        paused("DELIVER-OUTAGE");
        othersGoOn(6, 10);

        back();

        settled("it is back", 15);
        holds(1, 15);
        assertThat(site().sink().path("parked").asLong()).isZero();
        until("it says so").until(() -> site().sink().path("state").asText().equals("open"));
    }

    /** It never answers, drips, answers something else, hangs up amid an answer, floods. */
    @Test
    void farEndThatMisbehavesHurtsNobodyElse() throws Exception {
        Assumptions.assumeTrue(wire != null, "its far end is no server");
        site().push(1, 5);
        settled("before", 5);
        Harm harm = new Harm(site());
        int all = 5;
        for (Wire.Manner manner : manners()) {
            wire.does(manner);
            harm.bears(manner, wire, all + 1);
            all += Harm.CARDS;
            if (manner == Wire.Manner.SILENT) {
                paused("DELIVER-OUTAGE");
            }
            hidesSecrets();
            wire.mend();
            settled("after " + manner, all);
        }
        holds(1, all);
        assertThat(site().sink().path("parked").asLong()).isZero();
    }
}
