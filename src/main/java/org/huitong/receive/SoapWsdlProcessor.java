package org.huitong.receive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.huitong.message.ErrorCode;
import org.huitong.message.Headers;
import org.huitong.message.HuitongException;
import org.huitong.soap.Envelope;
import org.huitong.soap.Version;

/**
 * Answers what a SOAP call looks like, as WSDL 1.1. Tools ask for it without a proof; so it is the same of any name, whether
 * there is such a resource or not, and as long. Thread-safe.
 */
public final class SoapWsdlProcessor implements Processor {
    private static final Pattern RESOURCE = Pattern.compile("[a-z][a-z0-9.-]{0,119}");
    private static final String PATH = "/exchange/v1/soap/";

    private final String wsdl = read();

    private static String read() {
        try (InputStream in = SoapWsdlProcessor.class.getResourceAsStream("/wsdl/push.wsdl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void process(Exchange exchange) {
        Message in = exchange.getIn();
        String resource = in.getHeader("resource", "", String.class);
        if (!RESOURCE.matcher(resource).matches()) {
            throw new HuitongException(
                    ErrorCode.RECEIVE_UNKNOWN_RESOURCE,
                    "no resource can have this name. Ask at " + PATH + " with the id of a resource behind it.");
        }
        String location = in.getHeader(Headers.BASE, "", String.class) + PATH + resource;
        in.removeHeaders("*");
        in.setHeader(Exchange.CONTENT_TYPE, Version.V11.mediaType() + "; charset=utf-8");
        in.setBody(wsdl.replace("${location}", Envelope.escaped(location)).getBytes(StandardCharsets.UTF_8));
    }
}
