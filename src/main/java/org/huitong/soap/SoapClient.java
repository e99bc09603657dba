package org.huitong.soap;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLStreamException;

/**
 * Calls one operation of one service. The time is that of the whole call, also of an answer that drips; nothing is asked
 * twice. Thread-safe.
 */
public final class SoapClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int FAULT = 500;
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
    private final Operation operation;

    /**
     * @param result local name of the element whose text is the answer; empty where the whole envelope is
     * @param within the longest a call may take
     * @param maxBytes of the answer
     */
    public record Operation(
            URI url,
            Version version,
            String action,
            Template template,
            UserToken token,
            String result,
            Duration within,
            int maxBytes) {}

    public SoapClient(Operation operation) {
        this.operation = operation;
    }

    /** What came: the envelope, and the text of the element that was asked for. */
    public record Answer(byte[] whole, String text) {}

    /**
     * Calls and waits.
     *
     * @throws SoapRefused where the service answers something else
     * @throws IOException where it cannot be reached, or not in time
     */
    public Answer call(UnaryOperator<String> values) throws IOException {
        byte[] envelope = Envelope.written(
                operation.version(), operation.token(), operation.template().filled(name -> value(name, values)));
        HttpRequest.Builder request = HttpRequest.newBuilder(operation.url())
                .timeout(operation.within())
                .header("Content-Type", operation.version().contentType(operation.action()))
                .POST(HttpRequest.BodyPublishers.ofByteArray(envelope));
        if (operation.version() == Version.V11) {
            request.header("SOAPAction", '"' + operation.action() + '"');
        }
        HttpResponse<byte[]> answer = answered(request.build());
        return read(answer.statusCode(), answer.body());
    }

    /** Some services take name and password as parameters. */
    private String value(String name, UnaryOperator<String> values) {
        return switch (name) {
            case "user" -> operation.token().user();
            case "password" -> operation.token().password();
            default -> values.apply(name);
        };
    }

    private HttpResponse<byte[]> answered(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> call =
                client.sendAsync(request, head -> new Bounded(operation.maxBytes()));
        try {
            return call.get(operation.within().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            call.cancel(true);
            throw new HttpTimeoutException("the service did not answer in time");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException("the call failed", e.getCause());
        } catch (InterruptedException e) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("the call was interrupted", e);
        }
    }

    private Answer read(int status, byte[] body) throws IOException {
        Envelope envelope = null;
        try {
            envelope = status == OK || status == FAULT ? Envelope.read(body, operation.result()) : null;
        } catch (XMLStreamException e) {
            if (status == OK) {
                throw new SoapRefused("answer no envelope");
            }
        }
        if (envelope != null && envelope.fault() != null) {
            throw new SoapRefused("soap " + word(envelope.fault()));
        }
        if (status != OK) {
            throw new SoapRefused("http " + status);
        }
        if (envelope.version() == null) {
            throw new SoapRefused("answer no envelope");
        }
        return new Answer(body, envelope.text());
    }

    /** A code is a word; anything else could be data. */
    private static String word(String code) {
        return code.matches("[A-Za-z][A-Za-z.]{0,40}") ? code : "fault";
    }
}
