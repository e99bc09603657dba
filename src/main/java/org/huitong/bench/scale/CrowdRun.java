package org.huitong.bench.scale;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;

/** Pushes one record a minute to each resource, evenly over the minute, and watches the gateway. One thread. */
final class CrowdRun {
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int SETTLE_SECONDS = 45;

    private final Plan plan;
    private final ConcurrentHistogram latency = new ConcurrentHistogram(TimeUnit.MINUTES.toNanos(10), 3);
    private final AtomicLong arrived = new AtomicLong();
    private long serial;

    /**
     * @param resources {@code subscriptions} are spread evenly over them
     * @param warmup seconds in which each resource gets a record a second, so that what is measured is a gateway that has
     *     run for a day and not its compilers
     * @param drippers how many consumers drip in the second half
     */
    record Plan(
            int subscriptions,
            int resources,
            int warmup,
            int minutes,
            int drippers,
            int dripSeconds,
            List<String> jvm) {}

    CrowdRun(Plan plan) {
        this.plan = plan;
    }

    CrowdReport run(Path installation, Path dir) throws IOException, InterruptedException {
        int port = Gateway.freePort();
        try (Sink sink = new Sink(this::arrived)) {
            ScaleHome home =
                    new ScaleHome(dir.resolve("home"), plan.resources(), plan.subscriptions() / plan.resources());
            home.write(installation, port, Gateway.freePort(), sink.port());
            home.grants(true);
            try (Gateway gateway = Gateway.launch(dir.resolve("home"), dir.resolve("gateway.log"), plan.jvm(), port)) {
                double start = gateway.awaitReady();
                double cpu = gateway.vitals().cpuMillis() / 1000.0;
                phase(gateway.vitals(), port, plan.warmup(), SECOND, 0);
                phase(gateway.vitals(), port, SETTLE_SECONDS, MINUTE, 0);
                CrowdReport.Phase quiet = phase(gateway.vitals(), port, plan.minutes() * 60, MINUTE, 0);
                sink.drip(dripping(), plan.dripSeconds());
                CrowdReport.Phase dripping =
                        phase(gateway.vitals(), port, plan.minutes() * 60, MINUTE, plan.drippers());
                sink.drip(Set.of(), 0);
                return new CrowdReport(
                        plan.subscriptions(),
                        plan.resources(),
                        plan.warmup(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.vm.name") + " " + Runtime.version(),
                        start,
                        cpu,
                        plan.drippers(),
                        plan.dripSeconds(),
                        quiet,
                        dripping);
            }
        }
    }

    /** Spread over the resources, so that each dripper has quick neighbors. */
    private Set<String> dripping() {
        return IntStream.range(0, plan.drippers())
                .mapToObj(i -> ScaleHome.subscription(i % plan.resources(), i / plan.resources()))
                .collect(Collectors.toSet());
    }

    private void arrived(String subscription, boolean drips, JsonNode data) {
        if (!drips) {
            latency.recordValue(Math.max(
                    0, System.nanoTime() - Long.parseLong(data.get("at").asText())));
            arrived.incrementAndGet();
        }
    }

    /** @param every nanoseconds between a resource's records */
    private CrowdReport.Phase phase(Vitals vitals, int port, int seconds, long every, int drippers)
            throws IOException, InterruptedException {
        latency.reset();
        arrived.set(0);
        Map<String, Integer> most = Map.of();
        long cpu = vitals.cpuMillis();
        long compilers = vitals.compilerMillis();
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        long expected = 0;
        try (Push push = new Push(port)) {
            for (int i = 0; begin + i * (every / plan.resources()) < end; i++) {
                until(begin + i * (every / plan.resources()));
                int resource = i % plan.resources();
                String id = Long.toString(serial++);
                push.push(ScaleHome.resourceId(resource), "k" + id, Long.toString(System.nanoTime()), id);
                expected += plan.subscriptions() / plan.resources() - drippers(resource, drippers);
                Map<String, Integer> now = vitals.threads();
                most = total(now) > total(most) ? now : most;
            }
        }
        until(end);
        double percent = (vitals.cpuMillis() - cpu) * 1e8 / (System.nanoTime() - begin);
        double compiling = (vitals.compilerMillis() - compilers) * 1e8 / (System.nanoTime() - begin);
        awaitArrived(expected);
        return new CrowdReport.Phase(
                seconds,
                arrived.get(),
                expected - arrived.get(),
                percent,
                Math.max(0, compiling),
                total(most),
                most,
                latency.getValueAtPercentile(50) / 1e6,
                latency.getValueAtPercentile(99) / 1e6,
                latency.getMaxValue() / 1e6,
                vitals.residentBytes() >> 20,
                vitals.liveHeapBytes() / 1048576.0);
    }

    /** What was pushed last is still under way; what has not come by then is missing. */
    private void awaitArrived(long expected) throws InterruptedException {
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS);
        do {
            TimeUnit.SECONDS.sleep(1);
        } while (arrived.get() < expected && System.nanoTime() < last);
    }

    private int drippers(int resource, int drippers) {
        return (int) IntStream.range(0, drippers)
                .filter(i -> i % plan.resources() == resource)
                .count();
    }

    private static int total(Map<String, Integer> groups) {
        return groups.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static void until(long nanos) throws InterruptedException {
        long left = nanos - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }
}
