package org.huitong.receive;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.huitong.message.Json;
import org.huitong.message.Receipt;

/** Writes the 202: the receipt, now that it is durable. Nothing of the request is echoed. */
public final class AnswerProcessor implements Processor {
    private static final int ACCEPTED = 202;

    @Override
    public void process(Exchange exchange) {
        Receipt receipt = exchange.getIn().getBody(Receipt.class);
        exchange.getIn().removeHeaders("*");
        exchange.getIn().setHeader(Exchange.HTTP_RESPONSE_CODE, ACCEPTED);
        exchange.getIn().setHeader(Exchange.CONTENT_TYPE, "application/json");
        exchange.getIn().setBody(Json.bytes(receipt));
    }
}
