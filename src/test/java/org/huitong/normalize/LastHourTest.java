package org.huitong.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.huitong.catalog.MappingFile;
import org.junit.jupiter.api.Test;

class LastHourTest {
    private static final MappingFile.Tolerance TEN = new MappingFile.Tolerance(10, false);
    private static final MappingFile.Tolerance TENTH = new MappingFile.Tolerance(10, true);

    private Instant now = Instant.parse("2026-11-25T08:00:30Z");

    private final LastHour hour = new LastHour(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    private void later(Duration by) {
        now = now.plus(by);
    }

    @Test
    void countsOverAllIntakesOfAnHour() {
        assertThat(hour.take(TEN, 6, 6)).isTrue();
        later(Duration.ofMinutes(30));
        assertThat(hour.take(TEN, 5, 500)).isFalse();
        assertThat(hour.take(TEN, 4, 500)).isTrue();
        later(Duration.ofMinutes(29));
        assertThat(hour.take(TEN, 1, 1)).isFalse();
        later(Duration.ofMinutes(1));
        assertThat(hour.take(TEN, 6, 6)).as("the first six are an hour old").isTrue();
        assertThat(hour.take(TEN, 1, 1)).isFalse();
    }

    @Test
    void whatIsRefusedDoesNotCountAndWhatIsGoodAlwaysPasses() {
        assertThat(hour.take(TEN, 10, 10)).isTrue();
        for (int i = 0; i < 20; i++) {
            assertThat(hour.take(TEN, 1, 1)).isFalse();
            assertThat(hour.take(TEN, 0, 1)).isTrue();
        }
        later(Duration.ofHours(1));
        assertThat(hour.take(TEN, 10, 10)).isTrue();
    }

    @Test
    void percentageNeedsAHundredRecords() {
        assertThat(hour.take(TENTH, 9, 90)).isTrue();
        assertThat(hour.take(TENTH, 2, 9)).as("11 of 99").isTrue();
        assertThat(hour.take(TENTH, 1, 1)).as("12 of 100").isFalse();
        assertThat(hour.take(TENTH, 0, 100)).isTrue();
        assertThat(hour.take(TENTH, 1, 1)).as("12 of 200").isTrue();
    }

    @Test
    void aClockThatIsSetBackForgetsNothing() {
        assertThat(hour.take(TEN, 10, 10)).isTrue();
        later(Duration.ofHours(-5));
        assertThat(hour.take(TEN, 1, 1)).isFalse();
    }
}
