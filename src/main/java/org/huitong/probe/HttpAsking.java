package org.huitong.probe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Set;
import org.huitong.check.FarStep;
import org.huitong.probe.Answer.Kind;

/**
 * HEAD, which changes nothing (RFC 9110, 9.2.1) and has no body; over TLS where the address says so. Many servers take only POST
 * at such an address, so that any answer is a good one, save what says that nobody is in or the token is wrong.
 */
final class HttpAsking implements Asking {
    private static final Set<Integer> NOBODY_IN = Set.of(502, 503, 504);
    private static final Set<String> UNSIGNED = Set.of("", "#bean:oneTry");

    private final Duration limit;

    HttpAsking(Duration limit) {
        this.limit = limit;
    }

    @Override
    public String where(FarStep step, Beans beans) {
        URI address = address(step, beans);
        return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }

    private static URI address(FarStep step, Beans beans) {
        return URI.create(step.scheme().equals("soap") ? beans.text(step, "url") : beans.text(step.uri()));
    }

    @Override
    public void ask(FarStep step, Beans beans) throws IOException {
        URI address = address(step, beans);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(limit).method("HEAD", HttpRequest.BodyPublishers.noBody());
        String authorization = beans.text(step.authorization());
        if (!authorization.isBlank()) {
            request.header("Authorization", authorization.strip());
        }
        try {
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(limit)
                    .sslContext(beans.tls(step, "sslContextParameters"))
                    .build();
            judge(
                    step,
                    client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode());
        } catch (GeneralSecurityException e) {
            throw new Answer(Kind.TRUST, "the keys of its TLS bean cannot be read");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Answer(Kind.SILENT, "it does not answer");
        }
    }

    /** A call that is to be signed was not. */
    private static void judge(FarStep step, int status) throws Answer {
        if (status == 401 && UNSIGNED.contains(step.parameter("httpClientConfigurer"))) {
            throw new Answer(Kind.LOGIN, "it answered HTTP 401");
        }
        if (NOBODY_IN.contains(status)) {
            throw new Answer(Kind.UNREACHABLE, "it answered HTTP " + status);
        }
    }
}
