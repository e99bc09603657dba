package org.huitong.jmh;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU time for each operation, the collector's with it and the compiler's without it: what others do on the machine lengthens
 * a second, and hardly this. The compiler's is known on Linux alone; elsewhere warm up for longer.
 */
public final class CpuTime implements InternalProfiler {
    /** Label of the result. */
    static final String LABEL = "cpu";

    private static final Path THREADS = Path.of("/proc/self/task");

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long begun;

    @Override
    public String getDescription() {
        return "CPU time of the process, its compiler's left out, for each operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        begun = nanos();
    }

    @Override
    public List<Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double micros = (nanos() - begun) / 1e3;
        long operations = Math.max(1, result.getMetadata().getAllOps());
        return List.of(new ScalarResult(LABEL, micros / operations, "us/op", AggregationPolicy.AVG));
    }

    private long nanos() {
        long nanos = system.getProcessCpuTime();
        if (Files.isDirectory(THREADS)) {
            try (var threads = Files.newDirectoryStream(THREADS)) {
                for (Path thread : threads) {
                    nanos -= compiler(thread) ? running(thread) : 0;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return nanos;
    }

    private static boolean compiler(Path thread) throws IOException {
        return Files.readString(thread.resolve("comm")).contains("Compiler");
    }

    /** Nanoseconds on a CPU so far. */
    private static long running(Path thread) throws IOException {
        return Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
    }
}
