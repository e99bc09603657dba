package org.huitong.bus;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.huitong.message.Backfill;
import org.huitong.message.HuitongException;
import org.huitong.message.Intake;

/**
 * The step of {@code 4-publish}: body is an intake before, its receipt after. A push goes on when its group is durable,
 * without a thread that waits; what was taken from this bus is committed with its taking, on the thread that took it. Thread-safe.
 */
public final class PublishProcessor extends AsyncProcessorSupport {
    private final Publisher publisher;
    private final Function<String, PublishTerms> terms;
    private final Duration answerWithin;
    private final Passage passage;

    /**
     * @param terms by resource
     * @param passage every publication goes through it
     * @param answerWithin the longest that a push waits for its commit
     */
    public PublishProcessor(
            Publisher publisher, Function<String, PublishTerms> terms, Passage passage, Duration answerWithin) {
        this.passage = passage;
        this.answerWithin = answerWithin;
        this.publisher = publisher;
        this.terms = terms;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        TakenFrom from = exchange.getVariable(TakenFrom.VARIABLE, TakenFrom.class);
        boolean under = from == null || !from.inside();
        if (under) {
            passage.enter();
        }
        try {
            Intake intake = exchange.getIn().getBody(Intake.class);
            Publication publication = publication(intake, from);
            if (from == null) {
                push(exchange, callback, publication);
                under = false; // it leaves when it is answered
                return false;
            }
            from.commit(publication, intake);
            under = under && !from.stays(passage::leave);
            exchange.getIn().setBody(publication.receipt());
        } catch (HuitongException e) {
            exchange.setException(e);
        } finally {
            if (under) {
                passage.leave();
            }
        }
        callback.done(true);
        return true;
    }

    private Publication publication(Intake intake, TakenFrom from) {
        PublishTerms now = terms.apply(intake.resource());
        Backfill only = from == null ? null : from.backfill();
        return only == null ? Publication.of(intake, now) : Publication.of(intake, now, only);
    }

    private void push(Exchange exchange, AsyncCallback callback, Publication publication) {
        publisher
                .submit(publication.slices(), publication.event(), answerWithin)
                .whenComplete((done, failure) -> {
                    passage.leave();
                    if (failure == null) {
                        exchange.getIn().setBody(publication.receipt());
                    } else {
                        exchange.setException(failure instanceof CompletionException c ? c.getCause() : failure);
                    }
                    callback.done(false);
                });
    }
}
