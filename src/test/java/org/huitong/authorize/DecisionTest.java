package org.huitong.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.PilotHome;
import org.huitong.element.Mask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {
    private static final String HALL = "government-service.hall";
    private static final String PEOPLE = "population-basic";

    @TempDir
    private Path folder;

    private PilotHome home;

    @BeforeEach
    void copy() throws IOException {
        home = PilotHome.in(folder);
    }

    private Decision decision(String system, String resource, String at) {
        Catalog catalog = Catalog.read(home.home());
        return Decision.of(catalog, Register.declared(catalog), system, resource, Instant.parse(at));
    }

    @ParameterizedTest
    @CsvSource({
        "government-service.hall,population-basic,2026-11-25T00:00:00Z,GRANTED",
        "government-service.hal,population-basic,2026-11-25T00:00:00Z,UNKNOWN_SYSTEM",
        "government-service.hall,population,2026-11-25T00:00:00Z,UNKNOWN_RESOURCE",
        "natural-resources.real-estate,social-insurance-status,2026-11-25T00:00:00Z,NO_GRANT",
        "government-service.hall,population-basic,2025-12-31T15:59:59Z,NOT_YET",
        "government-service.hall,population-basic,2036-12-31T15:59:59Z,GRANTED",
        "government-service.hall,population-basic,2036-12-31T16:00:00Z,EXPIRED"
    })
    void firstRuleThatSaysNoDecides(String system, String resource, String at, Decision.Rule rule) {
        Decision decision = decision(system, resource, at);

        assertThat(decision.rule()).isEqualTo(rule);
        assertThat(decision.allowed()).isEqualTo(rule == Decision.Rule.GRANTED);
        if (!decision.allowed()) {
            assertThat(decision.key()).isNull();
            assertThat(decision.items()).extracting(Decision.Shown::mask).allMatch(Objects::isNull);
        }
    }

    @Test
    void eachItemIsShownAsTheGrantSays() throws IOException {
        home.replace(
                "config/grants/government-service.hall.population-basic.yaml",
                "citizenId: masked",
                "citizenId: {mask: keep, first: 6, last: 4}");

        Decision decision = decision(HALL, PEOPLE, "2026-11-25T00:00:00Z");

        assertThat(decision.key()).isEqualTo(Mask.HASH);
        assertThat(decision.items())
                .contains(new Decision.Shown("citizenId", "公民身份号码", new Mask(Mask.Kind.KEEP, 6, 4)))
                .filteredOn(shown -> shown.mask() == null)
                .extracting(Decision.Shown::item)
                .containsExactly("nation", "address", "householdId");
        assertThat(decision.about("nation").orElseThrow().items()).hasSize(1);
        assertThat(decision.about("nationality")).isEmpty();
    }

    @Test
    void keyIsInClearWhereItsItemIs() {
        assertThat(decision("natural-resources.real-estate", PEOPLE, "2026-11-25T00:00:00Z")
                        .key())
                .isEqualTo(Mask.CLEAR);
    }
}
