package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huitong.bench.Installation;
import org.huitong.pilot.Tally;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The enterprise register leaves its files on a server, and the hall takes social insurance as files. */
@Timeout(120)
class FilesAfarJourney {
    private static final String SOURCE =
            "routes/sources/market-regulation.enterprises/enterprise-registration.camel.yaml";
    private static final String SINK = "routes/consumers/government-service.hall/" + Pilot.INSURED + ".camel.yaml";

    @TempDir
    private Path folder;

    private Path home;
    private Path server;
    private Pilot pilot;

    @BeforeEach
    void copy() throws IOException {
        home = folder.resolve("home");
        server = Files.createDirectories(folder.resolve("server"));
        Files.createDirectories(server.resolve("out"));
        Files.createDirectories(server.resolve("in"));
        Installation.copy(Path.of(""), List.of("config", "connectors", "routes"), home);
    }

    @AfterEach
    void close() throws Exception {
        if (pilot != null) {
            pilot.close();
        }
    }

    private void start() throws Exception {
        pilot = Pilot.inMemory(home, folder.resolve("data"))
                .with("files.password", FileServers.PASSWORD)
                .start();
    }

    private void source(String kamelet, int port, String more) throws IOException {
        Files.writeString(home.resolve(SOURCE), """
                - route:
                    id: enterprise-registration
                    description: Takes the nightly files of the enterprise register from a server
                    routeConfigurationId: spine
                    from:
                      uri: kamelet:%s/enterprise-registration-files
                      parameters:
                        system: market-regulation.enterprises
                        resource: enterprise-registration
                        host: 127.0.0.1
                        port: %d
                        user: %s
                        password: "{{files.password}}"
                        folder: /out
                        include: "QY*.txt"
                        marker: .ok
                        period: 200
                        callTimeout: 3000
                %s
                      steps:
                        - to:
                            uri: direct:receive
                """.formatted(
                        kamelet, port, FileServers.USER, more.indent(8).stripTrailing()));
    }

    private void sink(String kamelet, String parameters) throws IOException {
        Files.writeString(
                home.resolve(SINK), """
                - route:
                    id: government-service.hall.social-insurance-status
                    description: Puts files where the service hall takes them
                    routeConfigurationId: spine
                    from:
                      uri: direct:government-service.hall.social-insurance-status
                      steps:
                        - to:
                            uri: kamelet:%s/government-service.hall.social-insurance-status-files
                            parameters:
                              digestFile: true
                %s
                - templatedRoute:
                    routeTemplateRef: deliver
                    routeId: deliver.government-service.hall.social-insurance-status
                    parameters:
                      - name: subscription
                        value: government-service.hall.social-insurance-status
                      - name: batch
                        value: "100"
                """.formatted(kamelet, parameters.indent(14).stripTrailing()));
    }

    private static String remote(int port, String more) {
        return "host: 127.0.0.1\nport: " + port + "\nuser: " + FileServers.USER
                + "\npassword: \"{{files.password}}\"\nfolder: in\ncallTimeout: 3000\n" + more;
    }

