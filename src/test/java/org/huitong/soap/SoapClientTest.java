package org.huitong.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.huitong.soap.RegistryService.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.w3c.dom.Document;

@Timeout(60)
class SoapClientTest {
    private static final String PUT = "<r:put xmlns:r=\"urn:example:registry\"><r:id>${id}</r:id><r:op>${op}</r:op>"
            + "<r:name>${name}</r:name></r:put>";
    private static final String DONE =
            "<r:putResponse xmlns:r=\"urn:example:registry\"><r:code>0</r:code></r:putResponse>";
    private static final int MOST = 100_000;

    private RegistryService service;

    @BeforeEach
    void open() throws Exception {
        service = new RegistryService(operation -> Reply.ok(DONE));
    }

    @AfterEach
    void close() {
        service.close();
    }

    private static SoapClient client(URI url, UserToken token, Duration within) {
        return new SoapClient(new SoapClient.Operation(
                url, Version.V11, "urn:example:registry/put", new Template(PUT), token, "code", within, MOST));
    }

    private SoapClient client(UserToken.Kind kind) {
        return client(service.uri(), new UserToken("huitong", "密码<&>", kind), Duration.ofSeconds(10));
    }

    @Test
    void aValueStandsAsTextWhateverIsInIt() throws Exception {
        Map<String, String> values = Map.of("id", "1", "op", "upsert", "name", "<a>&\"]]>䶮\u0001");

        assertThat(client(UserToken.Kind.NONE).call(values::get).text()).isEqualTo("0");
        Document came = service.came().get(0);
        assertThat(RegistryService.text(came, "name")).isEqualTo("<a>&\"]]>䶮?");
        assertThat(service.actions()).containsExactly("\"urn:example:registry/put\"");
        assertThat(RegistryService.text(came, "UsernameToken")).isNull();
    }

    @Test
    void theTokenGoesAsTextOrAsDigest() throws Exception {
        client(UserToken.Kind.TEXT).call(name -> "x");
        client(UserToken.Kind.DIGEST).call(name -> "x");

        Document text = service.came().get(0);
        assertThat(RegistryService.text(text, "Username")).isEqualTo("huitong");
        assertThat(RegistryService.text(text, "Password")).isEqualTo("密码<&>");
        Document digest = service.came().get(1);
        byte[] nonce = Base64.getDecoder().decode(RegistryService.text(digest, "Nonce"));
        java.security.MessageDigest sha1 = java.security.MessageDigest.getInstance("SHA-1");
        sha1.update(nonce);
        sha1.update(RegistryService.text(digest, "Created").getBytes(StandardCharsets.UTF_8));
        assertThat(RegistryService.text(digest, "Password"))
                .isEqualTo(Base64.getEncoder().encodeToString(sha1.digest("密码<&>".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void whatIsNoAnswerHasAWord() {
        for (Map.Entry<Reply, String> one : Map.of(
                        Reply.fault("Client"),
                        "soap Client",
                        Reply.fault("Server"),
                        "soap Server",
                        new Reply(404, "<no/>", true),
                        "http 404",
                        new Reply(503, "<no", true),
                        "http 503",
                        new Reply(200, "garbage", true),
                        "answer no envelope",
                        new Reply(200, "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", true),
                        "answer no envelope")
                .entrySet()) {
            service.reply(operation -> one.getKey());

            assertThatThrownBy(() -> client(UserToken.Kind.NONE).call(name -> "x"))
                    .as(one.getValue())
                    .isInstanceOfSatisfying(
                            SoapRefused.class,
                            refused -> assertThat(refused.word()).isEqualTo(one.getValue()));
        }
    }

    /** The template is not what the WSDL asks for: the service says whose fault that is. */
    @Test
    void theServiceChecksWhatComesByItsWsdl() {
        SoapClient wrong = new SoapClient(new SoapClient.Operation(
                service.uri(),
                Version.V11,
                "",
                new Template("<r:put xmlns:r=\"urn:example:registry\"/>"),
                new UserToken("", "", UserToken.Kind.NONE),
                "",
                Duration.ofSeconds(10),
                MOST));

        assertThatThrownBy(() -> wrong.call(name -> null)).hasMessageContaining("soap Client");
    }

    @Test
    void aLongAnswerIsNotReadOn() {
        service.reply(operation -> new Reply(200, "x".repeat(MOST + 1), true));

        assertThatThrownBy(() -> client(UserToken.Kind.NONE).call(name -> "x"))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(SoapRefused.class);
    }

    /** It accepts and sends a byte now and then: the whole call has its time, not each byte. */
    @Test
    void anAnswerThatDripsIsGivenUp() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            Thread drip = new Thread(() -> drip(socket), "drip");
            drip.setDaemon(true);
            drip.start();
            URI url = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
            SoapClient client = client(url, new UserToken("", "", UserToken.Kind.NONE), Duration.ofMillis(700));
            long begin = System.nanoTime();

            assertThatThrownBy(() -> client.call(name -> "x")).isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
        }
    }

    private static void drip(ServerSocket socket) {
        try (Socket one = socket.accept()) {
            one.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (!socket.isClosed()) {
                one.getOutputStream().write(' ');
                one.getOutputStream().flush();
                java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
            }
        } catch (IOException e) {
            // The caller has gone.
        }
    }
}
