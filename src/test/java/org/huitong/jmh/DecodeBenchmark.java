package org.huitong.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.stream.XMLStreamException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Time a record, of {@value Form#RECORDS} in one body, on one thread. Each pair of content and form, and each of its two
 * sides, has processes of its own, so that neither finds the other's code compiled.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 2,
        jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC", "-XX:-UseDynamicNumberOfCompilerThreads"})
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecodeBenchmark {
    @Param
    private Content content;

    @Param
    private Form form;

    private byte[] body;
    private Product product;
    private Library library;

    /** Writes what is read, and an installation that reads it. */
    @Setup
    public void open() throws IOException {
        List<List<String>> texts = form.texts(content);
        body = Bodies.of(form, texts);
        library = new Library(form, texts.get(0));
        Path home = Files.createTempDirectory("huitong-jmh-");
        try {
            product = new Product(Home.write(home, content, form, texts.get(0)));
        } finally {
            delete(home);
        }
    }

    private static void delete(Path home) throws IOException {
        try (var files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Decode, map and validate, as the gateway does it. */
    @Benchmark
    @OperationsPerInvocation(Form.RECORDS)
    public Object product() {
        List<?> records = product.records(body, form);
        if (records.size() != Form.RECORDS) {
            throw new IllegalStateException(records.size() + " records of " + Form.RECORDS + " were good");
        }
        return records;
    }

    /** What the library alone takes to read the same bytes. */
    @Benchmark
    @OperationsPerInvocation(Form.RECORDS)
    public void library(Blackhole hole) throws IOException, XMLStreamException {
        library.read(body, hole::consume);
    }
}
