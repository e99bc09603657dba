package org.huitong.bus;

import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/**
 * {@code subscription:<id>?batch=1&atomic=false}: the way out of the bus. Each exchange carries one window of that
 * subscription's worker.
 */
public final class SubscriptionComponent extends DefaultComponent {
    private final Function<Asked, Turns> turns;
    private final TurnPool pool;
    private final Arrivals arrivals;

    /** @param turns who works on a subscription; throws where it does not exist or cannot be worked on so */
    public SubscriptionComponent(Function<Asked, Turns> turns, TurnPool pool, Arrivals arrivals) {
        this.turns = turns;
        this.pool = pool;
        this.arrivals = arrivals;
    }

    /**
     * What a route says of the subscription it delivers.
     *
     * @param subscription its id
     * @param batch most records of one call to the consumer
     * @param atomic true where the consumer applies a call whole or not at all
     */
    public record Asked(String subscription, int batch, boolean atomic) {}

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        int batch = getAndRemoveParameter(parameters, "batch", Integer.class, 1);
        boolean atomic = getAndRemoveParameter(parameters, "atomic", Boolean.class, false);
        return new SubscriptionEndpoint(uri, this, new Asked(remaining, batch, atomic));
    }

    private final class SubscriptionEndpoint extends DefaultEndpoint {
        private final Asked asked;

        SubscriptionEndpoint(String uri, SubscriptionComponent component, Asked asked) {
            super(uri, component);
            this.asked = asked;
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException("nothing is sent to subscription:" + asked.subscription()
                    + "; the stage publish puts records on every subscription's queue");
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            return new TurnConsumer(this, processor, turns.apply(asked), asked, pool, arrivals);
        }
    }
}
