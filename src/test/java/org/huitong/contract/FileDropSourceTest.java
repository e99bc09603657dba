package org.huitong.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Files of JSON lines in a folder, each finished when its marker is there. */
class FileDropSourceTest extends SourceContract {
    private static final int LINES = 30;

    private Path drop;
    private int files;

    @Override
    void openFarEnd() throws IOException {
        drop = Files.createDirectories(folder.resolve("drop"));
    }

    @Override
    void closeFarEnd() {}

    @Override
    String route() {
        return """
                - route:
                    id: contract.source
                    routeConfigurationId: spine
                    from:
                      uri: kamelet:file-drop-source/contract-drop
                      parameters:
                        system: contract.source
                        resource: contract-card
                        folder: "{{drop.folder}}"
                        include: "*.ndjson"
                        marker: .ok
                        period: 100
                      steps:
                        - to:
                            uri: direct:receive
                """;
    }

    @Override
    String mapping() {
        return "formats: [ndjson]\ncharset: UTF-8\nidentity: arrival\n";
    }

    @Override
    void offer(int first, int count) throws IOException {
        for (int at = first; at < first + count; at += LINES) {
            String lines = IntStream.range(at, Math.min(at + LINES, first + count))
                    .mapToObj(number -> "{\"CARDID\":\"" + key(number) + "\",\"NAME\":\"" + name(number) + "\"}\n")
                    .collect(Collectors.joining());
            String name = String.format("%06d.ndjson", ++files);
            Files.writeString(drop.resolve(name), lines);
            Files.createFile(drop.resolve(name + ".ok"));
        }
    }

    @Override
    int mostPerIntake() {
        return 10;
    }

    @Override
    Map<String, String> settings() {
        return Map.of("drop.folder", drop.toString(), "huitong.receive.maxRecords", "10");
    }

    /** Lines of the files that are not in {@code done}. */
    @Override
    OptionalInt unacknowledged() throws IOException {
        int lines = 0;
        try (Stream<Path> all = Files.walk(drop)) {
            for (Path file : all.filter(f -> f.toString().endsWith(".ndjson"))
                    .filter(f -> !drop.relativize(f).startsWith("done"))
                    .toList()) {
                lines += Files.readAllLines(file).size();
            }
        }
        return OptionalInt.of(lines);
    }

    @Override
    void away() throws IOException {
        Files.move(drop, folder.resolve("drop-away"));
    }

    @Override
    void back() throws IOException {
        Files.move(folder.resolve("drop-away"), drop);
    }
}
