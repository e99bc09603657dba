package org.huitong.bench.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The short form of {@code bench outage}, on a gateway process with the pauses as shipped: outages of 20 s park nothing, call
 * the far end no more often than the bound, are told twice, and everything arrives in order. No time is judged.
 */
@Timeout(900)
class OutageRunTest {
    private static final double AWAY_SECONDS = 20;
    private static final int SUBSCRIPTIONS = 3;

    @TempDir
    private Path folder;

    @Test
    void outagesLoseAndParkNothingAndAreToldTwice() throws Exception {
        List<Form> forms = List.of(Form.REFUSED, Form.BUSY, Form.HANGS);
        OutageRun.Plan plan =
                new OutageRun.Plan(AWAY_SECONDS, 5, 20, SUBSCRIPTIONS, 80, forms, 0, 8_000, List.of("-Xmx512m"));

        OutageReport report = new OutageRun(plan, line -> {}).run(Path.of("").toAbsolutePath(), folder);

        assertThat(report.faults()).isEmpty();
        assertThat(report.outages()).extracting(Outage::form).containsExactlyElementsOf(forms);
        assertThat(report.outages()).allSatisfy(outage -> {
            assertThat(outage.queued()).as("there was a load").isPositive();
            assertThat(outage.pauses()).as("and it was felt").isPositive();
            assertThat(outage.well().others()).isPositive();
            assertThat(outage.away().others()).isPositive();
            assertThat(outage.pairs()).isPositive();
        });
        assertThat(report.counts())
                .hasSize(SUBSCRIPTIONS)
                .allSatisfy(count -> assertThat(count.taken()).isEqualTo(report.published()));
        assertThat(report.table()).contains("records published");
    }
}
