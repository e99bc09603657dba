package org.huitong.wiring.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.huitong.catalog.Signature;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;
import org.huitong.receive.identity.NationalHeaders;
import org.huitong.receive.identity.Seal;

/** The secret of the national convention's second step, as its far end lends it. Thread-safe. */
final class ShortSecret {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final int LONGEST_ANSWER = 64 << 10;
    private static final int OK = 200;
    /** Before its end it is fetched anew, so that no call is under way with one that ends. */
    private static final long EARLIER_MILLIS = 60_000;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
    private final URI from;
    private final Key key;
    private String secret = "";
    private long until;

    /** What was agreed on with the far end. */
    record Key(String requester, String service, String secret, Signature.Sealing sealing) {}

    ShortSecret(URI from, Key key) {
        this.from = from;
        this.key = key;
    }

    /** The one to sign with; one thread fetches, the others wait for it. */
    synchronized String now() throws IOException {
        if (secret.isEmpty() || System.currentTimeMillis() >= until - EARLIER_MILLIS) {
            fetch();
        }
        return secret;
    }

    /** It does not hold any more. */
    synchronized void forget() {
        secret = "";
    }

    private void fetch() throws IOException {
        String time = Long.toString(System.currentTimeMillis());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(from).timeout(ANSWER).POST(HttpRequest.BodyPublishers.noBody());
        NationalHeaders.signed(key.secret(), key.service(), key.requester(), time)
                .asMap()
                .forEach(request::header);
        try {
            HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
            byte[] body;
            try (InputStream in = answer.body()) {
                body = in.readNBytes(LONGEST_ANSWER);
            }
            read(answer.statusCode(), body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("fetching a secret was interrupted", e);
        }
    }

    private void read(int status, byte[] body) throws IOException {
        if (status >= 500) {
            throw new IOException("the far end does not lend a secret now");
        }
        try {
            JsonNode answer = Json.read(body, JsonNode.class);
            String sealed = answer.path("data").path("secret").asText("");
            if (status != OK || !answer.path("code").asText().equals("0") || sealed.isEmpty()) {
                throw new SecretNotLent();
            }
            secret = Seal.open(key.sealing(), key.secret(), sealed);
            until = answer.path("data").path("secretEndTime").asLong(Long.MAX_VALUE);
        } catch (UncheckedIOException | HuitongException e) {
            throw new SecretNotLent();
        }
    }

    /** It says no, or what it says cannot be opened: a person has to mend it. Its name is what people read. */
    static final class SecretNotLent extends IOException {
        private static final long serialVersionUID = 1L;

        SecretNotLent() {
            super("the far end did not lend a secret that opens under the key");
        }
    }
}
