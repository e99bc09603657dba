package org.huitong.receive;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.SystemEntry;
import org.huitong.catalog.Words;
import org.huitong.message.Headers;
import org.huitong.message.Json;
import org.huitong.receive.identity.Caller;

/** Tells a caller that is known who it is known as, by what, and what its signature covered. Thread-safe. */
public final class WhoAmIProcessor implements Processor {
    private final Catalog catalog;
    private final Clock clock;

    public WhoAmIProcessor(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        Caller caller = exchange.getIn().getHeader(Headers.CALLER, Caller.class);
        SystemEntry system = catalog.system(caller.system()).orElseThrow();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("system", system.id());
        answer.put("agency", system.agency());
        answer.put("network", system.network() == null ? null : Words.of(system.network()));
        answer.put("identifiedBy", caller.by());
        answer.put("key", caller.key());
        answer.put("time", clock.instant().toString());
        answer.put("clockDifferenceMillis", caller.clockMillis());
        answer.put("signed", caller.signed());
        exchange.getIn().removeHeaders("*");
        exchange.getIn().setHeader(Exchange.CONTENT_TYPE, "application/json");
        exchange.getIn().setBody(Json.bytes(answer));
    }
}
