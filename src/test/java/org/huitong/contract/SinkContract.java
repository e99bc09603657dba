package org.huitong.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.huitong.contract.Site.until;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every sink keeps. A record is a card by number: items {@code cardId}, the key, and {@code name}. The tests of a class
 * share one gateway and one far end; each has numbers of its own, from 1 for itself, and leaves door and line as they were.
 */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SinkContract extends Contract {
    /** Names that begin so are refused by a far end that judges records. */
    static final String REFUSED = "拒";

    private static final int NUMBERS = 10_000;
    private static final Pattern KEY = Pattern.compile("K\\d{6}");

    private int numbers;
    private long received;
    private long parked;
    private boolean shut;

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

    @BeforeAll
    void start(@TempDir Path empty) throws Exception {
        open(empty);
        site().start();
    }

    @AfterAll
    void end() throws Exception {
        close();
    }

    @BeforeEach
    void next() throws Exception {
        numbers += NUMBERS;
        JsonNode before = site().sink();
        received = before.path("received").asLong();
        parked = before.path("parked").asLong();
    }

    @AfterEach
    void leave() throws Exception {
        if (shut) {
            openDoor();
            shut = false;
        }
        if (wire != null) {
            wire.mend();
        }
    }

    final String key(int number) {
        return Site.key(numbers + number);
    }

    final String name(int number) {
        return Site.name(numbers + number);
    }

    final void push(int first, int count) throws Exception {
        push(first, count, number -> "");
    }

    /** @param mark of a number of this test */
    final void push(int first, int count, IntFunction<String> mark) throws Exception {
        site().push(numbers + first, count, number -> mark.apply(number - numbers));
    }

    private boolean ours(String key) {
        return key.compareTo(key(0)) > 0 && key.compareTo(key(NUMBERS)) < 0;
    }

    /** What it holds of this test's cards. */
    final Map<String, String> holds() throws Exception {
        Map<String, String> ours = new HashMap<>(held());
        ours.keySet().removeIf(key -> !ours(key));
        return ours;
    }

    /** Since this test began. */
    final long parked() throws Exception {
        return site().sink().path("parked").asLong() - parked;
    }

    final List<JsonNode> parkedRows() throws Exception {
        return site().parked("subscription=" + Site.SINK).stream()
                .filter(row -> KEY.matcher(row.path("input").asText()).results().anyMatch(found -> ours(found.group())))
                .toList();
    }

    void settled(String when, int count) {
        AtomicReference<JsonNode> last = new AtomicReference<>();
        try {
            until(when + ": " + count + " records are settled").until(() -> {
                last.set(site().sink());
                return last.get().path("received").asLong() == received + count
                        && last.get().path("waiting").asLong() == 0;
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("the subscription is " + last.get(), e);
        }
    }

    private void holds(int first, int count) throws Exception {
        assertThat(held().keySet())
                .containsAll(IntStream.range(first, first + count)
                        .mapToObj(this::key)
                        .toList());
        assertThat(effects()).doesNotHaveDuplicates();
    }

    void paused(String code) throws Exception {
        until("the worker pauses: " + code)
                .until(() -> site().sink().path("cause").asText().startsWith(code));
        assertThat(parked()).isZero();
        hidesSecrets();
    }

    private void othersGoOn(int first, int count) {
        until("the other consumer has all")
                .until(() -> site().hall
                        .latest(Site.RESOURCE)
                        .keySet()
                        .containsAll(IntStream.range(first, first + count)
                                .mapToObj(this::key)
                                .toList()));
    }

    @Test
    void recordsArriveAndTheNewestCounts() throws Exception {
        push(1, 40);
        settled("the first", 40);
        push(1, 3, number -> "新");
        settled("newer ones", 43);

        holds(1, 40);
        assertThat(holds()).containsEntry(key(2), "新" + name(2)).containsEntry(key(7), name(7));
        assertThat(parked()).isZero();
        assertThat(site().sink().path("state").asText()).isEqualTo("open");
    }

    /** The far end has applied it and its answer is lost. */
    @Test
    void repeatIsKnownAsOne() throws Exception {
        Assumptions.assumeTrue(wire != null, "its far end is no server");
        push(1, 5);
        settled("before", 5);
        wire.loseAnswers(3);
        push(6, 20);
        settled("answers were lost", 25);

        holds(1, 25);
        assertThat(holds()).hasSize(25);
        assertThat(parked()).isZero();
    }

    @Test
    void refusedRecordIsParkedAlone() throws Exception {
        Assumptions.assumeTrue(judges(), "its far end takes whatever comes");
        push(1, 10);
        push(11, 1, number -> REFUSED);
        push(12, 10);
        settled("one is refused", 21);

        assertThat(parked()).isEqualTo(1);
        assertThat(holds()).hasSize(20).doesNotContainKey(key(11));
        holds(12, 10);
        List<JsonNode> rows = parkedRows();
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).path("code").asText()).isEqualTo("DELIVER-REFUSED");
        assertThat(rows.get(0).path("text").asText()).isNotBlank().doesNotContain(REFUSED);
        assertThat(rows.get(0).path("input").asText()).contains(REFUSED);
        assertThat(site().sink().path("state").asText()).isEqualTo("open");
    }

    @Test
    void shutDoorPausesAndParksNothing() throws Exception {
        push(1, 5);
        settled("before", 5);
        shut = shutDoor();
        Assumptions.assumeTrue(shut, "its far end has no door that could be shut");
        push(6, 10);
        paused("DELIVER-CONNECTOR");
        othersGoOn(6, 10);

        openDoor();
        shut = false;

        settled("the door is open again", 15);
        holds(1, 15);
        assertThat(holds()).hasSize(15);
        assertThat(parked()).isZero();
    }

    @Test
    void outagePausesAndRecovers() throws Exception {
        Assumptions.assumeTrue(wire != null, "its far end is no server");
        push(1, 5);
        settled("before", 5);
        away();
        push(6, 10);
        paused("DELIVER-OUTAGE");
        othersGoOn(6, 10);

        back();

        settled("it is back", 15);
        holds(1, 15);
        assertThat(parked()).isZero();
        until("it says so").until(() -> site().sink().path("state").asText().equals("open"));
    }

    /** It never answers, drips, answers something else, hangs up amid an answer, floods. */
    @Test
    void farEndThatMisbehavesHurtsNobodyElse() throws Exception {
        Assumptions.assumeTrue(wire != null, "its far end is no server");
        push(1, 5);
        settled("before", 5);
        Harm harm = new Harm(site());
        int all = 5;
        for (Wire.Manner manner : manners()) {
            wire.does(manner);
            harm.bears(manner, wire, numbers + all + 1);
            all += Harm.CARDS;
            if (manner == Wire.Manner.SILENT) {
                paused("DELIVER-OUTAGE");
            }
            hidesSecrets();
            wire.mend();
            settled("after " + manner, all);
        }
        holds(1, all);
        assertThat(parked()).isZero();
    }
}
