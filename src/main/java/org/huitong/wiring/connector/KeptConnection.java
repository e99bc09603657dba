package org.huitong.wiring.connector;

import java.io.IOException;
import java.net.SocketException;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.util.TimeValue;

/**
 * A server may end a connection that is kept at any moment (RFC 9112, 9.3.1 and 9.5), also just when it is used again. Then the
 * request goes once more over a new one, at once: the worker would send the same again, under the same key, but only after it has called
 * the consumer away. What fails on a new connection is its own trouble. Stateless.
 */
final class KeptConnection implements HttpRequestRetryStrategy {

    @Override
    public boolean retryRequest(HttpRequest request, IOException failure, int tries, HttpContext context) {
        boolean ended = failure instanceof NoHttpResponseException || failure instanceof SocketException;
        EndpointDetails end = HttpCoreContext.cast(context).getEndpointDetails();
        return tries == 1 && ended && end != null && end.getRequestCount() > 1;
    }

    @Override
    public boolean retryRequest(HttpResponse answer, int tries, HttpContext context) {
        return false;
    }

    @Override
    public TimeValue getRetryInterval(HttpResponse answer, int tries, HttpContext context) {
        return TimeValue.ZERO_MILLISECONDS;
    }
}
