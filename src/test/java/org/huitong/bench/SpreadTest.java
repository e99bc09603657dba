package org.huitong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class SpreadTest {
    @Test
    void medianIsTheMiddleOrTheMeanOfTheTwoMiddleValues() {
        assertThat(Spread.of(3, 1, 2)).isEqualTo(new Spread(2, 1, 3));
        assertThat(Spread.of(4, 1, 2, 3)).isEqualTo(new Spread(2.5, 1, 4));
    }

    @Test
    void ratioIsTakenRoundByRound() {
        SideReport product = side(100, 900, 300);
        SideReport reference = side(200, 300, 300);

        assertThat(product.ratioTo(reference)).isEqualTo(new Spread(1, 0.5, 3));
    }

    private static SideReport side(double... perSecond) {
        return SideReport.of(
                Arrays.stream(perSecond)
                        .mapToObj(rate -> new Round(new Burst((long) rate, 1, 1, 2, 0, 0), rate, 0.1))
                        .toList(),
                1024);
    }
}
