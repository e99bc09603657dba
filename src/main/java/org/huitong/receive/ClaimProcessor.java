package org.huitong.receive;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.SynchronizationAdapter;
import org.huitong.message.ErrorCode;
import org.huitong.message.Headers;
import org.huitong.message.HuitongException;
import org.huitong.message.Receipt;

/**
 * Body before: a push. After: the same push, or, where it was received before, its receipt, and the variable {@code
 * repeat}. What follows finds the push's snapshot of the catalog as a property of the exchange. A push that meets its own
 * twin under way waits without a thread. The claim ends with the exchange, whatever ends it. Thread-safe.
 */
public final class ClaimProcessor extends AsyncProcessorSupport {
    /** Asked by the route: to ask for the body's type by name would look for the class at every push. */
    private static final String REPEAT = "repeat";

    private final Claims claims;
    private final BiConsumer<Push, Receipt> repeated;

    /** @param repeated hears of every push that had its receipt already */
    public ClaimProcessor(Claims claims, BiConsumer<Push, Receipt> repeated) {
        this.claims = claims;
        this.repeated = repeated;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Push push = exchange.getIn().getBody(Push.class);
        exchange.setProperty(Headers.CATALOG, push.catalog());
        if (push.key() == null) {
            callback.done(true);
            return true;
        }
        Claims.Key key = new Claims.Key(push.system(), push.key());
        CompletableFuture<Optional<Receipt>> claim = claims.claim(key, push.resource(), push.digest());
        boolean decided = claim.isDone();
        claim.whenComplete((receipt, failure) -> {
            if (failure != null) {
                exchange.setException(failure instanceof CompletionException c ? c.getCause() : failure);
            } else if (receipt.isPresent()) {
                repeated.accept(push, receipt.get());
                exchange.getIn().setBody(receipt.get());
                exchange.setVariable(REPEAT, true);
            } else if (push.repeatOnly()) {
                claims.release(key);
                exchange.setException(unknown(push));
            } else {
                exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                    @Override
                    public void onDone(Exchange done) {
                        claims.release(key);
                    }
                });
            }
            callback.done(decided);
        });
        return decided;
    }

    private static HuitongException unknown(Push push) {
        return new HuitongException(
                ErrorCode.RECEIVE_SIGNATURE_USED,
                "this signature of " + push.system() + " is older than what the gateway remembers since its last start,"
                        + " and there is no receipt under it. Sign again with the time of now, and send it again.");
    }
}
