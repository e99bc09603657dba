package org.huitong.wiring.connector;

import java.io.IOException;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.huitong.soap.SoapClient;
import org.huitong.soap.SoapRefused;

/** Calls an operation with one record. Thread-safe. */
final class SoapCall extends DefaultProducer {
    private final SoapClient client;
    private final String success;

    /** @param success the answer that says that the record is applied; empty where any does that is no fault */
    SoapCall(Endpoint endpoint, SoapClient client, String success) {
        super(endpoint);
        this.client = client;
        this.success = success;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        Map<?, ?> row = exchange.getVariable("row", Map.class);
        Map<?, ?> record = exchange.getIn().getBody(Map.class);
        String key = exchange.getVariable("idempotencyKey", String.class);
        SoapClient.Answer answer = client.call(name -> switch (name) {
            case "op" -> text(record.get("op"));
            case "idempotencyKey" -> key;
            default -> text(row.get(name));
        });
        if (!success.isEmpty()
                && (answer.text() == null || !answer.text().strip().equals(success))) {
            throw SoapRefused.record();
        }
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        client.hangUp();
    }
}
