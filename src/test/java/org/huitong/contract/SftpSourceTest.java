package org.huitong.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huitong.journey.FileServers;

/** Files of JSON lines on an SFTP server, each finished when its marker is there. */
class SftpSourceTest extends SourceContract {
    private static final int LINES = 30;

    Path server;
    private Path out;
    private AutoCloseable running;
    private int files;

    @Override
    void openFarEnd() throws Exception {
        server = Files.createDirectories(folder.resolve("server"));
        out = Files.createDirectories(server.resolve("out"));
        running = serve();
    }

    AutoCloseable serve() throws Exception {
        FileServers.Sftp sftp = FileServers.Sftp.over(server);
        wire = new Wire(sftp.port());
        Files.writeString(
                folder.resolve("known_hosts"), sftp.knownHost().replaceFirst(":\\d+ ", ":" + wire.port() + " "));
        return sftp;
    }

    @Override
    void closeFarEnd() throws Exception {
        running.close();
    }

    String connector() {
        return "sftp-source";
    }

    String more() {
        return "knownHosts: " + folder.resolve("known_hosts");
    }

    @Override
    String route() {
        return """
                - route:
                    id: contract.source
                    routeConfigurationId: spine
                    from:
                      uri: kamelet:%s/contract-files
                      parameters:
                        system: contract.source
                        resource: contract-card
                        host: 127.0.0.1
                        port: %d
                        user: %s
                        password: "{{files.password}}"
                        folder: /out
                        include: "*.ndjson"
                        marker: .ok
                        callTimeout: 2000
                        period: 100
                        %s
                      steps:
                        - to:
                            uri: direct:receive
                """.formatted(connector(), wire.port(), FileServers.USER, more());
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
        return Map.of("files.password", FileServers.PASSWORD, "huitong.receive.maxRecords", "10");
    }

    /** Lines of the files that are in {@code done} neither there nor here. */
    @Override
    OptionalInt unacknowledged() throws IOException {
        int lines = 0;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(one -> one.toString().endsWith(".ndjson"))
                    .filter(one -> !one.toString().contains("/done/"))
                    .toList()) {
                lines += Files.readAllLines(file).size();
            }
        }
        return OptionalInt.of(lines);
    }

    @Override
    List<String> secrets() {
        return List.of(FileServers.PASSWORD);
    }
}
