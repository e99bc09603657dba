package org.huitong.wiring.connector;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.huitong.deliver.Answer;
import org.huitong.deliver.Batch;
import org.huitong.deliver.Connector;
import org.huitong.deliver.Outgoing;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * Calls a consumer's route {@code direct:<subscription>}. The body is the record as a map, ready to be written as JSON,
 * or the list of such maps where the route's {@code batch} is more than one; the variable {@code records} is that list
 * in any case, and {@code items} every item that it may hold, in the catalog's order. Of a single record there are two variables more: {@code idempotencyKey}, its id and revision, and
 * {@code row}, the record flat, with every granted item and {@code recordId, recordKey, recordVersion, recordRevision},
 * ready for named SQL parameters. No header of ours goes in, and no text of a failure comes out that could hold data.
 * Thread-safe.
 */
final class CamelConnector implements Connector {
    private final Endpoint endpoint;
    private final Supplier<Set<String>> granted;
    private final Supplier<List<String>> order;
    private volatile Columns columns = new Columns(Set.of(), List.of());
    private final boolean single;
    private final Verdict verdict;
    /** Asked directly: a template's own exchange, cache and unit of work cost more than the route's first steps. */
    private final Producer producer;

    private record Columns(Set<String> of, List<String> items) {}

    /**
     * @param granted every item the consumer may see now
     * @param order every item of the resource, in the order in which the catalog has them now
     */
    public CamelConnector(
            CamelContext context,
            String subscription,
            Supplier<Set<String>> granted,
            Supplier<List<String>> order,
            Batch batch,
            Verdict verdict) {
        this.order = order;
        this.endpoint = context.getEndpoint("direct:" + subscription);
        this.granted = granted;
        this.single = batch.records() == 1;
        this.verdict = verdict;
        try {
            this.producer = endpoint.createProducer();
            producer.start();
        } catch (Exception e) { // Camel's own signature
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID, "nothing can be sent to direct:" + subscription + ". See the log.", e);
        }
    }

    @Override
    public Answer send(List<Outgoing> records) {
        Exchange exchange = endpoint.createExchange();
        fill(exchange, records);
        try {
            producer.process(exchange);
        } catch (Exception e) { // the edge of our code: whatever a connector throws is an outcome
            exchange.setException(e);
        }
        return verdict.of(exchange, records.size());
    }

    private void fill(Exchange exchange, List<Outgoing> records) {
        Outgoing first = records.get(0);
        List<Map<String, Object>> documents = single
                ? List.of(document(first))
                : records.stream().map(CamelConnector::document).toList();
        exchange.getIn().setBody(single ? documents.get(0) : documents);
        exchange.setVariable("records", documents);
        exchange.setVariable("items", items());
        if (single) {
            exchange.setVariable("idempotencyKey", first.id() + "." + first.revision());
            exchange.setVariable("row", new Row(granted.get(), first));
        }
    }

    /** A grant changes seldom, and while it does not its set is the same object. */
    private List<String> items() {
        Set<String> now = granted.get();
        Columns last = columns;
        if (last.of() != now) {
            last = new Columns(now, order.get().stream().filter(now::contains).toList());
            columns = last;
        }
        return last.items();
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
