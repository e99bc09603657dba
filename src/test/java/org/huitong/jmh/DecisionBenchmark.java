package org.huitong.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.huitong.authorize.Authorizer;
import org.huitong.authorize.Decision;
import org.huitong.authorize.Register;
import org.huitong.bench.scale.LargeCatalog;
import org.huitong.catalog.Catalog;
import org.huitong.message.HuitongException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What one decision costs with 20,000 resources and 20,000 grants, each call about another of them. The files are deleted
 * before anything is measured: what needed I/O would fail.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecisionBenchmark {
    private static final int SIZE = 20_000;
    /** Prime to the size, so that neighbors in time are no neighbors in memory. */
    private static final int STRIDE = 7_919;

    private final String[] resources = new String[SIZE];
    private Catalog catalog;
    private Register register;
    private Authorizer authorizer;
    private Instant now;
    private int next;

    @Setup
    public void read() throws IOException {
        Path home = Files.createTempDirectory("decision-");
        new LargeCatalog(home, true).write(Path.of(""), SIZE, SIZE);
        catalog = Catalog.read(home);
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        register = Register.declared(catalog);
        authorizer = new Authorizer(catalog);
        now = Instant.parse("2026-11-28T00:00:00Z");
        for (int i = 0; i < SIZE; i++) {
            resources[i] = LargeCatalog.resource((int) ((long) i * STRIDE % SIZE));
        }
    }

    @TearDown
    public void size() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf("heap in use: %d MiB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    private String resource() {
        next = next + 1 == SIZE ? 0 : next + 1;
        return resources[next];
    }

    /** The rule alone: may this system have this resource now. */
    @Benchmark
    public Decision.Rule rule() {
        return Decision.rule(catalog, register, LargeCatalog.consumer(0), resource(), now);
    }

    /** Whole, as people ask: the rule, the grant and what is shown of each item. */
    @Benchmark
    public Decision decision() {
        return Decision.of(catalog, register, LargeCatalog.consumer(0), resource(), now);
    }

    /** What a worker asks before every call. */
    @Benchmark
    public Decision.Rule holding() {
        return register.of(LargeCatalog.consumer(0) + "." + resource())
                .orElseThrow()
                .rule(now);
    }

    /** A push that is denied, with its exception. */
    @Benchmark
    public String denial() {
        try {
            authorizer.mayOffer(LargeCatalog.consumer(0), resource());
            return "";
        } catch (HuitongException e) {
            return e.rule();
        }
    }

    /** @param args options of JMH */
    public static void main(String[] args) throws CommandLineOptionException, RunnerException {
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .include(DecisionBenchmark.class.getName())
                        .build())
                .run();
    }
}
