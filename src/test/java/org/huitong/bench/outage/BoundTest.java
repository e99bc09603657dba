package org.huitong.bench.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How often a consumer that is away is called is what the operator's guide says, with the settings as shipped. */
class BoundTest {
    private final Bound shipped = Bound.of(Path.of(""));

    @Test
    void isCountedFromThePauses() {
        Bound bound = new Bound(8, 1_000, 60_000, 3);

        assertThat(bound.probes(Duration.ofMillis(999))).isZero();
        assertThat(bound.calls(Duration.ofMillis(999))).as("as it goes").isEqualTo(8);
        assertThat(bound.probes(Duration.ofSeconds(15)))
                .as("after 1, 3, 7 and 15 s")
                .isEqualTo(4);
        assertThat(bound.calls(Duration.ofSeconds(15)))
                .as("the third and fourth with a neighbor")
                .isEqualTo(8 + 4 + 2);
        assertThat(bound.probes(Duration.ofSeconds(63 + 60))).isEqualTo(7);
        assertThat(bound.probes(Duration.ofSeconds(63 + 59))).isEqualTo(6);
    }

    @Test
    void isStatedForTheOperator() throws Exception {
        String guide = Files.readString(Path.of("docs/operator.md"));
        String chinese = Files.readString(Path.of("docs/operator.zh-CN.md"));

        int tenMinutes = shipped.calls(Duration.ofMinutes(10));
        int hour = shipped.calls(Duration.ofHours(1));

        assertThat(guide).contains("at most " + tenMinutes + " calls in ten minutes and " + hour + " in an hour");
        assertThat(chinese).contains("十分钟内最多 " + tenMinutes + " 次，一小时内最多 " + hour + " 次");
    }
}
