package org.huitong.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SpreadTest {
    @Test
    void medianIsTheMiddleOrTheMeanOfTheTwoMiddleValues() {
        assertThat(Spread.of(3, 1, 2)).isEqualTo(new Spread(2, 1, 3));
        assertThat(Spread.of(4, 1, 2, 3)).isEqualTo(new Spread(2.5, 1, 4));
    }

    @Test
    void ratioAndDifferenceAreTakenRoundByRound() {
        Series series = new Series("16 connections", "requests", List.of("product", "reference"));
        series.add("product", Map.of(Figure.PER_SECOND, 100.0));
        series.add("product", Map.of(Figure.PER_SECOND, 900.0));
        series.add("product", Map.of(Figure.PER_SECOND, 300.0));
        series.add("reference", Map.of(Figure.PER_SECOND, 200.0));
        series.add("reference", Map.of(Figure.PER_SECOND, 300.0));
        series.add("reference", Map.of(Figure.PER_SECOND, 300.0));

        assertThat(series.ratio(Figure.PER_SECOND, "product", "reference")).isEqualTo(new Spread(1, 0.5, 3));
        assertThat(series.more(Figure.PER_SECOND, "product", "reference")).isEqualTo(new Spread(0, -100, 600));
    }
}
