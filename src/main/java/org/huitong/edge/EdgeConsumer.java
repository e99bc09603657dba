package org.huitong.edge;

import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.Method;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.support.DefaultConsumer;
import org.huitong.message.ErrorCode;
import org.huitong.message.Headers;
import org.huitong.message.Problem;

/**
 * Turns each request of one path into an exchange. The event loop reads and writes, a worker runs the route until it
 * goes asynchronous, and nobody waits: the answer leaves when the exchange is done, on whatever thread that happens.
 */
final class EdgeConsumer extends DefaultConsumer implements PlatformHttpConsumer {
    /** Nothing else of what a sender says gets in; above all no header of Camel's or ours. */
    private static final List<String> ALLOWED = List.of(
            "Content-Type",
            "Authorization",
            "Idempotency-Key",
            "gjgxjhpt_rid",
            "gjgxjhpt_sid",
            "gjgxjhpt_rtime",
            "gjgxjhpt_sign",
            "traceparent",
            "tracestate",
            "Content-Length");

    /** A small body is worked on where it was read: to hand it over costs more than the work (2026-11-23). */
    private static final int INLINE_BYTES = 16 * 1024;

    private final EdgeServer server;
    private Route route;

    EdgeConsumer(PlatformHttpEndpoint endpoint, Processor processor, EdgeServer server) {
        super(endpoint, processor);
        this.server = server;
    }

    @Override
    public PlatformHttpEndpoint getEndpoint() {
        return (PlatformHttpEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        String path = getEndpoint().getPath().replaceAll("\\{([^/}]+)}", ":$1");
        route = server.router().route(getEndpoint().isMatchOnUriPrefix() ? path + "*" : path);
        for (Method method : Method.parseList(getEndpoint().getHttpMethodRestrict())) {
            route.method(HttpMethod.valueOf(method.name()));
        }
        route.handler(this::admit);
    }

    @Override
    protected void doStop() throws Exception {
        if (route != null) {
            route.remove();
            route = null;
        }
        super.doStop();
    }

    private void admit(RoutingContext context) {
        Problem refusal = refusal(context.request());
        InFlight.Place place = refusal == null ? server.inFlight().enter() : null;
        if (refusal != null) {
            BodyReader.refuse(context.vertx(), context.request(), refusal);
            return;
        }
        if (place == null) {
            turnAway(context, server.inFlight().closed() ? stopping() : busy());
            return;
        }
        new BodyReader(context.vertx(), context.request(), server.settings(), place)
                .read(body -> hand(context, body, place));
    }

    /** Nothing is wrong with the request: its body is read and thrown away, and the connection stays. */
    static void turnAway(RoutingContext context, Problem why) {
        if (context.request().headers().contains("Transfer-Encoding")) {
            BodyReader.refuse(context.vertx(), context.request(), why);
        } else {
            Problems.write(context.request(), why);
        }
    }

    private Problem refusal(HttpServerRequest request) {
        MultiMap headers = request.headers();
        if (isSuspended()) {
            return stopping();
        }
        for (String name : ALLOWED) {
            if (headers.getAll(name).size() > 1) {
                return Problem.of(ErrorCode.RECEIVE_MALFORMED, "The header " + name + " came twice. Send it once.");
            }
        }
        String encoding = headers.get("Content-Encoding");
        if (encoding != null && !encoding.toLowerCase(Locale.ROOT).equals("identity")) {
            return Problem.of(ErrorCode.RECEIVE_TYPE, "Content-Encoding is not accepted. Send the body uncompressed.");
        }
        String transfer = headers.get("Transfer-Encoding");
        if (transfer != null && !transfer.toLowerCase(Locale.ROOT).equals("chunked")) {
            return Problem.of(ErrorCode.RECEIVE_MALFORMED, "Transfer-Encoding may only be chunked.");
        }
        return tooLong(headers.get("Content-Length")) ? BodyReader.tooLarge(server.settings()) : null;
    }

    /** The decoder has made sure that it is a number. */
    private boolean tooLong(String length) {
        return length != null && Long.parseLong(length) > server.settings().maxBodyBytes();
    }

    private static Problem busy() {
        return Problem.of(
                ErrorCode.RECEIVE_BUSY,
                "As many requests are under way as may be; nothing of this one was kept. Send it again later.");
    }

    static Problem stopping() {
        return Problem.of(
                ErrorCode.PUBLISH_UNAVAILABLE,
                "The gateway is stopping, or this way in is closed for a moment; nothing was kept. Send it again later.");
    }

    private void hand(RoutingContext context, byte[] body, InFlight.Place place) {
        Context loop = context.vertx().getOrCreateContext();
        Exchange exchange = exchange(context, body);
        if (body.length <= INLINE_BYTES) {
            run(context, loop, exchange, place);
            return;
        }
        try {
            server.workers().execute(() -> run(context, loop, exchange, place));
        } catch (RejectedExecutionException closed) {
            releaseExchange(exchange, false);
            Problems.write(context.request(), stopping()).onComplete(written -> place.leave());
        }
    }

    private Exchange exchange(RoutingContext context, byte[] body) {
        Exchange exchange = createExchange(false);
        exchange.setPattern(ExchangePattern.InOut);
        Message in = exchange.getIn();
        in.setBody(body);
        for (String name : ALLOWED) {
            String value = context.request().getHeader(name);
            if (value != null) {
                in.setHeader(name, value);
            }
        }
        for (Map.Entry<String, String> parameter : context.pathParams().entrySet()) {
            in.setHeader(parameter.getKey(), parameter.getValue());
        }
        in.setHeader(Exchange.HTTP_METHOD, context.request().method().name());
        in.setHeader(Exchange.HTTP_PATH, context.normalizedPath());
        in.setHeader(Headers.TARGET, context.request().uri());
        Optional.ofNullable(context.request().getHeader(Headers.LANGUAGES))
                .ifPresent(languages -> in.setHeader(Headers.LANGUAGES, languages));
        SocketAddress peer = context.request().remoteAddress();
        in.setHeader(Headers.PEER, peer == null ? "" : peer.hostAddress());
        if (context.request().method() == HttpMethod.GET) {
            Base.of(context.request(), server.settings().tls().isPresent())
                    .ifPresent(base -> in.setHeader(Headers.BASE, base));
        }
        if (server.settings().asksClients()) {
            certificate(context.request()).ifPresent(shown -> in.setHeader(Headers.CERTIFICATE, shown));
        }
        return exchange;
    }

    /** The end of a chain that TLS has checked. */
    private static Optional<Certificate> certificate(HttpServerRequest request) {
        try {
            return Optional.of(request.connection().peerCertificates().get(0));
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        }
    }

    private void run(RoutingContext context, Context loop, Exchange exchange, InFlight.Place place) {
        try {
            createUoW(exchange);
        } catch (Exception e) {
            exchange.setException(e);
            answer(context, loop, exchange, place);
            return;
        }
        getAsyncProcessor().process(exchange, done -> answer(context, loop, exchange, place));
    }

    private void answer(RoutingContext context, Context loop, Exchange exchange, InFlight.Place place) {
        Answer answer = Answer.of(exchange, getEndpoint().getPath());
        doneUoW(exchange);
        releaseExchange(exchange, false);
        loop.runOnContext(now -> answer.write(context.request()).onComplete(written -> place.leave()));
    }
}
