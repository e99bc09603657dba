package org.huitong.bench.outage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huitong.bench.scale.ScaleHome;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;

/** What the gateway says of itself: status, metrics, log. One thread. */
final class Voice {
    private static final int OK = 200;
    private static final Pattern LOGGED =
            Pattern.compile(" Notices +([A-Z][A-Z-]+) (began|changed|ended): (.+?)(?:: .*)?$");
    private static final Pattern COUNTED = Pattern.compile("(?m)^huitong_notices_total\\{([^}]*)} ([0-9.E]+)$");
    private static final Pattern LABEL = Pattern.compile("(what|code)=\"([^\"]*)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ScaleHome.Ports ports;
    private final Path home;
    private final Path log;

    Voice(ScaleHome.Ports ports, Path home, Path log) {
        this.ports = ports;
        this.home = home;
        this.log = log;
    }

    JsonNode status() throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + ports.operate() + "/api/v1/status"))
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(home.resolve("data/admin.token"))
                                        .strip());
        return Json.read(answer(request), JsonNode.class);
    }

    /** Notices in the log, oldest first, as {@code began DELIVER-OUTAGE <subject>}. */
    List<String> logged() throws IOException {
        List<String> events = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            Matcher found = LOGGED.matcher(line);
            if (found.find()) {
                events.add(found.group(2) + " " + found.group(1) + " " + found.group(3));
            }
        }
        return events;
    }

    /** Notices that were counted, by {@code began DELIVER-OUTAGE}. */
    Map<String, Integer> counted() throws IOException, InterruptedException {
        Map<String, Integer> counts = new TreeMap<>();
        Matcher found = COUNTED.matcher(
                answer(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.observe() + "/observe/metrics"))));
        while (found.find()) {
            Map<String, String> labels = new TreeMap<>();
            Matcher label = LABEL.matcher(found.group(1));
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
            counts.put(labels.get("what") + " " + labels.get("code"), (int) Double.parseDouble(found.group(2)));
        }
        return counts;
    }

    private String answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new HuitongException(
                    ErrorCode.INTERNAL,
                    "GET " + answer.uri() + " was answered " + answer.statusCode() + ". Read " + log + ".");
        }
        return answer.body();
    }
}
