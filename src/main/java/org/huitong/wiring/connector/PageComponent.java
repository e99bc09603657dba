package org.huitong.wiring.connector;

import java.util.List;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.huitong.bus.SourceTurn;
import org.huitong.catalog.Format;
import org.huitong.message.ErrorCode;
import org.huitong.message.Event;
import org.huitong.message.HuitongException;
import org.huitong.message.Raw;
import org.huitong.message.Receipt;
import org.huitong.message.Sequence;
import org.huitong.receive.Decoder;
import org.huitong.receive.FilePart;
import org.huitong.receive.page.PageBody;
import org.huitong.receive.page.PagePlace;
import org.huitong.receive.page.PageRules;

/**
 * {@code page:ask?…} says before an HTTP call what it asks for, {@code page:take?…} makes of its answer the next records,
 * with the same settings. Both between {@code source:} and the records' way.
 */
final class PageComponent extends DefaultComponent {
    private final Decoder decoder;
    private final Sequence sequence;

    public PageComponent(Decoder decoder, Sequence sequence) {
        this.decoder = decoder;
        this.sequence = sequence;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        PageRules rules = new PageRules(
                text(parameters, "query"),
                text(parameters, "sinceParameter"),
                text(parameters, "sinceField"),
                text(parameters, "startAt"),
                text(parameters, "cursorParameter"),
                text(parameters, "records"),
                text(parameters, "next"),
                getAndRemoveParameter(parameters, "pageSize", Integer.class, 100));
        return new PageEndpoint(uri, this, remaining.equals("ask") ? ask(rules) : take(rules));
    }

    private String text(Map<String, Object> parameters, String name) {
        return getAndRemoveParameter(parameters, name, String.class, "");
    }

    private static SourceTurn turn(Exchange exchange) {
        return exchange.getVariable(SourceTurn.VARIABLE, SourceTurn.class);
    }

    private static Processor ask(PageRules rules) {
        return exchange -> {
            PagePlace place = PagePlace.of(turn(exchange).watermark());
            exchange.getIn().setBody(null);
            exchange.getIn().setHeader(Exchange.HTTP_QUERY, rules.query(place));
        };
    }

    private Processor take(PageRules rules) {
        return exchange -> {
            SourceTurn turn = turn(exchange);
            PageBody body = PageBody.of(bytes(exchange), rules);
            PagePlace place = PagePlace.of(turn.watermark());
            List<Raw> raws = body.any()
                    ? decoder.decode(body.records(), Format.JSON, java.nio.charset.StandardCharsets.UTF_8)
                    : List.of();
            PagePlace seen = place;
            for (Raw raw : raws) {
                seen = rules.sinceField().isEmpty()
                        ? seen
                        : seen.sees(raw.fields().get(rules.sinceField()));
            }
            PagePlace next = rules.after(seen, body, raws.size());
            // The same object says that nothing follows at once: a list that repeats its last records is asked again
            // later.
            byte[] token = next.equals(place) ? turn.watermark() : next.bytes();
            exchange.getIn().removeHeader(Exchange.HTTP_QUERY);
            exchange.getIn().setBody(raws.isEmpty() ? FilePart.NONE : new FilePart(null, raws));
            if (!raws.isEmpty()) {
                turn.goesOn(token);
            } else if (!place.cursor().isEmpty() && next.cursor().isEmpty()) {
                turn.commit(over(exchange), token);
            }
        };
    }

    private static byte[] bytes(Exchange exchange) {
        byte[] body = exchange.getIn().getBody(byte[].class);
        if (body == null) {
            throw new HuitongException(
                    ErrorCode.RECEIVE_AWAY,
                    "reading a page failed: the answer could not be read to its end, or had none. The next poll begins at"
                            + " the same place.");
        }
        return body;
    }

    /** A round that ended with an empty page. */
    private Event over(Exchange exchange) {
        String system = exchange.getIn().getHeader(org.huitong.message.Headers.SYSTEM, String.class);
        String resource = exchange.getIn().getHeader(org.huitong.message.Headers.RESOURCE, String.class);
        return new Event(
                sequence.id(sequence.next()),
                Event.INTAKE,
                System.currentTimeMillis(),
                system + "/" + resource,
                new Event.Stored(system, null, new Receipt("", resource, 0, 0, "")),
                Map.of(),
                List.of(),
                "end of a list");
    }

    private static final class PageEndpoint extends DefaultEndpoint {
        private final Processor step;

        PageEndpoint(String uri, PageComponent component, Processor step) {
            super(uri, component);
            this.step = step;
        }

        @Override
        public Producer createProducer() {
            return new DefaultProducer(this) {
                @Override
                public void process(Exchange exchange) throws Exception {
                    step.process(exchange);
                }
            };
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("page: follows source:, which holds the watermark");
        }
    }
}
