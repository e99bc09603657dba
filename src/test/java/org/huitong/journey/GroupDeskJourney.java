package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people do to a group of records at once, by the real command line; and what is refused, with code and cure. */
@Timeout(120)
class GroupDeskJourney {
    private static final String SECOND = "复核员";
    private static final int MANY = 5;

    @TempDir
    private Path folder;

    private Pilot pilot;

    @BeforeEach
    void open() throws Exception {
        pilot = Pilot.inMemory(folder.resolve("data"));
        pilot.settings.put("huitong.operate.discardAlone", "3");
        pilot.start();
    }

    @AfterEach
    void close() throws Exception {
        pilot.close();
    }

    private void push(String key, String body) throws Exception {
        assertThat(pilot.sender(Pilot.INSURANCE).push(Pilot.INSURED, key, body).status())
                .isEqualTo(202);
    }

    /** So many with a month that is none, and one that is well. */
    private List<JsonNode> badMonths(int first, int count) throws Exception {
        String bad = IntStream.range(first, first + count)
                .mapToObj(n -> Invented.insured(Invented.id(n), "演示" + n, "202613"))
                .collect(Collectors.joining(","));
        push("bad" + first, "[" + bad + "," + Invented.insured(first + count) + "]");
        Pilot.until("rows parked at normalize")
                .until(() -> pilot.desk().rows("state=parked&stage=normalize").size() == count);
        return pilot.desk().rows("state=parked&stage=normalize");
    }

    private Desk.Said cli(String who, String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--as";
        all[words.length + 1] = who;
        return pilot.desk().cli(all);
    }

    private String state(JsonNode row) throws Exception {
        return pilot.desk().row(row.path("no").asLong()).path("state").asText();
    }

    private static long rows(JsonNode request, String outcome) {
        long sum = 0;
        for (JsonNode figure : request.path("figures")) {
            sum += figure.path("outcome").asText().equals(outcome)
                    ? figure.path("rows").asLong()
                    : 0;
        }
        return sum;
    }

    @Test
    void bulkDiscardWantsASecondPersonAndDoesWhatWasSeen() throws Exception {
        List<JsonNode> rows = badMonths(1, MANY);
        String group = rows.get(0).path("group").asText();

        assertThat(cli(Desk.WHO, "failed", "discard", "--group", group).exit())
                .as("without a reason")
                .isEqualTo(2);
        Desk.Said asked = cli(Desk.WHO, "failed", "discard", "--group", group, "--reason", "重复申报", "--json");
        assertThat(asked.exit()).as("nothing is done yet").isEqualTo(1);
        assertThat(asked.err()).contains("OPERATE-SECOND", "failed requests confirm 1");
        assertThat(rows(asked.json(), "due")).isEqualTo(MANY);
        assertThat(state(rows.get(0))).isEqualTo("parked");
        Desk.Said alone = cli(" 值班 员", "failed", "requests", "confirm", "1");
        assertThat(alone.exit()).isEqualTo(1);
        assertThat(alone.err()).contains("OPERATE-SECOND", "somebody else");

        JsonNode moved = rows.get(2);
        Path mended = Files.writeString(
                folder.resolve("mended.json"), moved.path("input").asText().replace("202613", "202612"));
        assertThat(cli(
                                Desk.WHO,
                                "failed",
                                "edit",
                                moved.path("no").asText(),
                                "--file",
                                mended.toString(),
                                "--revision",
                                "0",
                                "--reason",
                                "电话核实")
                        .exit())
                .isZero();
        push("late", "[" + Invented.insured(Invented.id(70), "演示70", "202613") + "," + Invented.insured(71) + "]");
        pilot.restart();
        Desk.Said confirmed = cli(SECOND, "failed", "requests", "confirm", "1", "--json");

        assertThat(confirmed.exit()).as(confirmed.err()).isZero();
        assertThat(confirmed.json().path("state").asText()).isEqualTo("done");
        assertThat(rows(confirmed.json(), "done")).isEqualTo(MANY - 1);
        assertThat(rows(confirmed.json(), "moved")).isEqualTo(1);
        assertThat(state(moved)).as("somebody has mended it since").isEqualTo("parked");
        Pilot.until("the late one stays")
                .until(() -> pilot.desk().rows("state=parked&stage=normalize").size() == 2);
        JsonNode act = pilot.desk()
                .row(rows.get(0).path("no").asLong())
                .path("history")
                .get(0);
        assertThat(act.path("actor").asText()).isEqualTo(Desk.WHO);
        assertThat(act.path("detail").asText()).contains("request 1", SECOND, "重复申报");
        assertThat(cli(SECOND, "failed", "requests", "confirm", "1").err()).contains("OPERATE-STALE");

        Desk.Said back = cli(
                Desk.WHO, "failed", "restore", "--group", group, "--state", "discarded", "--reason", "弄错了", "--json");
        assertThat(back.exit()).as(back.err()).isZero();
        assertThat(rows(back.json(), "done")).isEqualTo(MANY - 1);
        assertThat(state(rows.get(0))).isEqualTo("parked");
        assertThat(pilot.chimney(Pilot.INSURANCE).addsUp()).isTrue();
    }

