package org.huitong.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TargetTest {
    @Test
    void whatReachesItsLimitIsMet() {
        assertThat(Target.atLeast("speed", 1.5, 1.5).met()).isTrue();
        assertThat(Target.atLeast("speed", 1.5, 1.49).met()).isFalse();
        assertThat(Target.atMost("cost", 0.25, 0.25).met()).isTrue();
        assertThat(Target.atMost("cost", 0.25, 0.26).met()).isFalse();
    }

    @Test
    void whatIsNoNumberIsMissed() {
        assertThat(Target.atLeast("speed", 1.5, Double.NaN).met()).isFalse();
        assertThat(Target.atMost("cost", 0.25, Double.NaN).met()).isFalse();
    }

    @Test
    void wantedIsWrittenAsPeopleWriteIt() {
        assertThat(Target.atLeast("speed", 60_000, 1).wanted()).isEqualTo(">= 60000");
        assertThat(Target.atMost("cost", 0.25, 1).wanted()).isEqualTo("<= 0.25");
    }
}
