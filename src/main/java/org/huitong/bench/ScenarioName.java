package org.huitong.bench;

import java.util.List;
import java.util.function.Supplier;

/** The scenarios by the name they have on the command line. */
enum ScenarioName {
    S1(PushScenario::new),
    S2(BulkScenario::new),
    S3(DeliverScenario::new),
    S4(FanOutScenario::new);

    private final Supplier<Scenario> opener;

    ScenarioName(Supplier<Scenario> opener) {
        this.opener = opener;
    }

    Scenario open() {
        return opener.get();
    }

    static String all() {
        return List.of(values()).toString();
    }
}
