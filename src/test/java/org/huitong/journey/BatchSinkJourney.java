package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.huitong.journey.BatchHall.Call;
import org.huitong.journey.BatchHall.Reply;
import org.huitong.pilot.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A consumer that takes many records per call: what becomes of the good ones beside a bad one, and after trouble. */
@Timeout(120)
class BatchSinkJourney {
    private static final String ROUTE = "routes/consumers/government-service.hall/" + Pilot.INSURED + ".camel.yaml";
    private static final int BATCH = 16;
    private static final int MANY = 40;
    private static final String BAD = "演示821";

    @TempDir
    private Path folder;

    private BatchHall hall;
    private Pilot pilot;

    @BeforeEach
    void openHall() throws IOException {
        hall = new BatchHall();
    }

    @AfterEach
    void close() throws Exception {
        pilot.close();
        hall.close();
    }

    private void start(boolean atomic) throws Exception {
        Path home = folder.resolve("home");
        for (String part : List.of("config", "connectors", "routes")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.createDirectories(home.resolve(file).getParent());
                    Files.copy(file, home.resolve(file));
                }
            }
        }
        String route = Files.readString(home.resolve(ROUTE)).replace("http-json-sink", "http-json-batch-sink");
        Files.writeString(home.resolve(ROUTE), route + """
                      - name: batch
                        value: "%d"
                      - name: atomic
                        value: "%s"
                """.formatted(BATCH, atomic));
        pilot = new Pilot(home, folder.resolve("data"), Pilot.memory("bureau"), Pilot.memory("registry"))
                .with("hall.url", hall.uri().toString())
                .start();
    }

    private Tally pushed() throws Exception {
        assertThat(pilot.sender(Pilot.INSURANCE)
                        .push(Pilot.INSURED, "many", Invented.array(800, MANY))
                        .status())
                .isEqualTo(202);
        return pilot.settled("all are settled", Pilot.HALL_INSURED, MANY);
    }

    /** What the hall does with a call that has the bad one in it; any other it takes. */
    private void atTheBadOne(Function<List<String>, Reply> reply) {
        hall.answers(names -> names.contains(BAD) ? reply.apply(names) : BatchHall.takesAll(names));
    }

    private void onlyTheBadOneIsParked(Tally tally, String code) throws Exception {
        assertThat(tally.delivered()).isEqualTo(MANY - 1);
        assertThat(tally.parked()).isEqualTo(1);
        List<JsonNode> rows = pilot.desk().rows("state=parked&subscription=" + Pilot.HALL_INSURED);
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).path("code").asText()).isEqualTo(code);
        assertThat(rows.get(0).path("input").asText()).contains(BAD);
        assertThat(rows.get(0).path("text").asText()).doesNotContain(BAD).doesNotContain("not to be repeated");
    }

    private long singles() {
        return hall.calls().stream().filter(call -> call.ids().size() == 1).count();
    }

    @Test
    void manyGoWithOneCallEachOnce() throws Exception {
        start(false);

        Tally tally = pushed();

        assertThat(tally.delivered()).isEqualTo(MANY);
        assertThat(hall.effects()).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(hall.calls()).extracting(call -> call.ids().size()).containsExactlyInAnyOrder(16, 16, 8);
    }

    @Test
    void namedRecordIsParkedAloneAndItsNeighborsArriveOnce() throws Exception {
        start(true);
        atTheBadOne(names -> new Reply(422, 0, List.of(names.indexOf(BAD))));

        Tally tally = pushed();

        onlyTheBadOneIsParked(tally, "DELIVER-REFUSED");
        assertThat(hall.effects()).hasSize(MANY - 1).doesNotHaveDuplicates();
        assertThat(hall.calls()).as("three, and one of them again without it").hasSize(4);
        assertThat(pilot.desk()
                        .rows("state=parked&subscription=" + Pilot.HALL_INSURED)
                        .get(0)
                        .path("text")
                        .asText())
                .as("the hall's own word")
                .contains("unknown-district");
    }

    @Test
    void partSuccessSendsNothingAgain() throws Exception {
        start(false);
        atTheBadOne(names -> new Reply(207, names.size(), List.of(names.indexOf(BAD))));

        Tally tally = pushed();

        onlyTheBadOneIsParked(tally, "DELIVER-REFUSED");
        assertThat(hall.effects()).hasSize(MANY - 1).doesNotHaveDuplicates();
        assertThat(hall.calls()).hasSize(3);
    }

    @Test
    void refusalOfAllIsHalvedWhereACallIsAllOrNothing() throws Exception {
        start(true);
        atTheBadOne(names -> new Reply(422, 0, List.of()));

        Tally tally = pushed();

        onlyTheBadOneIsParked(tally, "DELIVER-REFUSED");
        assertThat(hall.effects()).hasSize(MANY - 1).doesNotHaveDuplicates();
        assertThat(hall.calls()).as("16, 8, 8, 4, 4, … and not one by one").hasSize(3 + 8);
    }

    @Test
    void refusalOfAllIsSentOneByOneWhereSomeMayHaveArrived() throws Exception {
        start(false);
        atTheBadOne(names -> new Reply(422, names.indexOf(BAD), List.of()));

        Tally tally = pushed();

        onlyTheBadOneIsParked(tally, "DELIVER-REFUSED");
        assertThat(Set.copyOf(hall.effects())).hasSize(MANY - 1);
        assertThat(singles()).isEqualTo(BATCH);
        assertThat(repeated())
                .as("what was applied before the bad one comes again, with the same id")
                .isPositive();
    }

    /** Content too large (413) is no trouble of the door: what the hall refused to read it has not applied. */
    @Test
    void callThatIsTooLongIsHalvedAndLaterOnesAreNoLonger() throws Exception {
        start(false);
        hall.answers(names ->
                names.size() > 4 || names.contains(BAD) ? new Reply(413, 0, List.of()) : BatchHall.takesAll(names));

        Tally tally = pushed();

        onlyTheBadOneIsParked(tally, "DELIVER-REFUSED");
        assertThat(hall.effects())
                .as("no repeats, though nobody said atomic")
                .hasSize(MANY - 1)
                .doesNotHaveDuplicates();
        int before = hall.calls().size();
        assertThat(pilot.sender(Pilot.INSURANCE)
                        .push(Pilot.INSURED, "more", Invented.array(900, MANY))
                        .status())
                .isEqualTo(202);
        pilot.settled("the next are settled", Pilot.HALL_INSURED, 2 * MANY);
        assertThat(hall.calls().subList(before, hall.calls().size()))
                .as("learned")
                .extracting(call -> call.reply().status())
                .containsOnly(200);
    }

    @Test
    void callThatIsAnswered503PausesAndComesAgainTheSame() throws Exception {
        start(false);
        AtomicInteger left = new AtomicInteger(4);
        hall.answers(names ->
                left.getAndDecrement() > 0 ? new Reply(503, names.size() / 2, List.of()) : BatchHall.takesAll(names));

        Tally tally = pushed();

        assertThat(tally.delivered()).isEqualTo(MANY);
        assertThat(tally.parked()).isZero();
        assertThat(Set.copyOf(hall.effects())).as("ids are the same again").hasSize(MANY);
        assertThat(repeated())
                .as("what a half applied call had done comes again")
                .isPositive();
    }

    @Test
    void callThatWasAppliedAndNotAnsweredComesAgainWithTheSameIds() throws Exception {
        start(true);
        AtomicInteger left = new AtomicInteger(1);
        hall.answers(names -> new Reply(left.getAndDecrement() > 0 ? 0 : 200, names.size(), List.of()));

        Tally tally = pushed();

        assertThat(tally.delivered()).isEqualTo(MANY);
        assertThat(Set.copyOf(hall.effects())).hasSize(MANY);
        assertThat(repeated()).isBetween(1, BATCH);
    }

    /** A call that always fails for one record in it: calls grow from one record on after a pause, so it is found soon. */
    @Test
    void poisonInABatchIsFound() throws Exception {
        start(false);
        atTheBadOne(names -> new Reply(500, 0, List.of()));

        Tally tally = pushed();

        onlyTheBadOneIsParked(tally, "DELIVER-POISON");
        assertThat(Set.copyOf(hall.effects())).hasSize(MANY - 1);
        long pauses = hall.calls().stream()
                .map(Call::reply)
                .filter(r -> r.status() == 500)
                .count();
        assertThat(pauses).as("calls that failed").isLessThan(20);
    }

    private int repeated() {
        Set<String> seen = new HashSet<>();
        return (int) hall.effects().stream().filter(effect -> !seen.add(effect)).count();
    }
}
