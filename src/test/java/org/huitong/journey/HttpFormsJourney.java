package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.huitong.bench.Installation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The hall takes social insurance as XML or as a form, over HTTPS only from who shows a certificate of its authority. */
@Timeout(120)
class HttpFormsJourney {
    private static final String SINK = "routes/consumers/government-service.hall/" + Pilot.INSURED + ".camel.yaml";

    @TempDir
    private Path folder;

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private Path home;
    private HttpServer server;
    private Pilot pilot;

    private record Call(String method, String type, String key, String body) {}

    @BeforeEach
    void copy() throws IOException {
        home = folder.resolve("home");
        Installation.copy(Path.of(""), List.of("config", "connectors", "routes"), home);
    }

    @AfterEach
    void close() throws Exception {
        if (server != null) {
            server.stop(0);
        }
        if (pilot != null) {
            pilot.close();
        }
    }

    private void serve(SSLContext tls) throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
        if (tls == null) {
            server = HttpServer.create(any, 0);
        } else {
            HttpsServer https = HttpsServer.create(any, 0);
            https.setHttpsConfigurator(new HttpsConfigurator(tls) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters asks = tls.getDefaultSSLParameters();
                    asks.setNeedClientAuth(true);
                    parameters.setSSLParameters(asks);
                }
            });
            server = https;
        }
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.add(new Call(
                exchange.getRequestMethod(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private void start(String beans, String kamelet, String scheme, String more) throws Exception {
        String route = Files.readString(home.resolve(SINK))
                .replace("http-json-sink", kamelet)
                .replace(
                        "url: \"{{hall.url}}\"",
                        "url: \"" + scheme + "://127.0.0.1:"
                                + server.getAddress().getPort() + "/in\"" + more);
        Files.writeString(home.resolve(SINK), beans + route);
        pilot = Pilot.inMemory(home, folder.resolve("data")).start();
        assertThat(pilot.sender(Pilot.INSURANCE)
                        .push(Pilot.INSURED, "one", Invented.insured(Invented.id(1), "演示<1> & 甲"))
                        .status())
                .isEqualTo(202);
    }

    private static String keys(String bean, String file) {
        return """
                    - name: %s
                      type: org.apache.camel.support.jsse.KeyStoreParameters
                      properties:
                        resource: "file:%s"
                        type: PKCS12
                        password: changeit
                """.formatted(bean, file);
    }

    private static String tls(Authority authority, String own) {
        String key = own == null ? "" : keys("hallKey", own) + """
                    - name: hallKeys
                      type: org.apache.camel.support.jsse.KeyManagersParameters
                      properties:
                        keyStore: "#bean:hallKey"
                        keyPassword: changeit
                """;
        return "- beans:\n" + keys("hallTrusted", authority.file("ca.p12").toString()) + key + """
                    - name: hallTrust
                      type: org.apache.camel.support.jsse.TrustManagersParameters
                      properties:
                        keyStore: "#bean:hallTrusted"
                    - name: hallTls
                      type: org.apache.camel.support.jsse.SSLContextParameters
                      properties:
                        trustManagers: "#bean:hallTrust"
                """
                + (own == null ? "" : "        keyManagers: \"#bean:hallKeys\"\n");
    }

    private Authority authority() throws Exception {
        return Authority.in(folder.resolve("ca"))
                .issue("server", "CN=hall", "ip:127.0.0.1")
                .issue("gateway", "CN=huitong", "dns:huitong.example");
    }

    private static final String MORE = "\n              method: PUT\n              tls: \"#bean:hallTls\"";

    @Test
    void xmlIsPutOverHttpsWithACertificate() throws Exception {
        Authority authority = authority();
        serve(authority.client("server", authority));
        start(tls(authority, authority.chained("gateway").toString()), "http-xml-sink", "https", MORE);

        pilot.settled("it is there", Pilot.HALL_INSURED, 1);

        assertThat(calls).hasSize(1);
        Call call = calls.get(0);
        assertThat(call.method()).isEqualTo("PUT");
        assertThat(call.type()).isEqualTo("application/xml");
        assertThat(call.key()).endsWith(".0");
        assertThat(call.body())
                .contains("<record id=\"" + call.key().replaceAll("\\.0$", "") + "\"", "op=\"upsert\"")
                .contains("<name>演示&lt;1> &amp; 甲</name>");
    }

    @Test
    void whoShowsNoCertificateIsTheConnectorsTrouble() throws Exception {
        Authority authority = authority();
        serve(authority.client("server", authority));
        start(tls(authority, null), "http-xml-sink", "https", MORE);

        Pilot.until("it pauses")
                .until(() -> pilot.desk()
                        .status("subscriptions", "id", Pilot.HALL_INSURED)
                        .path("state")
                        .asText()
                        .equals("paused"));
        assertThat(calls).isEmpty();
        assertThat(pilot.consumer(Pilot.HALL_INSURED).parked()).isZero();
    }

    @Test
    void formIsPosted() throws Exception {
        serve(null);
        start("", "http-form-sink", "http", "");

        pilot.settled("it is there", Pilot.HALL_INSURED, 1);

        assertThat(calls.get(0).type()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(calls.get(0).body()).isASCII().startsWith("recordId=").contains("&op=upsert&");
        assertThat(URLDecoder.decode(calls.get(0).body(), StandardCharsets.UTF_8))
                .contains("name=演示<1> & 甲");
    }
}
