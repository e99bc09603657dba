package org.huitong.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.huitong.catalog.Finding;
import org.huitong.contract.Queues;
import org.huitong.journey.Authority;
import org.huitong.journey.FileServers;
import org.huitong.store.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Because a wrong password is found on the day of the change, and not by the first record at night. */
class ProbesTest {
    private static final String SINK_TABLE = """
            dataSource: cards
            table: %s
            columns: "%s=recordKey, VERSION=recordVersion"
            keyColumns: %s
            versionColumn: VERSION
            """;

    @TempDir
    private Path folder;

    private ProbedHome home;
    private int closed;

    @BeforeEach
    void anEmptyHome() throws IOException {
        home = ProbedHome.in(Files.createDirectory(folder.resolve("home")));
        try (ServerSocket free = new ServerSocket(0)) {
            closed = free.getLocalPort();
        }
    }

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private HttpServer http;

    private int http(int status) throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        return serve(status);
    }

    private int serve(int status) {
        http.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        http.start();
        return http.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        if (http != null) {
            http.stop(0);
        }
    }

    private Finding only() {
        List<Finding> all = home.asked();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static String database() throws Exception {
        String url = TestPostgres.database();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE CARDS (CARD_NO TEXT, UPD_SEQ BIGINT, VERSION BIGINT)");
        }
        return url;
    }

    private ProbedHome over(String url) throws IOException {
        return home.with("cards.url", url).beans("far.beans", """
                - name: cards
                  type: com.zaxxer.hikari.HikariDataSource
                  destroyMethod: close
                  properties:
                    jdbcUrl: "{{cards.url}}"
                    connectionTimeout: 30000
                """);
    }

    @Test
    void anHttpFarEndIsAskedOnceByHeadWithItsToken() throws IOException {
        String parameters = "url: \"{{hall.url}}\"\ntoken: \"RAW({{hall.token}})\"\n";
        home.with("hall.url", "http://127.0.0.1:" + http(405) + "/records")
                .with("hall.token", "{{env:NOBODY_SET:tok}}");
        home.sink("far.one", "http-json-sink", parameters).sink("far.two", "http-json-sink", parameters);

        assertThat(home.asked()).isEmpty();
        assertThat(asked).containsExactly("HEAD Bearer tok");
    }

    @Test
    void aTokenThatIsRefusedIsToldWhereTheCallStands() throws IOException {
        home.with("hall.token", "sesame")
                .sink(
                        "far.hall",
                        "http-json-sink",
                        "url: http://127.0.0.1:%d/r?a=b\ntoken: \"{{hall.token}}\"\n".formatted(http(401)));

        Finding finding = only();

        assertThat(finding.toString())
                .startsWith("routes/consumers/far.hall/cards.camel.yaml:7:18: CHECK-PROBE-LOGIN http://127.0.0.1:")
                .contains("of far.hall cannot be used by http-json-sink: it answered HTTP 401. Correct user")
                .doesNotContain("sesame");
        assertThat(finding.mistake()).isTrue();
    }

    @Test
    void aVariableThatIsNotSetIsToldWithoutAsking() throws IOException {
        home.with("hall.url", "{{env:NOBODY_SET_THIS}}")
                .sink("far.hall", "http-json-sink", "url: \"{{hall.url}}\"\ntoken: t\n");

        assertThat(only().toString())
                .contains("CHECK-PROBE-FAILED the far end of far.hall")
                .contains("is not set");
    }

    @Test
    void whoIsNotThereOrSaysNothingIsToldInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            int mute = silent.getLocalPort();
            Path hosts = Files.writeString(folder.resolve("hosts"), "");
            String files = "host: 127.0.0.1\nport: %d\nuser: u\npassword: p\nfolder: in\nknownHosts: " + hosts + "\n";
            over("jdbc:postgresql://127.0.0.1:" + mute + "/cards?user=u");
            home.sink("far.a1", "http-json-sink", "url: http://127.0.0.1:" + closed + "\ntoken: t\n")
                    .sink("far.a2", "http-json-sink", "url: http://127.0.0.1:" + mute + "\ntoken: t\n")
                    .sink("far.b1", "sftp-sink", files.formatted(closed))
                    .sink("far.b2", "sftp-sink", files.formatted(mute))
                    .sink("far.c2", "ftp-sink", files.formatted(mute).replaceFirst("knownHosts.*\n", ""))
                    .sink("far.d2", "table-upsert-sink", SINK_TABLE.formatted("CARDS", "CARD_NO", "CARD_NO"))
                    .sink(
                            "far.e1",
                            "amqp-10-sink",
                            "url: amqp://127.0.0.1:" + closed + "\nuser: u\npassword: p\nqueue: Q\n")
                    .sink(
                            "far.e2",
                            "amqp-10-sink",
                            "url: amqp://127.0.0.1:" + mute + "\nuser: u\npassword: p\nqueue: Q\n")
                    .sink("far.f1", "http-json-sink", "url: http://nobody.invalid/\ntoken: t\n")
                    .sink("far.g1", "soap-sink", "url: http://127.0.0.1:" + closed + "\ntemplate: t.xml\n");
            long begun = System.nanoTime();

            var findings = home.asked(Duration.ofSeconds(8));

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
            assertThat(findings)
                    .extracting(finding -> finding.file().replaceAll("routes/consumers/far.(..)/.*", "$1 ")
                            + finding.code().replace("CHECK-PROBE-", ""))
                    .containsExactly(
                            "a1 UNREACHABLE",
                            "a2 SILENT",
                            "b1 UNREACHABLE",
                            "b2 SILENT",
                            "c2 SILENT",
                            "d2 SILENT",
                            "e1 UNREACHABLE",
                            "e2 SILENT",
                            "f1 UNREACHABLE",
                            "g1 UNREACHABLE");
        }
    }

    @Test
    void aTableWithItsColumnsAnswers() throws Exception {
        over(database());
        home.sink("far.sink", "table-upsert-sink", SINK_TABLE.formatted("CARDS", "CARD_NO", "CARD_NO"))
                .sink("far.copy", "postgresql-copy-sink", SINK_TABLE.formatted("CARDS", "card_no", "card_no"))
                .source(
                        "far.rows",
                        "table-composite-source",
                        "dataSource: cards\ntable: CARDS\norderColumns: UPD_SEQ\n")
                .source(
                        "far.poll",
                        "sql-poll-source",
                        "dataSource: cards\nwatermarkColumn: UPD_SEQ\nquery: \"SELECT * FROM CARDS WHERE UPD_SEQ > :#${variable.watermark}\"\n");

        assertThat(home.asked()).isEmpty();
    }

    @Test
    void aColumnThatIsNotThereIsToldWithTheNearestName() throws Exception {
        over(database());
        home.source("far.rows", "table-composite-source", "dataSource: cards\ntable: CARDS\norderColumns: UPD_SEG\n");

        assertThat(only().toString())
                .contains("CHECK-PROBE-MISSING the database behind cards of far.rows cannot be used by"
                        + " table-composite-source: table CARDS has no column UPD_SEG. Did you mean upd_seq.");
    }

    @Test
    void aTableThatIsNotThereIsTold() throws Exception {
        over(database());
        home.sink("far.sink", "table-upsert-sink", SINK_TABLE.formatted("CADRS", "CARD_NO", "CARD_NO"));

        assertThat(only().toString())
                .contains("CHECK-PROBE-MISSING")
                .contains("table CADRS")
                .contains("42P01");
    }

    @Test
    void aStatementWithAWrongColumnIsTold() throws Exception {
        over(database());
        home.sink(
                "far.sink",
                "sql-upsert-sink",
                "dataSource: cards\nupsert: \"INSERT INTO CARDS (CARD_NUMBER) VALUES (:#recordKey)\"\ndelete: \"DELETE FROM CARDS WHERE CARD_NO = :#recordKey\"\n");

        assertThat(only().toString()).contains("CHECK-PROBE-MISSING").contains("42703");
    }

    @Test
    void aDatabaseThatDoesNotKnowTheUserIsToldAtOnce() throws Exception {
        over(database().replaceFirst("user=[^&]*", "user=stranger"));
        home.sink("far.sink", "table-upsert-sink", SINK_TABLE.formatted("CARDS", "CARD_NO", "CARD_NO"));

        assertThat(only().toString()).contains("CHECK-PROBE-LOGIN").contains("28000");
    }

    private static String files(int port, Path hosts, String more) {
        return "host: 127.0.0.1\nport: " + port + "\nuser: " + FileServers.USER
                + "\npassword: \"RAW({{files.password}})\"\n" + (hosts == null ? "" : "knownHosts: " + hosts + "\n")
                + more;
    }

    @Test
    void anSftpServerIsLoggedInToAndItsFolderSeen() throws Exception {
        Path far = Files.createDirectory(folder.resolve("far"));
        Files.createDirectory(far.resolve("in"));
        try (FileServers.Sftp server = FileServers.Sftp.over(far);
                FileServers.Sftp other = FileServers.Sftp.over(far)) {
            Path hosts = server.knownHosts(folder.resolve("hosts"));
            home.with("files.password", FileServers.PASSWORD)
                    .sink("far.a", "sftp-sink", files(server.port(), hosts, "folder: in\n"))
                    .source("far.b", "sftp-source", files(server.port(), hosts, "folder: in\n"))
                    .sink("far.c", "sftp-sink", files(server.port(), hosts, "folder: out\n"))
                    .sink("far.d", "sftp-sink", files(other.port(), hosts, "folder: in\n"));

            assertThat(home.asked())
                    .extracting(Finding::file, Finding::code)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(
                                    "routes/consumers/far.c/cards.camel.yaml", "CHECK-PROBE-MISSING"),
                            org.assertj.core.groups.Tuple.tuple(
                                    "routes/consumers/far.d/cards.camel.yaml", "CHECK-PROBE-TRUST"));

            home.with("files.password", "wrong");
            assertThat(home.asked().get(0).toString())
                    .contains("CHECK-PROBE-LOGIN SFTP 127.0.0.1:")
                    .doesNotContain("wrong");
        }
    }

    @Test
    void anFtpServerIsLoggedInToAndItsFolderSeen() throws Exception {
        Path far = Files.createDirectory(folder.resolve("far"));
        Files.createDirectory(far.resolve("in"));
        try (FileServers.Ftp server = FileServers.Ftp.over(far, null)) {
            home.with("files.password", FileServers.PASSWORD)
                    .sink("far.a", "ftp-sink", files(server.port(), null, "folder: in\n"))
                    .sink("far.b", "ftp-sink", files(server.port(), null, "folder: out\n"));

            assertThat(only().toString()).contains("far.b").contains("CHECK-PROBE-MISSING FTP 127.0.0.1:");

            home.with("files.password", "wrong");
            assertThat(home.asked()).extracting(Finding::code).containsOnly("CHECK-PROBE-LOGIN");
        }
    }

    @Test
    void aCertificateThatIsNotTrustedIsToldAndOneThatIsAnswers() throws Exception {
        Authority authority = Authority.in(folder.resolve("ca")).issue("server", "CN=server", "ip:127.0.0.1");
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(authority.client("server", authority)));
        http = server;
        String url = "url: https://127.0.0.1:" + serve(200) + "/\ntoken: t\n";
        home.beans("far.beans", """
                - name: caStore
                  type: org.apache.camel.support.jsse.KeyStoreParameters
                  properties: {resource: "file:%s", type: PKCS12, password: changeit}
                - name: caTrust
                  type: org.apache.camel.support.jsse.TrustManagersParameters
                  properties: {keyStore: "#bean:caStore"}
                - name: hallTls
                  type: org.apache.camel.support.jsse.SSLContextParameters
                  properties: {trustManagers: "#bean:caTrust"}
                """.formatted(authority.file("ca.p12")))
                .sink("far.a", "http-json-sink", url + "tls: \"#bean:hallTls\"\n")
                .sink("far.b", "http-json-sink", url);

        assertThat(only().toString()).contains("far.b").contains("CHECK-PROBE-TRUST");
    }

    @Test
    void aBrokerIsLoggedInToOverBothProtocols() throws Exception {
        try (Queues queues = new Queues()) {
            home.with("broker.password", Queues.PASSWORD).beans("far.beans", """
                    - name: broker
                      type: org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory
                      properties: {brokerURL: "tcp://127.0.0.1:%d", user: huitong, password: "{{broker.password}}"}
                    """.formatted(queues.port()));
            String amqp = "url: amqp://127.0.0.1:" + queues.port()
                    + "\nuser: huitong\npassword: \"RAW({{broker.password}})\"\nqueue: Q\n";
            home.sink("far.a", "jms-sink", "connectionFactory: broker\nqueue: Q\n")
                    .source("far.b", "jms-source", "connectionFactory: broker\nqueue: Q\n")
                    .sink("far.c", "amqp-10-sink", amqp)
                    .source("far.d", "amqp-10-source", amqp);

            assertThat(home.asked()).isEmpty();

            home.with("broker.password", "wrong");
            assertThat(home.asked()).hasSize(4).extracting(Finding::code).containsOnly("CHECK-PROBE-LOGIN");
        }
    }

    @Test
    void foldersAreLookedAtAndWhatNobodyCanAskIsAdvice() throws IOException {
        Files.createDirectory(home.home().resolve("open"));
        home.sink("far.a", "file-sink", "folder: open\n")
                .sink("far.b", "file-sink", "folder: shut\n")
                .source("far.c", "file-drop-source", "folder: drop\n")
                .sink("far.d", "own-queue-sink", "subscription: far.d.cards\n");
        Files.writeString(
                Files.createDirectories(home.home().resolve("routes/consumers/far.e"))
                        .resolve("cards.camel.yaml"),
                "- route:\n    id: e\n    from:\n      uri: direct:e\n      steps:\n        - to:\n            uri: kafka:cards\n");

        assertThat(home.asked())
                .extracting(Finding::toString)
                .satisfiesExactly(
                        one -> assertThat(one).contains("far.b").contains("CHECK-PROBE-MISSING the folder"),
                        one -> assertThat(one)
                                .contains("far.e")
                                .contains(": advice CHECK-PROBE-NOT-TRIED")
                                .contains("kafka"),
                        one -> assertThat(one).contains("far.c").contains("CHECK-PROBE-MISSING"));
    }
}
