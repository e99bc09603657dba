package org.huitong.bus;

import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/** {@code subscription:<id>}: the way out of the bus. Each exchange carries one window of that subscription's worker. */
public final class SubscriptionComponent extends DefaultComponent {
    private final Function<String, Turns> turns;
    private final TurnPool pool;
    private final Arrivals arrivals;

    /** @param turns who works on a subscription; throws where it does not exist */
    public SubscriptionComponent(Function<String, Turns> turns, TurnPool pool, Arrivals arrivals) {
        this.turns = turns;
        this.pool = pool;
        this.arrivals = arrivals;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new SubscriptionEndpoint(uri, this, remaining);
    }

    private final class SubscriptionEndpoint extends DefaultEndpoint {
        private final String subscription;

        SubscriptionEndpoint(String uri, SubscriptionComponent component, String subscription) {
            super(uri, component);
            this.subscription = subscription;
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException("nothing is sent to subscription:" + subscription
                    + "; the stage publish puts records on every subscription's queue");
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            return new TurnConsumer(this, processor, turns.apply(subscription), subscription, pool, arrivals);
        }
    }
}