    @Test
    void aloneOnePersonDiscardsOnlySoManyAnHour() throws Exception {
        List<JsonNode> rows = badMonths(1, MANY);
        String[] words = {"failed", "discard", "0", "1", "2", "3", "4", "--reason", "重复申报"};
        for (int i = 0; i < MANY; i++) {
            words[2 + i] = rows.get(i).path("no").asText();
        }

        Desk.Said said = cli(Desk.WHO, words);

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains("OPERATE-SECOND", "failed discard --ask");
        assertThat(pilot.desk().rows("state=discarded").size()).isEqualTo(3);
        assertThat(cli(SECOND, "failed", "discard", words[5], "--reason", "重复申报")
                        .exit())
                .isZero();
        assertThat(cli(Desk.WHO, "failed", "discard", words[6], "--ask", "--reason", "重复申报")
                        .exit())
                .isEqualTo(1);
        assertThat(cli(SECOND, "failed", "requests", "refuse", "1", "--reason", "还要核实")
                        .exit())
                .isZero();
        assertThat(pilot.desk().cli("failed", "requests", "list").out()).contains("refused", SECOND);
        assertThat(state(rows.get(MANY - 1))).isEqualTo("parked");
    }

    @Test
    void groupIsMendedByOneRuleAndArrives() throws Exception {
        List<JsonNode> rows = badMonths(1, MANY);
        String group = rows.get(0).path("group").asText();

        Desk.Said wrong = cli(Desk.WHO, "failed", "mend", "--group", group, "--set", "ZHJFNX=202612", "--reason", "x");
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.err()).contains("OPERATE-INVALID", "Did you mean \"ZHJFNY\"?");
        Desk.Said still =
                cli(Desk.WHO, "failed", "mend", "--group", group, "--set", "ZHJFNY=202614", "--reason", "x", "--json");
        assertThat(rows(still.json(), "fails")).isEqualTo(MANY);
        assertThat(still.json().path("figures").get(0).path("code").asText())
                .isEqualTo("NORMALIZE-INVALID lastPaidMonth month");

        Desk.Said seen = cli(
                Desk.WHO,
                "failed",
                "mend",
                "--group",
                group,
                "--translate",
                "ZHJFNY:202613=202612,202614=202612",
                "--reason",
                "月份由局里更正",
                "--json");
        assertThat(seen.exit()).as(seen.err()).isZero();
        assertThat(rows(seen.json(), "due")).isEqualTo(MANY);
        assertThat(seen.json().path("examples").get(0).path("before").asText()).isEqualTo("999999");
        assertThat(seen.out()).as("no personal data").doesNotContain("演示1", Invented.id(1));
        assertThat(pilot.desk()
                        .row(rows.get(0).path("no").asLong())
                        .path("revision")
                        .asInt())
                .as("nothing is changed yet")
                .isZero();
        String request = seen.json().path("id").asText();
        Desk.Said done = cli(Desk.WHO, "failed", "requests", "confirm", request, "--json");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(rows(done.json(), "done")).isEqualTo(MANY);

        for (JsonNode row : rows) {
            JsonNode now = pilot.desk().row(row.path("no").asLong());
            assertThat(now.path("revision").asInt()).isEqualTo(1);
            assertThat(now.path("input").asText()).as("what came stays").contains("202613", "5,000.00");
            assertThat(now.path("data").asText()).contains("202612", "5,000.00");
            assertThat(cli(Desk.WHO, "replay", "start", row.path("no").asText()).exit())
                    .isZero();
        }
        Pilot.until("all are resolved")
                .until(() -> pilot.desk().rows("state=resolved").size() == MANY);
        assertThat(pilot.settled("after the replay", Pilot.HALL_INSURED, MANY + 1)
                        .delivered())
                .isEqualTo(MANY + 1);
        assertThat(pilot.hall.arrivals().stream()
                        .filter(arrival -> arrival.revision() == 1)
                        .map(arrival -> arrival.data().get("lastPaidMonth")))
                .hasSize(MANY)
                .containsOnly("2026-12");
    }

    @Test
    void discardIsTakenBackUntilALaterRecordOfTheKeyHasArrived() throws Exception {
        push("first", "[" + Invented.insured(Invented.id(40), "拒丙") + "," + Invented.insured(41) + "]");
        Pilot.until("a row parked at deliver")
                .until(() -> pilot.desk().rows("state=parked&stage=deliver").size() == 1);
        JsonNode row = pilot.desk().rows("state=parked&stage=deliver").get(0);
        String no = row.path("no").asText();

        assertThat(cli(Desk.WHO, "failed", "discard", no, "--reason", "撤销申请").exit())
                .isZero();
        assertThat(cli(Desk.WHO, "failed", "restore", no, "--reason", "撤销有误").exit())
                .isZero();
        assertThat(state(row)).isEqualTo("parked");
        assertThat(cli(Desk.WHO, "failed", "restore", no, "--reason", "撤销有误").err())
                .contains("OPERATE-STALE");
        assertThat(cli(Desk.WHO, "failed", "discard", no, "--reason", "撤销申请").exit())
                .isZero();
        pilot.restart();
        push("second", Invented.insured(Invented.id(40), "演示戊"));
        pilot.settled("the later one", Pilot.HALL_INSURED, 3);

        assertThat(cli(Desk.WHO, "failed", "restore", no, "--reason", "撤销有误").err())
                .as("for good")
                .contains("OPERATE-STALE", "a later record of its key");
        assertThat(pilot.desk().cli("failed", "show", no).out()).contains("restore", "撤销有误", Desk.WHO);
        assertThat(pilot.hall.held(Pilot.INSURED).values())
                .extracting(person -> person.get("name"))
                .contains("演示戊")
                .doesNotContain("拒丙");
    }
}
