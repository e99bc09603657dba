package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a mapping says of a code that its table does not have, and what the sender and the consumer see of it. */
@Timeout(120)
class UnknownCodesJourney {
    @TempDir
    private Path home;

    private LegacySite site;

    private void source(String unknown) throws Exception {
        site.source(unknown, """
                formats: [json]
                identity: none
                items:
                  cardId: {from: KH, steps: [trim], required: true}
                  note: {from: BM, steps: [trim, {codes: departments, unknown: %s}]}
                """.formatted(unknown));
    }

    private Sender.Answer push(String source, String... cards) throws Exception {
        return site.push(source, "application/json", "[" + String.join(",", cards) + "]", StandardCharsets.UTF_8);
    }

    private static String card(String id, String department) {
        return "{\"KH\":\"" + id + "\",\"BM\":\"" + department + "\"}";
    }

    @Test
    void isRejectedParkedOrPassedAsTheMappingSays() throws Exception {
        site = new LegacySite(home);
        site.write("config/codes/departments.yaml", """
                codes: departments
                name: 主管部门
                values: {"民政": "12"}
                """);
        source("reject");
        source("park");
        source("pass");
        try (LegacySite opened = site.start()) {
            rejected();
            assertThat(opened.parked(push("park", card("P-1", "民政"), card("P-2", "水利"))))
                    .singleElement()
                    .satisfies(row -> assertThat(row.path("text").asText()).contains(" breaks the rule codes:"));
            assertThat(push("pass", card("A-1", "民政"), card("A-2", "水利")).status())
                    .isEqualTo(202);
            assertThat(opened.data("P-1")).containsEntry("note", "12");
            assertThat(opened.data("A-1")).containsEntry("note", "12");
            assertThat(opened.data("A-2")).containsEntry("note", "水利");
            mended();
            assertThat(opened.pilot().settled("in the end").addUp()).isTrue();
        }
    }

    /** The good neighbor is not kept either: the sender will send all of it again. */
    private void rejected() throws Exception {
        Sender.Answer answer = push("reject", card("R-1", "民政"), card("R-2", "水利"), card("R-3", "林业"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("NORMALIZE-INVALID");
        assertThat(answer.json().path("errors"))
                .extracting(error -> error.path("pointer").asText())
                .containsExactly("/1/BM", "/2/BM");
        assertThat(answer.json().path("errors"))
                .extracting(error -> error.path("rule").asText())
                .containsOnly("codes-refused");
        assertThat(answer.body()).as("no value is repeated").doesNotContain("水利", "林业");
        Pilot.until("they are counted as rejected")
                .until(() -> site.pilot().chimney("archives.reject").rejected() == 2);
        assertThat(site.pilot().desk().rows("stage=normalize&state=parked")).isEmpty();
    }

    private void mended() throws Exception {
        assertThat(push("reject", card("R-1", "民政"), card("R-2", "民政")).status())
                .isEqualTo(202);
        assertThat(site.data("R-2")).containsEntry("note", "12");
        assertThat(site.arrivals("R-1")).as("nothing came of the rejected push").hasSize(1);
    }
}
