package org.huitong.wiring;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.huitong.deliver.Connector;
import org.huitong.deliver.Outcome;
import org.huitong.deliver.Outgoing;
import org.huitong.deliver.Trouble;
import org.huitong.deliver.TroubleTable;

/**
 * Calls a consumer's route {@code direct:<subscription>}. The body is the record as a map, ready to be written as JSON;
 * the variable {@code row} is the same flat, with every granted item and {@code recordId, recordKey, recordVersion,
 * recordRevision}, ready for named SQL parameters. No header of ours goes in, and no text of a failure comes out that
 * could hold data. Thread-safe.
 */
public final class CamelConnector implements Connector {
    private final ProducerTemplate template;
    private final String endpoint;
    private final Set<String> granted;
    private final TroubleTable table;

    /** @param granted every item the consumer may see */
    public CamelConnector(ProducerTemplate template, String subscription, Set<String> granted, TroubleTable table) {
        this.template = template;
        this.endpoint = "direct:" + subscription;
        this.granted = granted;
        this.table = table;
    }

    @Override
    public Outcome send(Outgoing record) {
        Exchange exchange = template.send(endpoint, e -> {
            e.getIn().setBody(document(record));
            e.setVariable("row", row(record));
        });
        return exchange.getException() == null ? Outcome.DELIVERED : outcome(exchange.getException());
    }

    private static Map<String, Object> document(Outgoing record) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", record.id());
        document.put("key", record.key());
        document.put("version", record.version());
        document.put("revision", record.revision());
        document.put("op", record.op().word());
        document.put("resource", record.resource());
        document.put("data", record.data());
        return document;
    }

    private Map<String, Object> row(Outgoing record) {
        Map<String, Object> row = new LinkedHashMap<>();
        granted.forEach(item -> row.put(item, record.data().get(item)));
        row.put("recordId", record.id());
        row.put("recordKey", record.key());
        row.put("recordVersion", record.version());
        row.put("recordRevision", record.revision());
        return row;
    }

    private Outcome outcome(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (t instanceof HttpOperationFailedException http) {
                return outcome(
                        "http " + http.getStatusCode(),
                        "it answered HTTP " + http.getStatusCode() + cure(table.of("http " + http.getStatusCode())));
            }
            if (t instanceof SQLException sql && sql.getSQLState() != null) {
                return outcome(
                        "sqlstate " + sql.getSQLState(), "the database answered SQLSTATE " + sql.getSQLState() + ".");
            }
            if (t instanceof SSLException) {
                return outcome("tls", "no TLS connection could be made. Check both sides' certificates.");
            }
            if (t instanceof IOException || t instanceof java.sql.SQLTransientException) {
                return outcome(
                        "io " + t.getClass().getSimpleName(),
                        "it could not be reached (" + t.getClass().getSimpleName() + ")" + cure(Trouble.OUTAGE));
            }
        }
        String name = failure.getClass().getSimpleName();
        return outcome("failure " + name, "the connector failed (" + name + "). See the log.");
    }

    private static String cure(Trouble trouble) {
        return switch (trouble) {
            case RECORD -> ". Ask the consumer what is wrong with this record, then mend and replay it, or discard it.";
            case CONNECTOR ->
                ". Check the address, token and rights in the consumer's route; it goes on by itself then.";
            case OUTAGE -> ". Nothing is lost; it goes on by itself when the consumer is back.";
        };
    }

    private Outcome outcome(String cause, String text) {
        return new Outcome(table.of(cause), cause, text);
    }
}
