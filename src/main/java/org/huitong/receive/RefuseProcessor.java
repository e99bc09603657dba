package org.huitong.receive;

import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.huitong.message.ErrorCode;
import org.huitong.message.Headers;
import org.huitong.message.HuitongException;
import org.huitong.message.Problem;
import org.huitong.receive.identity.DigestHeader;

/** Turns what went wrong with a push into problem+json (RFC 9457), and tells who keeps count of refusals. */
public final class RefuseProcessor implements Processor {
    private final Consumer<Refusal> refused;

    /** @param refused must not block */
    public RefuseProcessor(Consumer<Refusal> refused) {
        this.refused = refused;
    }

    /**
     * @param system null where the caller is unknown
     * @param resource as asked for; not checked against the catalog
     */
    public record Refusal(String system, String resource, HuitongException why) {}

    @Override
    public void process(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        HuitongException why = failure instanceof HuitongException h
                ? h
                : new HuitongException(
                        ErrorCode.INTERNAL,
                        "the push failed for a reason that is not yours. Nothing of it was kept; send it again, and"
                                + " report it if it happens twice.",
                        failure);
        refused.accept(new Refusal(
                exchange.getIn().getHeader(Headers.SYSTEM, String.class),
                exchange.getIn().getHeader("resource", String.class),
                why));
        Problem problem = Problem.of(why).in(exchange.getIn().getHeader(Headers.LANGUAGES, String.class));
        exchange.getIn().removeHeaders("*");
        exchange.getIn().setHeader(Exchange.HTTP_RESPONSE_CODE, problem.status());
        exchange.getIn().setHeader(Exchange.CONTENT_TYPE, Problem.MEDIA_TYPE);
        if (problem.status() == 503 || problem.status() == 429) {
            exchange.getIn().setHeader("Retry-After", why.code() == ErrorCode.RECEIVE_THROTTLED ? "6" : "1");
        }
        if (problem.status() == 401) {
            exchange.getIn().setHeader("WWW-Authenticate", "Bearer, " + DigestHeader.SCHEME);
        }
        exchange.getIn().setBody(problem.bytes());
    }
}
