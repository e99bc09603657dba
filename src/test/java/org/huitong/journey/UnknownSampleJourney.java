package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huitong.PilotGateway;
import org.huitong.UnknownSampleGuide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An unknown CSV file becomes a live feed by the guide alone: its records lie in the consumer's folder. */
@Timeout(180)
class UnknownSampleJourney {
    @TempDir
    private Path folder;

    @Test
    void recordsReachTheHall() throws Exception {
        Path home = folder.resolve("my").toAbsolutePath();
        new UnknownSampleGuide(home).run(1);
        Map<String, String> settings = new TreeMap<>();
        List.of("edge", "operate", "observe").forEach(port -> settings.put("huitong." + port + ".port", "0"));
        settings.put("huitong.bus.journalFileBytes", "1048576");
        settings.put("huitong.bus.minFreeBytes", "1048576");
        PilotGateway gateway = new PilotGateway(home);
        try {
            gateway.start(settings);
            HttpRequest push = HttpRequest.newBuilder(
                            URI.create(gateway.dataPlane() + "/resources/public-rental/records"))
                    .header("Authorization", "Bearer " + gateway.tokenOf("housing.rentals"))
                    .header("Content-Type", "text/csv")
                    .header("Idempotency-Key", "sample-1")
                    .POST(BodyPublishers.ofFile(home.resolve("rentals.csv")))
                    .build();

            var answer = HttpClient.newHttpClient().send(push, BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            Path hall = home.resolve("out/hall");
            Pilot.until("the hall's file").until(() -> text(hall).contains("GZ-0003"));
            assertThat(text(hall))
                    .contains("htbh", "GZ-0001", "1250.00", "GZ-0002", "2026-03-02")
                    .doesNotContain("11010519491231002X", "王安");
        } finally {
            gateway.close();
        }
    }

    private static String text(Path hall) throws Exception {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(hall)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
