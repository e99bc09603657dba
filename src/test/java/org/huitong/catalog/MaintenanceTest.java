package org.huitong.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenanceTest {
    private static Maintenance of(String... ends) {
        List<Maintenance.Window> windows = new java.util.ArrayList<>();
        for (int i = 0; i < ends.length; i += 2) {
            windows.add(new Maintenance.Window(LocalTime.parse(ends[i]), LocalTime.parse(ends[i + 1])));
        }
        return new Maintenance(windows);
    }

    @ParameterizedTest
    @CsvSource({
        "00:00, 06:00, 00:00, true", "00:00, 06:00, 05:59, true", "00:00, 06:00, 06:00, false",
        "00:00, 06:00, 23:59, false", "22:30, 05:00, 22:29, false", "22:30, 05:00, 23:00, true",
        "22:30, 05:00, 04:59, true", "22:30, 05:00, 05:00, false"
    })
    void lastsFromItsFirstMomentToItsLast(String from, String to, String now, boolean away) {
        assertThat(of(from, to).until(LocalTime.parse(now)))
                .isEqualTo(away ? Optional.of(LocalTime.parse(to)) : Optional.empty());
    }

    @Test
    void windowsThatTouchEndTogether() {
        Maintenance two = of("02:00", "04:00", "00:00", "02:00");

        assertThat(two.until(LocalTime.parse("01:00"))).contains(LocalTime.parse("04:00"));
        assertThat(two.until(LocalTime.parse("04:00"))).isEmpty();
        assertThat(Maintenance.NONE.until(LocalTime.NOON)).isEmpty();
    }
}
