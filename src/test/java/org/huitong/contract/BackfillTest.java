package org.huitong.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.huitong.message.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A subscription that came late is given what came before it, from each kind of table, and by the word of a person. */
@Timeout(300)
class BackfillTest {
    private static final int ROWS = 40;
    private static final int PAGE = 7;
    private static final String LATE = LateSite.UPSERT;
    private static final String ACTS = "/subscriptions/" + LATE + "/backfill";

    @TempDir
    Path folder;

    private LateSite late;

    @AfterEach
    void close() throws Exception {
        late.close();
    }

    static Stream<Arguments> tables() {
        String table = """
                        table: CARDS
                        columns: "CARDID, NAME"
                        maxRows: 7
                """;
        return Stream.of(
                Arguments.of(
                        "table-timestamp-source",
                        ", UPD_TIME TIMESTAMP(6) DEFAULT CURRENT_TIMESTAMP(6) NOT NULL, PRIMARY KEY (CARDID)",
                        table + "        timeColumn: UPD_TIME\n        keyColumns: CARDID\n        every: 0\n"),
                Arguments.of(
                        "table-composite-source",
                        ", DAY DATE DEFAULT CURRENT_DATE NOT NULL, NO SERIAL, PRIMARY KEY (DAY, NO)",
                        table + "        orderColumns: \"DAY, NO\"\n"),
                Arguments.of(
                        "table-snapshot-source",
                        ", PRIMARY KEY (CARDID)",
                        table + "        keyColumns: CARDID\n        every: 100\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void everyKindOfTableIsReadAgainForOneAndOnlyForThatOne(String connector, String columns, String parameters)
            throws Exception {
        late = new LateSite(
                folder, columns, connector, parameters, "formats: [rows]\ncharset: UTF-8\nidentity: watermark\n");
        late.fill(1, ROWS);
        late.site.start();
        published(ROWS);
        late.grant(LATE);

        late.start(LATE, Map.of());
        Site.until("it is through").until(() -> late.is(LATE, "done"));
        late.fill(ROWS + 1, ROWS + 5);
        published(ROWS + 5);
        Site.until("the live ones are there").until(() -> late.held(LATE).size() == ROWS + 5);

        assertThat(late.held(LATE)).isEqualTo(late.truth());
        assertThat(late.site.subscription(LateSite.EARLY).path("received").asInt())
                .as("nothing came to others")
                .isEqualTo(ROWS + 5);
        assertThat(late.database.number("SELECT COUNT(*) FROM EARLY")).isEqualTo(ROWS + 5);
        Site.until("it is counted")
                .until(() -> late.backfill(LATE).path("settled").asInt() == ROWS);
        assertThat(late.backfill(LATE).at("/sources/0/source").asText()).isEqualTo("contract.source/contract-card");
    }

    @Test
    void aPersonPausesResumesAndCancelsItAndAWithdrawnGrantStopsIt() throws Exception {
        late = LateSite.polled(folder, PAGE);
        late.fill(1, ROWS);
        late.site.start();
        published(ROWS);
        late.grant(LATE);

        late.start(LATE, Map.of("rate", 1));
        Site.until("the first page is there").until(() -> late.held(LATE).size() == PAGE);
        assertThat(refused(ACTS, Map.of())).isEqualTo("BACKFILL-STATE");
        late.done("POST", ACTS + "/pause", Map.of());
        assertThat(late.backfill(LATE).path("state").asText()).isEqualTo("paused");
        assertThat(refused(ACTS + "/pause", Map.of())).isEqualTo("BACKFILL-STATE");
        late.done("POST", ACTS + "/resume", Map.of());
        late.done("POST", "/grants/" + LATE + "/withdraw", Map.of("reason", "测试"));
        assertThat(late.backfill(LATE).path("cause").asText()).startsWith("DELIVER-CLOSED");
        late.grant(LATE);
        assertThat(late.backfill(LATE).path("state").asText()).isEqualTo("running");
        late.done("POST", ACTS + "/cancel", Map.of());
        Site.until("it is cancelled").until(() -> late.is(LATE, "cancelled"));
        int some = late.held(LATE).size();
        assertThat(some).isBetween(PAGE, ROWS - 1);
        Site.until("all that was read is counted as settled")
                .until(() -> late.backfill(LATE).path("settled").asInt() == some);
        assertThat(refused(ACTS + "/resume", Map.of())).isEqualTo("BACKFILL-STATE");

        late.start(LATE, Map.of());
        Site.until("the second one is through").until(() -> late.is(LATE, "done"));
        assertThat(late.held(LATE)).isEqualTo(late.truth());
        Site.until("it was counted from the beginning")
                .until(() -> late.backfill(LATE).path("settled").asInt() == ROWS);
    }

    @Test
    void itIsRefusedWhereItWouldBePartOrTwice() throws Exception {
        late = LateSite.polled(folder, PAGE);
        late.site.mapping(Site.PUSHER, "formats: [json]\ncharset: UTF-8\nidentity: idempotency-key\n");
        late.site.start();
        assertThat(refused("/subscriptions/nobody/backfill", Map.of())).isEqualTo("OPERATE-UNKNOWN");
        late.grant(LATE);
        var answer = late.site.act("POST", ACTS, Map.of());
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("BACKFILL-NO-SOURCE", "contract.pusher/contract-card")
                .doesNotContain("contract.source/contract-card,");
        late.done("POST", "/grants/" + LATE + "/withdraw", Map.of("reason", "测试"));
        assertThat(refused(ACTS, Map.of())).isEqualTo("BACKFILL-STATE");
        assertThat(refused(ACTS, Map.of("rate", 0))).isEqualTo("OPERATE-INVALID");
        assertThat(late.backfill(LATE).isMissingNode()).as("there was none").isTrue();
    }

    private void published(int count) {
        Site.until(count + " are published")
                .until(() -> late.site.source().path("accepted").asInt() == count);
    }

    private String refused(String path, Object body) throws Exception {
        return Json.read(late.site.act("POST", path, body).body(), JsonNode.class)
                .path("code")
                .asText();
    }
}
