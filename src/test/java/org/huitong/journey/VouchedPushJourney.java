package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.huitong.pilot.Arrival;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Systems that others vouch for: a certificate authority over mutual TLS, an OAuth 2 issuer by its tokens. */
@Timeout(180)
class VouchedPushJourney {
    @TempDir
    private static Path folder;

    private static Authority authority;
    private static Authority stranger;
    private static HttpServer issuer;
    private static ECKey key;
    private static Pilot pilot;

    @BeforeAll
    static void open() throws Exception {
        authority = Authority.in(folder.resolve("authority"))
                .issue("gateway", "CN=gateway", "ip:127.0.0.1")
                .issue("insurance", "CN=insurance, O=Invented City", "dns:insurance.example")
                .issue("other", "CN=other", "dns:other.example");
        stranger = Authority.in(folder.resolve("stranger"))
                .issue("insurance", "CN=insurance, O=Invented City", "dns:insurance.example");
        key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/jwks", call -> {
            byte[] body = new JWKSet(key).toString(true).getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(200, body.length);
            call.getResponseBody().write(body);
            call.close();
        });
        issuer.start();
        pilot = Pilot.inMemory(home(), folder.resolve("data"))
                .with(
                        "huitong.edge.tls.certificate",
                        authority.file("gateway.pem").toString())
                .with("huitong.edge.tls.key", authority.file("gateway.key").toString())
                .with("huitong.edge.tls.clients", authority.file("ca.pem").toString())
                .with("huitong.amqp.enabled", "true")
                .with("huitong.amqp.port", "0")
                .with("huitong.amqp.maxMessageBytes", "65536")
                .with(
                        "huitong.amqp.tls.certificate",
                        authority.file("gateway.pem").toString())
                .with("huitong.amqp.tls.key", authority.file("gateway.key").toString())
                .with("huitong.amqp.tls.clients", authority.file("ca.pem").toString())
                .start();
    }

    private static Path home() throws IOException {
        Path home = folder.resolve("home");
        for (String part : Stream.of("config", "connectors", "routes").toList()) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = home.resolve(file.toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        Path system = home.resolve("config/systems/" + Pilot.INSURANCE + ".yaml");
        Files.writeString(
                system,
                Files.readString(system) + """
                identity:
                  certificate:
                    subject: CN=insurance,O=Invented City
                  jwt:
                    issuer: https://iam.example
                    subject: svc-insurance
                    audience: huitong
                    jwks: http://127.0.0.1:%d/jwks
                    algorithms: [es256]
                """.formatted(issuer.getAddress().getPort()));
        return home;
    }

    @AfterAll
    static void close() throws Exception {
        pilot.close();
        issuer.stop(0);
    }

    private static HttpResponse<String> push(SSLContext tls, String token, String name) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .build();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(pilot.gateway().dataPlane() + "/resources/" + Pilot.INSURED + "/records"))
                .header("Content-Type", Sender.JSON)
                .header("Idempotency-Key", name.hashCode() + "-1")
                .POST(BodyPublishers.ofString(Invented.insured(Invented.id(1), name)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String token(String audience) throws Exception {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1").build(),
                new JWTClaimsSet.Builder()
                        .issuer("https://iam.example")
                        .subject("svc-insurance")
                        .audience(audience)
                        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                        .build());
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    private static boolean arrived(String name) {
        return pilot.hall.arrivals().stream().map(Arrival::data).anyMatch(data -> name.equals(data.get("name")));
    }

    @Test
    void certificateIdentifiesItsSystem() throws Exception {
        assertThat(pilot.gateway().dataPlane()).hasScheme("https");
        assertThat(push(authority.client("insurance", authority), null, "演示证书").statusCode())
                .isEqualTo(202);

        Pilot.until("it arrives").until(() -> arrived("演示证书"));
    }

    @Test
    void otherCertificatesDoNot() throws Exception {
        HttpResponse<String> other = push(authority.client("other", authority), null, "演示别的");
        assertThat(other.statusCode()).isEqualTo(401);
        assertThat(other.body()).contains("RECEIVE-UNKNOWN-SYSTEM", "client certificate");
        assertThat(push(authority.client(null, authority), null, "演示没有").statusCode())
                .isEqualTo(401);
        assertThatThrownBy(() -> push(authority.client("insurance", stranger), null, "演示伪造"))
                .as("the same names from another authority")
                .isInstanceOf(IOException.class);
    }

    @Test
    void tokenOfTheIssuerIdentifiesItsSystem() throws Exception {
        SSLContext nothing = authority.client(null, authority);

        assertThat(push(nothing, token("huitong"), "演示令牌").statusCode()).isEqualTo(202);
        assertThat(push(nothing, token("another"), "演示错牌").statusCode()).isEqualTo(401);
        assertThat(push(authority.client("insurance", authority), token("another"), "演示错牌")
                        .statusCode())
                .as("what is said wrongly is not made good by the certificate")
                .isEqualTo(401);
        Pilot.until("it arrives").until(() -> arrived("演示令牌"));
    }

    /** @param user null where the certificate alone speaks */
    private static AmqpClient amqp(SSLContext tls, String user, String password) throws Exception {
        URI door = pilot.gateway().huitong().amqp().orElseThrow();
        assertThat(door).hasScheme("amqps");
        String mechanism = user == null ? "EXTERNAL" : "PLAIN";
        JmsConnectionFactory factory = new JmsConnectionFactory(
                user,
                password,
                door + "?jms.requestTimeout=20000&jms.connectTimeout=20000&amqp.saslMechanisms=" + mechanism);
        factory.setSslContext(tls);
        return AmqpClient.of(factory);
    }

    @Test
    void certificateLogsInByItself() throws Exception {
        try (AmqpClient client = amqp(authority.client("insurance", authority), null, null)) {
            client.send(OwnQueueJourney.IN, null, "external-1", null, Invented.insured(Invented.id(2), "演示直连"));

            assertThat(client.take(OwnQueueJourney.RECEIPTS).status()).isEqualTo(202);
        }
        Pilot.until("it arrives").until(() -> arrived("演示直连"));
    }

    @Test
    void otherCertificatesDoNotLogIn() throws Exception {
        assertThatThrownBy(() -> amqp(authority.client("other", authority), null, null))
                .isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> amqp(authority.client(null, authority), null, null))
                .isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> amqp(authority.client("insurance", stranger), null, null))
                .isInstanceOf(JMSException.class);
    }

    @Test
    void tokenOfTheIssuerLogsInAsItsSystemOnly() throws Exception {
        SSLContext nothing = authority.client(null, authority);

        amqp(nothing, Pilot.INSURANCE, token("huitong")).close();
        assertThatThrownBy(() -> amqp(nothing, Pilot.INSURANCE, token("another")))
                .isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> amqp(nothing, "civil-affairs.marriage", token("huitong")))
                .isInstanceOf(JMSSecurityException.class);
        assertThatThrownBy(() -> amqp(authority.client("insurance", authority), Pilot.INSURANCE, "wrong"))
                .as("what is said wrongly is not made good by the certificate")
                .isInstanceOf(JMSSecurityException.class);
    }
}
