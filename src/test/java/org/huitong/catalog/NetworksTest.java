package org.huitong.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that must not be bridged are not: by check, at a start, by a grant that a person makes. */
class NetworksTest {
    private static final String POPULATION = "config/systems/public-security.population.yaml";
    private static final String HALL = "config/systems/government-service.hall.yaml";
    private static final String GATEWAY = "config/gateway.yaml";

    @TempDir
    Path folder;

    private PilotHome pilot;

    @BeforeEach
    void copy() throws IOException {
        pilot = PilotHome.in(folder);
    }

    @Test
    void aSystemOnTheIntranetMeetsNoOther() throws IOException {
        pilot.replace(POPULATION, "network: private", "network: intranet");

        assertThat(pilot.findings())
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith(POPULATION + ":6:10: CATALOG-NETWORK")
                        .contains(
                                "public-security.population (intranet)",
                                "civil-affairs.marriage (extranet)",
                                "one gateway on each network"));
        assertThatThrownBy(() -> Catalog.read(pilot.home())).hasMessageContaining("CATALOG-NETWORK");
    }

    @Test
    void nothingInTheRuleTableAllowsIt() throws IOException {
        pilot.replace(POPULATION, "network: private", "network: intranet");
        pilot.replace(GATEWAY, "[private]", "[private, intranet]");

        assertThat(pilot.findings())
                .anySatisfy(finding -> assertThat(finding).startsWith(GATEWAY + ":5:9: CATALOG-NETWORK"))
                .anySatisfy(finding -> assertThat(finding).startsWith(POPULATION));
    }

    @Test
    void aGrantIsRefusedTooWithBothSystemsNamed() throws IOException {
        pilot.replace(POPULATION, "network: private", "network: intranet");

        assertThat(pilot.findings())
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith("config/grants/government-service.hall.population-basic.yaml:3:11: CATALOG-NETWORK")
                        .contains("public-security.population (intranet) and government-service.hall (extranet)"));
    }

    @Test
    void whereTheGatewayIsOnTheIntranetTheOthersAreTheStrangers() throws IOException {
        pilot.write(GATEWAY, "network: intranet\n");
        pilot.replace(POPULATION, "network: private", "network: intranet");

        assertThat(pilot.findings())
                .noneMatch(finding -> finding.startsWith(POPULATION))
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith(HALL + ":6:10: CATALOG-NETWORK")
                        .contains("government-service.hall (extranet)", "public-security.population (intranet)"));
    }

    @Test
    void withoutAWordOfTheGatewayTheIntranetIsStillFenced() throws IOException {
        java.nio.file.Files.delete(pilot.home().resolve(GATEWAY));
        assertThat(pilot.findings()).isEmpty();

        pilot.replace(POPULATION, "network: private", "network: intranet");

        assertThat(pilot.findings()).anyMatch(finding -> finding.startsWith(POPULATION + ":6:10: CATALOG-NETWORK"));
    }

    @Test
    void anyOtherNetworkIsReachedOnlyWhereItIsDocked() throws IOException {
        pilot.write(GATEWAY, "network: extranet\n");

        assertThat(pilot.findings())
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith(POPULATION + ":6:10: CATALOG-NETWORK")
                        .contains("network private, and this gateway in extranet", "dock that network"));
    }

    @Test
    void aSlipInTheTableIsFound() throws IOException {
        pilot.replace(GATEWAY, "docked:", "doked:").replace(GATEWAY, "extranet\n", "extrant\n");

        assertThat(pilot.findings())
                .anyMatch(finding -> finding.startsWith(GATEWAY + ":4:10: CATALOG-UNKNOWN-WORD"))
                .anyMatch(finding -> finding.contains("CATALOG-UNKNOWN-KEY nothing is called \"doked\""));
    }
}
