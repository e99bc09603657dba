package org.huitong.bench.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.huitong.bench.scale.Gateway;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;

/** Writes the file, hands it over, watches, counts, and clears up. One thread. */
final class FileRun {
    private static final int LOOK_MILLIS = 200;
    private static final int SAY_LOOKS = 50;
    private static final long STILL_LOOKS = TimeUnit.MINUTES.toMillis(3) / LOOK_MILLIS;

    private final long bytes;
    private final List<String> jvm;
    private final Consumer<String> progress;
    private final HttpClient client = HttpClient.newHttpClient();
    private double surveyed;
    private double published;

    FileRun(long bytes, List<String> jvm, Consumer<String> progress) {
        this.bytes = bytes;
        this.jvm = jvm;
        this.progress = progress;
    }

    FileReport run(Path installation, Path dir) throws IOException, InterruptedException {
        try {
            return measured(installation, dir);
        } finally {
            delete(dir.resolve("home"));
        }
    }

    private FileReport measured(Path installation, Path dir) throws IOException, InterruptedException {
        FileHome home = new FileHome(dir.resolve("home"));
        HeapLog heap = new HeapLog(dir.resolve("gc.log"));
        List<Integer> ports = List.of(Gateway.freePort(), Gateway.freePort(), Gateway.freePort());
        List<String> options = new ArrayList<>(jvm);
        options.add(heap.option());
        try (CountingSink sink = new CountingSink()) {
            home.write(installation, ports, sink.port());
            long records = Lines.write(home.folder().resolve("QY.txt"), bytes);
            progress.accept("a file of " + records + " records is written");
            try (Gateway gateway = Gateway.launch(home.home(), dir.resolve("gateway.log"), options, ports.get(0))) {
                gateway.awaitReady();
                long cpu = gateway.vitals().cpuMillis();
                long begin = System.nanoTime();
                Files.createFile(home.folder().resolve("QY.txt.ok"));
                JsonNode status = await(home, ports.get(1), sink, records, begin);
                double delivered = seconds(begin);
                return new FileReport(
                        bytes >> 20,
                        records,
                        source(status).path("accepted").asLong(),
                        source(status).path("parked").asLong(),
                        status.path("subscriptions").path(0).path("received").asLong(),
                        sink.distinct(),
                        sink.records() - sink.distinct(),
                        surveyed,
                        published,
                        delivered,
                        (gateway.vitals().cpuMillis() - cpu) / 1000.0,
                        heap.before(),
                        heap.after(),
                        gateway.vitals().mostResidentBytes() >> 20,
                        Runtime.getRuntime().availableProcessors(),
                        jvm);
            }
        }
    }

    /** The status once all has arrived, or once nothing has moved for minutes. */
    private JsonNode await(FileHome home, int admin, CountingSink sink, long records, long begin)
            throws IOException, InterruptedException {
        long still = 0;
        long before = -1;
        for (long look = 1; still < STILL_LOOKS; look++) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            long arrived = sink.records();
            surveyed = arrived > 0 && surveyed == 0 ? seconds(begin) : surveyed;
            JsonNode status = status(home, admin);
            long accepted = source(status).path("accepted").asLong();
            published = accepted >= records && published == 0 ? seconds(begin) : published;
            if (accepted >= records && sink.distinct() >= records) {
                return status;
            }
            still = arrived + accepted == before ? still + 1 : 0;
            before = arrived + accepted;
            if (look % SAY_LOOKS == 0) {
                progress.accept(String.format(
                        Locale.ROOT, "%.0f s: %d on the bus, %d delivered", seconds(begin), accepted, arrived));
            }
        }
        return status(home, admin);
    }

    private static JsonNode source(JsonNode status) {
        return status.path("sources").path(0);
    }

    private JsonNode status(FileHome home, int admin) throws IOException, InterruptedException {
        String token = Files.readString(home.home().resolve("data/admin.token")).strip();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + admin + "/api/v1/status"))
                .header("Authorization", "Bearer " + token)
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new HuitongException(
                    ErrorCode.INTERNAL, "asking the gateway for its status was answered " + answer.statusCode() + ".");
        }
        return Json.read(answer.body(), JsonNode.class);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }
}
