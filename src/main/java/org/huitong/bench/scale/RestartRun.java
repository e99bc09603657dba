package org.huitong.bench.scale;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** Fills, kills, starts, and looks whether what is delivered then is in order. One thread. */
final class RestartRun {
    private final Plan plan;
    private final Map<String, Integer> newest = new ConcurrentHashMap<>();
    private final AtomicLong drained = new AtomicLong();
    private final AtomicLong back = new AtomicLong();

    record Plan(int slices, int resources, int drainSeconds, List<String> jvm) {}

    RestartRun(Plan plan) {
        this.plan = plan;
    }

    RestartReport run(Path installation, Path dir) throws IOException, InterruptedException {
        Path home = dir.resolve("home");
        Path log = dir.resolve("gateway.log");
        int port = Gateway.freePort();
        try (Sink sink = new Sink(this::arrived)) {
            ScaleHome files = new ScaleHome(home, plan.resources(), 1);
            files.write(installation, port, Gateway.freePort(), sink.port());
            files.grants(false);
            long begin = System.nanoTime();
            fill(home, log);
            double filled = seconds(begin);
            files.grants(true);
            long queued = bytes(home.resolve("data"));
            try (Gateway gateway = Gateway.launch(home, log, plan.jvm(), port)) {
                double ready = gateway.awaitReady();
                double cpu = gateway.vitals().cpuMillis() / 1000.0;
                double heap = gateway.vitals().liveHeapBytes() / 1048576.0;
                long resident = gateway.vitals().residentBytes() >> 20;
                long drain = System.nanoTime();
                drained.set(0);
                TimeUnit.SECONDS.sleep(plan.drainSeconds());
                return new RestartReport(
                        plan.slices(),
                        plan.resources(),
                        Runtime.getRuntime().availableProcessors(),
                        plan.jvm(),
                        filled,
                        queued >> 20,
                        ready,
                        cpu,
                        heap,
                        resident,
                        seconds(drain),
                        drained.get(),
                        back.get());
            }
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private void arrived(String subscription, boolean drips, JsonNode data) {
        int number = data.get("at").asInt();
        newest.merge(subscription + "/" + data.get("key").asText(), number, (before, now) -> {
            if (now < before) {
                back.incrementAndGet();
            }
            return Math.max(before, now);
        });
        drained.incrementAndGet();
    }

    private void fill(Path home, Path log) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Fill.class.getName(),
                        home.toString(),
                        Integer.toString(plan.slices()),
                        Integer.toString(plan.resources())))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try (BufferedReader out = process.inputReader()) {
            if (out.lines().noneMatch(Fill.DONE::equals)) {
                throw new HuitongException(ErrorCode.INTERNAL, "filling the queues failed. Read " + log + ".");
            }
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    private static long bytes(Path dir) throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
