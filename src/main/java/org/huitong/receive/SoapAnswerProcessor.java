package org.huitong.receive;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.huitong.message.Receipt;
import org.huitong.soap.Envelope;
import org.huitong.soap.Version;

/** Answers a SOAP call with its receipt, now that it is durable. Thread-safe. */
public final class SoapAnswerProcessor implements Processor {
    /** Of the answer's elements. */
    static final String NAMESPACE = "urn:huitong:exchange:v1";

    private static final int OK = 200;

    @Override
    public void process(Exchange exchange) {
        Receipt receipt = exchange.getIn().getBody(Receipt.class);
        String body = "<receipt xmlns=\"" + NAMESPACE + "\"><intake>" + Envelope.escaped(receipt.intake())
                + "</intake><resource>" + Envelope.escaped(receipt.resource()) + "</resource><accepted>"
                + receipt.accepted() + "</accepted><parked>" + receipt.parked() + "</parked><digest>"
                + Envelope.escaped(receipt.digest()) + "</digest></receipt>";
        answer(exchange, OK, body);
    }

    static Version version(Exchange exchange) {
        Version version = exchange.getVariable(SoapUnwrapProcessor.VERSION, Version.class);
        return version == null ? Version.V11 : version;
    }

    static void answer(Exchange exchange, int status, String body) {
        Version version = version(exchange);
        Message in = exchange.getIn();
        in.removeHeaders("*");
        in.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        in.setHeader(Exchange.CONTENT_TYPE, version.mediaType() + "; charset=utf-8");
        in.setBody(Envelope.answer(version, body));
    }
}
