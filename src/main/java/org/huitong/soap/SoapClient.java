package org.huitong.soap;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLStreamException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Calls one operation of one service. The time is that of the whole call, also of an answer that drips; nothing is asked
 * twice. Thread-safe.
 */
public final class SoapClient {
    private static final int FAULT = 500;
    private static final int OK = 200;

    private final Calls calls;
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
        this.calls = new Calls(operation.within(), operation.maxBytes());
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
        HttpPost request = new HttpPost(operation.url());
        request.setEntity(new ByteArrayEntity(
                envelope, ContentType.parse(operation.version().contentType(operation.action()))));
        if (operation.version() == Version.V11) {
            request.setHeader("SOAPAction", '"' + operation.action() + '"');
        }
        Calls.Answer answer = calls.ask(request);
        return read(answer.status(), answer.body());
    }

    /** Some services take name and password as parameters. */
    private String value(String name, UnaryOperator<String> values) {
        return switch (name) {
            case "user" -> operation.token().user();
            case "password" -> operation.token().password();
            default -> values.apply(name);
        };
    }

    /** Connections that nobody uses are closed; the next call opens another. */
    public void hangUp() {
        calls.hangUp();
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
