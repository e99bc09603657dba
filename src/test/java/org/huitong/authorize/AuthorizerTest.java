package org.huitong.authorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.PilotHome;
import org.huitong.message.HuitongException;
import org.huitong.message.Intake;
import org.huitong.message.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorizerTest {
    private final Authorizer authorizer = new Authorizer(Catalog.read(Path.of("")));

    @Test
    void sourceOfTheProviderMayOffer() {
        Intake intake = intake("public-security.population", "population-basic");

        assertThat(authorizer.authorize(intake, null)).isSameAs(intake);
    }

    @Test
    void foreignResourceIsRefused() {
        assertThatThrownBy(() -> authorizer.mayOffer("human-resources.social-insurance", "population-basic"))
                .hasMessageStartingWith("AUTHORIZE-NO-RIGHT")
                .hasMessageContaining("not the provider");
    }

    @Test
    void unknownSystemHasNoRight() {
        assertThatThrownBy(() -> authorizer.mayOffer("nobody.here", "population-basic"))
                .hasMessageStartingWith("AUTHORIZE-NO-RIGHT");
    }

    @Test
    void unknownResourceIsSaidBeforeAnyRight() {
        assertThatThrownBy(() -> authorizer.mayOffer("public-security.population", "births"))
                .hasMessageStartingWith("RECEIVE-UNKNOWN-RESOURCE");
    }

    @Test
    void systemOfTheProviderWithoutMappingIsRefused(@TempDir Path folder) throws IOException {
        PilotHome pilot = PilotHome.in(folder);
        Files.delete(folder.resolve("routes/sources/public-security.population/population-basic.mapping.yaml"));
        Authorizer without = new Authorizer(Catalog.read(pilot.home()));

        assertThatThrownBy(() -> without.mayOffer("public-security.population", "population-basic"))
                .hasMessageContaining("no mapping");
        assertThatCode(() -> without.mayOffer("human-resources.social-insurance", "social-insurance-status"))
                .doesNotThrowAnyException();
    }

    @Test
    void aHiddenResourceIsAnsweredLikeOneThatDoesNotExist(@TempDir Path folder) throws IOException {
        Authorizer hides = new Authorizer(Catalog.read(withASecret(folder).home()));

        HuitongException hidden = denial(hides, "human-resources.social-insurance", "informants");
        HuitongException absent = denial(hides, "human-resources.social-insurance", "births");

        assertThat(Problem.of(hidden).bytes()).isEqualTo(Problem.of(absent).bytes());
        assertThat(hidden.getMessage()).doesNotContain("informants");
        assertThat(hidden.rule()).isEqualTo("not-shared informants");
        assertThat(absent.rule()).isEqualTo("unknown-resource");
    }

    @Test
    void itsOwnProviderIsToldTheReason(@TempDir Path folder) throws IOException {
        Authorizer hides = new Authorizer(Catalog.read(withASecret(folder).home()));

        HuitongException own = denial(hides, "public-security.population", "informants");

        assertThat(own.getMessage()).startsWith("AUTHORIZE-NO-RIGHT").contains("informants", "no mapping");
        assertThat(own.rule()).isEqualTo("no-mapping informants");
    }

    private static PilotHome withASecret(Path folder) throws IOException {
        return PilotHome.in(folder).write("config/catalog/informants.yaml", """
                resource: informants
                name: 线人信息
                provider: public-security
                sharing: not-shared
                condition: 依法不予共享
                key: id
                items:
                  id: {name: 编号, type: text, maxLength: 20, required: true}
                """);
    }

    private static HuitongException denial(Authorizer authorizer, String system, String resource) {
        return catchThrowableOfType(HuitongException.class, () -> authorizer.mayOffer(system, resource));
    }

    private static Intake intake(String system, String resource) {
        return new Intake(
                "i1", 1, system, resource, null, "", Instant.EPOCH, true, List.of(), List.of(), List.of(), null);
    }
}
