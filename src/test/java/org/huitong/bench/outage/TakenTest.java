package org.huitong.bench.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is lost, late, repeated or doubled is seen as that. */
class TakenTest {
    private final Taken taken = new Taken();

    private void take(String key, int number, String id) {
        taken.take(key, number, id, new Taken.Sample(0, 1));
    }

    @Test
    void inOrderIsWell() {
        take("a", 0, "r0.0");
        take("b", 0, "r1.0");
        take("a", 1, "r2.0");

        assertThat(taken.size()).isEqualTo(3);
        assertThat(taken.missing(Map.of("a", 2, "b", 1))).isZero();
        assertThat(taken.late() + taken.repeats() + taken.doubles()).isZero();
    }

    @Test
    void laterOneFirstIsLateAndNotMissing() {
        take("a", 2, "r2.0");
        assertThat(taken.missing(Map.of("a", 3))).isEqualTo(2);

        take("a", 0, "r0.0");
        take("a", 1, "r1.0");

        assertThat(taken.missing(Map.of("a", 3))).isZero();
        assertThat(taken.late()).isEqualTo(2);
    }

    @Test
    void whatNeverCameIsMissing() {
        take("a", 0, "r0.0");
        take("a", 2, "r2.0");

        assertThat(taken.missing(Map.of("a", 5, "b", 1))).isEqualTo(1 + 2 + 1);
    }

    @Test
    void repeatIsKnownByItsIdAndADoubleIsNot() {
        take("a", 0, "r0.0");
        take("a", 0, "r0.0");
        take("a", 0, "r9.0");

        assertThat(taken.size()).isEqualTo(1);
        assertThat(taken.repeats()).isEqualTo(1);
        assertThat(taken.doubles()).isEqualTo(1);
    }
}
