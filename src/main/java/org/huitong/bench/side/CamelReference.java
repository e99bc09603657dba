package org.huitong.bench.side;

import static org.apache.camel.builder.Builder.constant;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.builder.RouteBuilder;
import org.huitong.bench.load.Body;

/**
 * The pinned reference: HTTP, validate, map, durable send, 202, written as well as plain Camel allows (InOnly, no
 * headers carried over, no error handler, bean bound by reference, parser reused). Change it only to make it faster,
 * and never beyond 60 lines.
 */
final class CamelReference extends RouteBuilder {
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        for (int i = 1; i <= Body.ITEMS; i++) {
            NAMES.put(Body.item(i), Body.field(i));
        }
    }

    private final ObjectMapper mapper = new ObjectMapper();

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from("platform-http:/records?httpMethodRestrict=POST")
                .routeId("bare-camel")
                .process(exchange -> exchange.getMessage()
                        .setBody(validateAndMap(exchange.getMessage().getBody(byte[].class))))
                .removeHeaders("*")
                .to(ExchangePattern.InOnly, "jms:queue:bench?disableReplyTo=true&jmsMessageType=Bytes")
                .setBody(constant("{\"accepted\":1}"))
                .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(202));
    }

    /** A missing required item or a body that is no JSON object ends as 500: the load has neither. */
    byte[] validateAndMap(byte[] body) throws IOException {
        Map<?, ?> fields = mapper.readValue(body, Map.class);
        if (fields.get("F01") == null) {
            throw new IOException("required item F01 is missing");
        }
        Map<String, Object> items = new LinkedHashMap<>();
        NAMES.forEach((item, field) -> items.put(item, fields.get(field)));
        return mapper.writeValueAsBytes(items);
    }
}
