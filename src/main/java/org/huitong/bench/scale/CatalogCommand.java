package org.huitong.bench.scale;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.huitong.bench.Workbench;
import org.huitong.catalog.Catalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code huitong bench catalog}: what a start has to read. The first load is one of a cold JVM, as a start's is. */
@Command(name = "catalog", mixinStandardHelpOptions = true)
public final class CatalogCommand implements Callable<Integer> {
    private static final double MIB = 1 << 20;

    @Mixin
    private Workbench workbench;

    @Option(names = "--resources", defaultValue = "20000")
    private int resources;

    @Option(names = "--grants", defaultValue = "20000")
    private int grants;

    @Option(names = "--json-files")
    private boolean jsonFiles;

    @Option(names = "--loads", defaultValue = "5")
    private int loads;

    /**
     * One load.
     *
     * @param seconds by the wall clock
     * @param cpuSeconds of all threads of the process, the compiler's and the collector's among them
     */
    record Load(double seconds, double cpuSeconds) {}

    /** @param heapMiB what the catalog keeps, after a collection */
    record Report(
            int resources,
            int grants,
            String files,
            int processors,
            double heapMiB,
            double maxHeapMiB,
            List<Load> loads) {
        String table() {
            StringBuilder text = new StringBuilder(String.format(
                    Locale.ROOT,
                    "%,d resources and %,d grants in %s on %d processors; the catalog keeps %.0f MiB of a heap of at most %.0f MiB.%n",
                    resources,
                    grants,
                    files,
                    processors,
                    heapMiB,
                    maxHeapMiB));
            loads.forEach(load -> text.append(
                    String.format(Locale.ROOT, "%6.2f s, %6.2f s of CPU%n", load.seconds(), load.cpuSeconds())));
            return text.toString().stripTrailing();
        }
    }

    @Override
    public Integer call() throws IOException {
        Path home = workbench.fresh("catalog-");
        workbench.progress().accept("Writing " + resources + " resources and " + grants + " grants to " + home + " …");
        new LargeCatalog(home, jsonFiles).write(workbench.home(), resources, grants);
        List<Load> all = new ArrayList<>();
        long before = used();
        Catalog catalog = null;
        for (int i = 0; i < loads; i++) {
            long cpu = cpu();
            long begun = System.nanoTime();
            catalog = Catalog.read(home);
            all.add(new Load(seconds(System.nanoTime() - begun), seconds(cpu() - cpu)));
        }
        double heap = (used() - before) / MIB;
        int held = catalog == null ? 0 : catalog.resources().size();
        Report report = new Report(
                held,
                catalog == null ? 0 : catalog.grants().size(),
                jsonFiles ? "JSON" : "YAML",
                Runtime.getRuntime().availableProcessors(),
                heap,
                Runtime.getRuntime().maxMemory() / MIB,
                all);
        workbench.print(report, report::table);
        return 0;
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static double seconds(long nanos) {
        return nanos / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
