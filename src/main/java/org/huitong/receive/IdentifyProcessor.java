package org.huitong.receive;

import java.security.cert.X509Certificate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.AsyncProcessorSupport;
import org.huitong.message.ErrorCode;
import org.huitong.message.Headers;
import org.huitong.message.HuitongException;
import org.huitong.receive.identity.Asked;
import org.huitong.receive.identity.Caller;
import org.huitong.receive.identity.Identity;
import org.huitong.receive.identity.NationalHeaders;

/** Names the caller; what it says of itself beyond its proof is not believed, and the proof goes no further. */
public final class IdentifyProcessor extends AsyncProcessorSupport {
    private final Identity identity;

    public IdentifyProcessor(Identity identity) {
        this.identity = identity;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CompletableFuture<Caller> asked = asked(exchange.getIn());
        boolean decided = asked.isDone();
        asked.whenComplete((caller, failure) -> {
            if (failure == null && !says(exchange, caller.system())) {
                exchange.setException(new HuitongException(
                        ErrorCode.RECEIVE_UNKNOWN_SYSTEM,
                        "the user name of the user name token is not the system of the proof. Put the id of your system"
                                + " there, and its own token as the password."));
            } else if (failure == null) {
                exchange.getIn().setHeader(Headers.SYSTEM, caller.system());
                exchange.getIn().setHeader(Headers.CALLER, caller);
            } else {
                exchange.setException(failure instanceof CompletionException c ? c.getCause() : failure);
            }
            callback.done(decided);
        });
        return decided;
    }

    /** A SOAP call names its system besides proving it; then both are one. */
    private static boolean says(Exchange exchange, String system) {
        String user = exchange.getVariable(SoapUnwrapProcessor.USER, String.class);
        return user == null || user.equals(system);
    }

    private CompletableFuture<Caller> asked(Message in) {
        NationalHeaders national = new NationalHeaders(
                taken(in, NationalHeaders.REQUESTER),
                taken(in, NationalHeaders.SERVICE),
                taken(in, NationalHeaders.TIME),
                taken(in, NationalHeaders.SIGN));
        Asked asked = new Asked(
                text(in, Exchange.HTTP_METHOD),
                taken(in, Headers.TARGET),
                text(in, "resource"),
                taken(in, Headers.PEER),
                taken(in, "Authorization"),
                national,
                (X509Certificate) in.removeHeader(Headers.CERTIFICATE),
                text(in, "Idempotency-Key"),
                text(in, "Content-Type"),
                (byte[]) in.getBody());
        try {
            return identity.identify(asked);
        } catch (HuitongException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static String taken(Message in, String header) {
        return (String) in.removeHeader(header);
    }

    private static String text(Message in, String header) {
        return (String) in.getHeader(header);
    }
}
