package org.huitong.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code bench replay}: what was refused arrives by jobs, each record once; no figure is judged. */
@Timeout(600)
class ReplayRunTest {
    private static final int ROWS = 300;

    @TempDir
    private Path folder;

    @Test
    void everyRecordArrives() throws Exception {
        ReplayReport report = new ReplayRun(new ReplayRun.Plan(ROWS, 1, 50, 2, List.of("-Xmx512m")), line -> {})
                .run(Path.of("").toAbsolutePath(), folder);

        assertThat(report.missing()).isZero();
        assertThat(report.rounds()).hasSize(1);
        assertThat(report.rounds().get(0).live()).isPositive();
        assertThat(report.rounds().get(0).replay()).isPositive();
        assertThat(report.kept())
                .as("without its rate the job would have been over by then")
                .isPositive();
        assertThat(report.table()).contains("0 records missing");
    }
}
