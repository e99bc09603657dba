package org.huitong.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Files of JSON lines in a folder, each finished when its marker is there. */
abstract class FileSourceContract extends SourceContract {
    private static final int LINES = 30;

    /** Where the system leaves its files. */
    Path out;

    private int files;

    /** What stands before the route: beans; usually nothing. */
    String beans() {
        return "";
    }

    /** Where the folder is, one parameter a line. */
    abstract String place();

    @Override
    void openFarEnd() throws Exception {
        out = Files.createDirectories(folder.resolve("server/out"));
    }

    @Override
    String route() {
        return beans() + """
                - route:
                    id: contract.source
                    routeConfigurationId: spine
                    from:
                      uri: kamelet:%s/contract-files
                      parameters:
                        system: contract.source
                        resource: contract-card
                        include: "*.ndjson"
                        marker: .ok
                        period: 100
                %s
                      steps:
                        - to:
                            uri: direct:receive
                """.formatted(connector(), place().indent(8).stripTrailing());
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
            Files.writeString(out.resolve(name), lines);
            Files.createFile(out.resolve(name + ".ok"));
        }
    }

    @Override
    int mostPerIntake() {
        return 10;
    }

    @Override
    Map<String, String> settings() {
        return Map.of("huitong.receive.maxRecords", "10");
    }

    /** Lines of the files that are in {@code done} neither there nor here; one that is being brought may be at both. */
    @Override
    OptionalInt unacknowledged() throws IOException {
        Map<String, Integer> lines = new HashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(one -> one.toString().endsWith(".ndjson"))
                    .filter(one -> !one.toString().contains("/done/"))
                    .toList()) {
                String name = file.getFileName().toString();
                lines.merge(
                        name.substring(name.indexOf('~') + 1),
                        Files.readAllLines(file).size(),
                        Math::max);
            }
        }
        return OptionalInt.of(
                lines.values().stream().mapToInt(Integer::intValue).sum());
    }
}
