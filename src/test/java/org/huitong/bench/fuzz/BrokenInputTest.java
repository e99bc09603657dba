package org.huitong.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is broken ends in a clear refusal or in faults of records: no other exception, no replaced character. */
class BrokenInputTest {
    private static final int MUTATIONS = 10_000;
    private static final long SEED = 20261125;
    private static final List<Broken> BROKEN = BrokenInputs.all();

    static Stream<FuzzTarget> targets() {
        return FuzzTargets.all().stream();
    }

    static List<Broken> broken() {
        return BROKEN;
    }

    @ParameterizedTest
    @MethodSource("targets")
    void soundInputIsReadWithoutAFault(FuzzTarget target) {
        for (byte[] seed : target.seeds()) {
            for (boolean file : new boolean[] {true, false}) {
                Judge.Outcome outcome = Judge.of(target, seed, file);
                assertThat(outcome.finding()).as(target.name()).isNull();
                assertThat(outcome.refusal()).as(target.name()).isNull();
                assertThat(outcome.faults()).as(target.name()).isZero();
                assertThat(outcome.records()).as(target.name()).isGreaterThan(1);
            }
        }
    }

    @Test
    void listIsLong() {
        assertThat(broken()).hasSizeGreaterThan(300);
        assertThat(broken().stream().map(Broken::toString).distinct()).hasSameSizeAs(broken());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void brokenInputIsRefusedOrFaulty(Broken broken) {
        for (boolean file : new boolean[] {true, false}) {
            Judge.Outcome outcome = Judge.of(broken.target(), broken.input(), file);

            assertThat(outcome.finding()).isNull();
            if (!broken.harmless()) {
                assertThat(outcome.refusal() != null || outcome.faults() > 0)
                        .as("%s is read as if it were sound: %s", broken, outcome)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void mutationsFindNothing(FuzzTarget target) {
        FuzzRun.Result result = FuzzRun.of(target, SEED, MUTATIONS);

        assertThat(result.findings())
                .as(result.outcomes().toString())
                .extracting(finding -> finding.number() + " " + finding.what() + " "
                        + Base64.getEncoder().encodeToString(finding.input()))
                .isEmpty();
    }
}
