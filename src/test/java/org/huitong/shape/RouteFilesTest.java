package org.huitong.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules of {@link RouteRule} hold in the pilot, and each finds what breaks it. */
class RouteFilesTest {
    private static final Installation PILOT = Installation.at(
            Path.of(""),
            Installation.bindings(
                    Path.of("src/main/java/org/huitong"),
                    Path.of("src/main/java/org/huitong/wiring"),
                    Path.of("src/main/java/org/huitong/wiring/connector")));
    private static final Installation FIXTURE =
            Installation.at(Path.of("src/test/resources/shape/home"), Set.of("decoder", "normalizer"));

    @ParameterizedTest
    @EnumSource
    void pilotKeeps(RouteRule rule) {
        assertThat(rule.findings(PILOT))
                .as("%s, because %s", rule.rule, rule.because)
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void unspoiledFixtureKeeps(RouteRule rule) {
        assertThat(rule.findings(FIXTURE)).as(rule.rule).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void spoiledFixtureIsFound(RouteRule rule) {
        assertThat(rule.findings(FIXTURE.spoiled(rule.file, rule.from, rule.to)))
                .as(rule.rule)
                .isNotEmpty();
    }
}
