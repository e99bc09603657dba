package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.huitong.journey.Desk.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Subscriptions and systems end by an act, and not while anything waits for them. */
@Timeout(300)
class RetireJourney {
    private static final String GRANT = "config/grants/" + Pilot.HALL_INSURED + ".yaml";
    private static final String ROUTE = "routes/consumers/government-service.hall/social-insurance-status.camel.yaml";

    @TempDir
    private Path folder;

    private Pilot pilot;

    @AfterEach
    void close() throws Exception {
        pilot.close();
    }

    private Said retire(String what, String name, String... more) {
        List<String> words = new ArrayList<>(List.of("retire", what, name, "--as", Desk.WHO, "--reason", "示例决定11号"));
        words.addAll(List.of(more));
        return pilot.desk().cli(words.toArray(String[]::new));
    }

    private void push(int from, int to) throws Exception {
        for (int i = from; i < to; i++) {
            assertThat(pilot.sender(Pilot.INSURANCE)
                            .push(Pilot.INSURED, "r-" + i, Invented.insured(i))
                            .status())
                    .isEqualTo(202);
        }
    }

    private JsonNode standing(String subscription) throws Exception {
        return pilot.desk().status("subscriptions", "id", subscription);
    }

    @Test
    void nothingEndsWhileRecordsWaitUnlessAPersonSaysWhatBecomesOfThem() throws Exception {
        pilot = Pilot.inMemory(folder.resolve("data")).start();
        pilot.hall.setDown(true);
        push(0, 3);
        Pilot.until("they wait")
                .until(() -> standing(Pilot.HALL_INSURED).path("waiting").asLong() == 3);

        Said refused = retire("subscription", Pilot.HALL_INSURED);
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("3 records").contains("--drain").contains("--discard");
        assertThat(retire("subscription", Pilot.HALL_INSURED, "--drain", "--timeout", "1")
                        .err())
                .contains("still wait");
        assertThat(standing(Pilot.HALL_INSURED).path("state").asText()).isNotEqualTo("closed");

        pilot.hall.setDown(false);
        Said drained = retire("subscription", Pilot.HALL_INSURED, "--drain");

        assertThat(drained.exit()).as(drained.err()).isZero();
        assertThat(drained.out())
                .contains(GRANT)
                .contains("kept as long as " + Pilot.INSURED)
                .contains(ROUTE);
        assertThat(pilot.hall.latest(Pilot.INSURED)).hasSize(3);
        assertThat(standing(Pilot.HALL_INSURED).path("cause").asText()).contains("withdrawn by " + Desk.WHO);

        push(3, 5);
        Pilot.until("they gather")
                .until(() -> standing(Pilot.HALL_INSURED).path("waiting").asLong() == 2);
        assertThat(retire("subscription", Pilot.HALL_INSURED).err()).contains("2 records");
        assertThat(retire("subscription", Pilot.HALL_INSURED, "--drain").err()).contains("is closed");

        Said discarded = retire("subscription", Pilot.HALL_INSURED, "--discard", "--json");

        assertThat(discarded.exit()).as(discarded.err()).isZero();
        assertThat(discarded.json().path("keep").toString()).contains(ROUTE);
        assertThat(standing(Pilot.HALL_INSURED).path("discarded").asLong()).isEqualTo(2);
        assertThat(standing(Pilot.HALL_INSURED).path("waiting").asLong()).isZero();

        Said source = retire("system", Pilot.BUREAU);
        assertThat(source.exit()).as(source.err()).isZero();
        assertThat(source.out())
                .contains("routes/sources/" + Pilot.BUREAU + "/population-basic.mapping.yaml")
                .contains("config/systems/" + Pilot.BUREAU + ".yaml:");
        assertThat(pilot.desk()
                        .status("sources", "system", Pilot.BUREAU)
                        .path("pause")
                        .path("by")
                        .asText())
                .isEqualTo(Desk.WHO);
        assertThat(retire("system", "nobody.here").err()).contains("nobody.here");
    }
}
