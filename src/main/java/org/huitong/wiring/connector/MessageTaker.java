package org.huitong.wiring.connector;

import java.util.List;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.SynchronizationAdapter;
import org.huitong.bus.SourceTurn;
import org.huitong.catalog.MappingFile;
import org.huitong.message.HuitongException;
import org.huitong.receive.message.FarMessage;
import org.huitong.receive.message.FarQueue;
import org.huitong.receive.message.QueueRules;

/**
 * One turn at a queue of a source's own broker, in the hands of the lease. A batch whose turn failed is kept in hand and
 * tried again: giving it back would count as a delivery there, and brokers put aside what was delivered too often. Used by
 * its source's one thread.
 */
final class MessageTaker extends DefaultProducer {
    private final FarQueue far;
    private final MappingFile source;
    private final QueueRules rules;
    private final MessageComponent.Parts parts;
    private List<FarMessage> inHand = List.of();
    private long refusals;

    MessageTaker(Endpoint endpoint, FarQueue far, MappingFile source, QueueRules rules, MessageComponent.Parts parts) {
        super(endpoint);
        this.far = far;
        this.source = source;
        this.rules = rules;
        this.parts = parts;
    }

    @Override
    public void process(Exchange exchange) {
        if (inHand.isEmpty()) {
            inHand = far.take();
        }
        if (inHand.isEmpty()) {
            exchange.getIn().setBody(List.of());
            return;
        }
        MessageBatch batch = new MessageBatch(inHand, source, parts, this::end);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onFailure(Exchange failed) {
                failed(failed, batch);
            }

            @Override
            public void onDone(Exchange done) {
                batch.release();
            }
        });
        exchange.getVariable(SourceTurn.VARIABLE, SourceTurn.class).gather();
        exchange.setVariable(MessageBatch.VARIABLE, batch);
        exchange.getIn().setBody(batch.open());
    }

    /** What is refused goes where refused ones lie; then its broker forgets the batch. */
    private void end(List<FarMessage> refused) {
        inHand = List.of(); // whatever comes of it: what the broker gives again is known by its name
        refused.forEach(far::moveAway);
        far.commit();
        refusals += refused.size();
        if (!refused.isEmpty()) {
            parts.board()
                    .refusedFiles(
                            rules.source(),
                            RefusedMessages.text(
                                    refusals,
                                    rules.failedQueue(),
                                    refused.get(refused.size() - 1).refused()));
        }
    }

    private void failed(Exchange exchange, MessageBatch batch) {
        Exception failure = exchange.getException();
        if (failure instanceof HuitongException why) {
            batch.blame(why, exchange.getVariable(SourceTurn.VARIABLE, SourceTurn.class));
        } else {
            inHand = List.of();
            far.close();
        }
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        inHand = List.of();
        far.close();
    }
}
