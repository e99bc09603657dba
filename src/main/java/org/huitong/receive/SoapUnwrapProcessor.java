package org.huitong.receive;

import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.soap.Envelope;
import org.huitong.soap.Version;

/**
 * The first step of a SOAP call: what its envelope says becomes what a push says. The password of its user name token is the
 * system's token, its user name the system's id, its message id the Idempotency-Key, the first text in its body the document. Nothing of it is believed yet.
 * Thread-safe.
 */
public final class SoapUnwrapProcessor implements Processor {
    /** Name of the exchange variable with the version that the answer is of. */
    static final String VERSION = "soapVersion";
    /** With the user name of the token, which must be the system's that is proven; empty where a password has none. */
    static final String USER = "soapUser";

    private static final String KEY = "Idempotency-Key";
    private static final String PROOF = "Authorization";

    @Override
    public void process(Exchange exchange) {
        Message in = exchange.getIn();
        exchange.setVariable(VERSION, Version.V11);
        Envelope envelope = read(in.getBody(byte[].class));
        exchange.setVariable(VERSION, envelope.version());
        if (envelope.user() != null || envelope.password() != null) {
            exchange.setVariable(USER, envelope.user() == null ? "" : envelope.user());
        }
        if (envelope.password() != null && in.getHeader(PROOF) == null) {
            in.setHeader(PROOF, "Bearer " + envelope.password().strip());
        }
        if (envelope.messageId() != null && in.getHeader(KEY) == null) {
            in.setHeader(KEY, envelope.messageId());
        }
        in.setHeader("Content-Type", "application/xml");
        in.setBody(envelope.text().strip().getBytes(StandardCharsets.UTF_8));
    }

    private static Envelope read(byte[] body) {
        try {
            Envelope envelope = Envelope.read(body == null ? new byte[0] : body, "");
            if (envelope.version() != null && envelope.operation() != null && envelope.text() != null) {
                return envelope;
            }
        } catch (XMLStreamException e) {
            throw malformed("it is not well-formed, or has a document type", e);
        }
        throw malformed("it is no envelope of SOAP 1.1 or 1.2 with one text in its body", null);
    }

    /** The parser's own words quote the input. */
    private static HuitongException malformed(String what, XMLStreamException why) {
        return new HuitongException(
                ErrorCode.RECEIVE_MALFORMED,
                "reading a SOAP call failed: " + what
                        + ". Put the document as CDATA into one element of the operation.",
                why);
    }
}
