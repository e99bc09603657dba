package org.huitong.wiring.connector;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.huitong.catalog.MappingFile;
import org.huitong.message.Raw;
import org.huitong.receive.Decoder;
import org.huitong.receive.FilePart;
import org.huitong.receive.MessagePart;
import org.huitong.receive.Receive;
import org.huitong.soap.SoapClient;

/** Asks an operation for what has changed since the watermark. Used by its source's one thread. */
final class SoapPoll extends DefaultProducer {
    private final SoapClient client;
    private final Decoder decoder;
    private final MappingFile source;

    SoapPoll(Endpoint endpoint, SoapClient client, Decoder decoder, MappingFile source) {
        super(endpoint);
        this.client = client;
        this.decoder = decoder;
        this.source = source;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        String watermark = exchange.getVariable("watermark", String.class);
        SoapClient.Answer answer = client.call(name -> name.equals("watermark") ? watermark : null);
        byte[] body =
                answer.text() == null ? answer.whole() : answer.text().strip().getBytes(StandardCharsets.UTF_8);
        List<Raw> raws = body.length == 0
                ? List.of()
                : decoder.some(body, source.formats().iterator().next(), source);
        exchange.getIn().setBody(raws.isEmpty() ? FilePart.NONE : new MessagePart(null, Receive.digest(body), raws));
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        client.hangUp();
    }
}
