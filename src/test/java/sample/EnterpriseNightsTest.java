package sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnterpriseNightsTest {
    private static final int LINE_BYTES = 18 + 80 + 2 + 6 + 30 + 16 + 8 + 8 + 2;

    private final EnterpriseNights nights = EnterpriseNights.of(SampleData.of(5, 60));

    @Test
    void equalSeedsGiveEqualBytes() {
        EnterpriseNights again = EnterpriseNights.of(SampleData.of(5, 60));

        for (int i = 0; i < 4; i++) {
            assertThat(again.files().get(i).bytes())
                    .isEqualTo(nights.files().get(i).bytes());
        }
    }

    @Test
    void everyLineIsAsLongAsTheLayoutAndTheLastNightIsTheFirst() {
        assertThat(nights.files().get(0).lines())
                .allSatisfy(line -> assertThat(line.line()).hasSize(LINE_BYTES));
        assertThat(nights.files().get(3).bytes())
                .isEqualTo(nights.files().get(0).bytes())
                .isNotEqualTo(nights.files().get(1).bytes());
    }

    @Test
    void countsAddUp() {
        Expected.Counts counts = nights.counts();

        assertThat(counts.received()).isEqualTo(160);
        assertThat(counts.rejected()).isEqualTo(40);
        assertThat(counts.parked()).isEqualTo(3 * 4);
        assertThat(nights.hall()).hasSize(36);
    }
}