    private static List<byte[]> lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> Register.line(number, "10"))
                .toList();
    }

    private static List<Path> files(Path where, String ending) throws IOException {
        try (Stream<Path> all = Files.list(where)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    private static void whole(Path where, int records) throws Exception {
        List<Path> documents = files(where, ".csv");
        int lines = 0;
        for (Path document : documents) {
            byte[] bytes = Files.readAllBytes(document);
            assertThat(Path.of(document + ".sha256"))
                    .content()
                    .startsWith(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
            List<String> text = Files.readAllLines(document);
            assertThat(text.get(0)).startsWith("recordId,recordVersion,recordRevision,op,");
            lines += text.size() - 1;
        }
        assertThat(lines).isEqualTo(records);
        assertThat(files(where, ".part")).isEmpty();
    }

    private void push(int records) throws Exception {
        assertThat(pilot.sender(Pilot.INSURANCE)
                        .push(Pilot.INSURED, "many", Invented.array(800, records))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void sftpInAndOut() throws Exception {
        try (FileServers.Sftp sftp = FileServers.Sftp.over(server)) {
            Path known = sftp.knownHosts(folder.resolve("known_hosts"));
            source("sftp-source", sftp.port(), "knownHosts: " + known);
            sink("sftp-sink", remote(sftp.port(), "knownHosts: " + known));
            start();
            Register.put(server.resolve("out"), "QY20261124.txt", Register.file(lines(30)));
            push(50);

            assertThat(pilot.settled("the files", Register.HALL, 30).delivered())
                    .isEqualTo(30);
            assertThat(pilot.settled("the insured", Pilot.HALL_INSURED, 50).delivered())
                    .isEqualTo(50);
            whole(server.resolve("in"), 50);
            assertThat(files(server.resolve("out/done"), "~QY20261124.txt")).hasSize(1);
        }
    }

    /** The server goes and comes back: the source says so and recovers, the sink pauses and parks nothing. */
    @Test
    void sftpServerThatGoesAndComesBackLosesNothing() throws Exception {
        FileServers.Sftp sftp = FileServers.Sftp.over(server);
        int port = sftp.port();
        Path known = sftp.knownHosts(folder.resolve("known_hosts"));
        source("sftp-source", port, "knownHosts: " + known);
        sink("sftp-sink", remote(port, "knownHosts: " + known));
        start();
        sftp.close();
        Pilot.until("the source says that it is away")
                .until(() -> pilot.desk()
                        .status("sources", "system", Register.SYSTEM)
                        .path("state")
                        .asText()
                        .equals("failing"));
        push(5);
        Pilot.until("the sink pauses")
                .until(() -> pilot.desk()
                        .status("subscriptions", "id", Pilot.HALL_INSURED)
                        .path("cause")
                        .asText()
                        .startsWith("DELIVER-OUTAGE"));
        Register.put(server.resolve("out"), "QY20261124.txt", Register.file(lines(3)));
        try (FileServers.Sftp other = FileServers.Sftp.over(server, port)) {
            Files.writeString(known, other.knownHost());
            assertThat(pilot.settled("the insured", Pilot.HALL_INSURED, 5).delivered())
                    .isEqualTo(5);
            assertThat(pilot.settled("the files", Register.HALL, 3).parked()).isZero();
        }
    }

    @Test
    void ftpsInAndOutWithTheHostsCertificateChecked() throws Exception {
        Authority authority = Authority.in(folder.resolve("ca")).issue("server", "CN=files", "ip:127.0.0.1");
        Path keys = authority.chained("server");
        try (FileServers.Ftp ftp = FileServers.Ftp.over(server, keys)) {
            String tls = """
                    - beans:
                        - name: filesTrusted
                          type: org.apache.camel.support.jsse.KeyStoreParameters
                          properties:
                            resource: "file:%s"
                            type: PKCS12
                            password: changeit
                        - name: filesTrust
                          type: org.apache.camel.support.jsse.TrustManagersParameters
                          properties:
                            keyStore: "#bean:filesTrusted"
                        - name: filesTls
                          type: org.apache.camel.support.jsse.SSLContextParameters
                          properties:
                            trustManagers: "#bean:filesTrust"
                    """.formatted(authority.file("ca.p12"));
            source("ftps-source", ftp.port(), "tls: filesTls");
            Files.writeString(home.resolve(SOURCE), tls + Files.readString(home.resolve(SOURCE)));
            sink("ftps-sink", remote(ftp.port(), "tls: filesTls"));
            start();
            Register.put(server.resolve("out"), "QY20261124.txt", Register.file(lines(3)));
            push(5);

            pilot.settled("the files", Register.HALL, 3);
            pilot.settled("the insured", Pilot.HALL_INSURED, 5);
            whole(server.resolve("in"), 5);
        }
    }

    @Test
    void folderOfThisMachine() throws Exception {
        sink("file-sink", "folder: " + server.resolve("in"));
        start();
        push(50);

        Tally tally = pilot.settled("the insured", Pilot.HALL_INSURED, 50);

        assertThat(tally.delivered()).isEqualTo(50);
        whole(server.resolve("in"), 50);
    }

    @Test
    void folderThatIsNotThereIsTheConnectorsTroubleAndParksNothing() throws Exception {
        Path later = server.resolve("later");
        sink("file-sink", "folder: " + later);
        start();
        push(5);
        Pilot.until("it pauses")
                .until(() -> pilot.desk()
                        .status("subscriptions", "id", Pilot.HALL_INSURED)
                        .path("cause")
                        .asText()
                        .startsWith("DELIVER-CONNECTOR"));

        Files.createDirectory(later);
        assertThat(pilot.settled("the insured", Pilot.HALL_INSURED, 5).parked()).isZero();
        whole(later, 5);
    }
}
