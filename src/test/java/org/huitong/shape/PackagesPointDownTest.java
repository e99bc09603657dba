package org.huitong.shape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules of {@link Architecture} hold in the product, and each finds the fixture that breaks it. */
class PackagesPointDownTest {
    private static final Tree PRODUCT = Tree.product();
    private static final Tree FIXTURE = Tree.fixture();

    @ParameterizedTest
    @EnumSource
    void productKeeps(Architecture rule) {
        assertThat(rule.findings(PRODUCT))
                .as("%s, because %s", rule.rule, rule.because)
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void fixtureIsFound(Architecture rule) {
        assertThat(rule.findings(FIXTURE))
                .as("%s: the rule must find %s", rule.rule, rule.broken)
                .anyMatch(finding -> finding.contains(rule.broken));
    }
}
