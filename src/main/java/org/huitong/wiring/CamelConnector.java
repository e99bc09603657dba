package org.huitong.wiring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.huitong.deliver.Answer;
import org.huitong.deliver.Batch;
import org.huitong.deliver.Connector;
import org.huitong.deliver.Outgoing;

/**
 * Calls a consumer's route {@code direct:<subscription>}. The body is the record as a map, ready to be written as JSON,
 * or the list of such maps where the route's {@code batch} is more than one; the variable {@code records} is that list
 * in any case. The variable {@code row} is a single record flat, with every granted item and {@code recordId, recordKey,
 * recordVersion, recordRevision}, ready for named SQL parameters. No header of ours goes in, and no text of a failure
 * comes out that could hold data. Thread-safe.
 */
public final class CamelConnector implements Connector {
    private final ProducerTemplate template;
    private final String endpoint;
    private final Set<String> granted;
    private final boolean single;
    private final Verdict verdict;

    /** @param granted every item the consumer may see */
    public CamelConnector(
            ProducerTemplate template, String subscription, Set<String> granted, Batch batch, Verdict verdict) {
        this.template = template;
        this.endpoint = "direct:" + subscription;
        this.granted = granted;
        this.single = batch.records() == 1;
        this.verdict = verdict;
    }

    @Override
    public Answer send(List<Outgoing> records) {
        return verdict.of(template.send(endpoint, exchange -> fill(exchange, records)), records.size());
    }

    private void fill(Exchange exchange, List<Outgoing> records) {
        List<Map<String, Object>> documents =
                records.stream().map(CamelConnector::document).toList();
        exchange.getIn().setBody(single ? documents.get(0) : documents);
        exchange.setVariable("records", documents);
        if (single) {
            exchange.setVariable("row", new Row(granted, records.get(0)));
        }
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
}
