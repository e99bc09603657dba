package org.huitong.bus;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.huitong.bus.door.Door;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * {@code own-queue:in}: what systems put into their own queues, one after the other of each system; {@code
 * own-queue:<subscription>}: the consumer's own queue {@code out.<subscription>}.
 */
public final class OwnQueues extends DefaultComponent {
    private static final String ALL_IN = "in";

    private final EmbeddedBus bus;
    private final CommitListener listener;
    private final InWatch watch;
    private final TurnPool pool;
    private final Supplier<List<String>> systems;
    private final Set<String> subscriptions = ConcurrentHashMap.newKeySet();

    /** @param systems those that have a queue to send to */
    public OwnQueues(
            EmbeddedBus bus, CommitListener listener, InWatch watch, TurnPool pool, Supplier<List<String>> systems) {
        this.bus = bus;
        this.listener = listener;
        this.watch = watch;
        this.pool = pool;
        this.systems = systems;
    }

    /** Those that are delivered to a queue of their consumer's own. */
    public Set<String> subscriptions() {
        return Set.copyOf(subscriptions);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new OwnEndpoint(uri, this, remaining);
    }

    private final class OwnEndpoint extends DefaultEndpoint {
        private final String name;

        OwnEndpoint(String uri, OwnQueues component, String name) {
            super(uri, component);
            this.name = name;
        }

        @Override
        public Producer createProducer() {
            if (name.equals(ALL_IN)) {
                throw new UnsupportedOperationException("own-queue:in is where a route begins");
            }
            requireDoor(name);
            bus.declareOwn(Door.OUT + name);
            subscriptions.add(name);
            return new OutProducer(this, bus, Door.OUT + name);
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            if (!name.equals(ALL_IN)) {
                throw new UnsupportedOperationException("a route begins with own-queue:in");
            }
            return new InConsumer(this, processor);
        }
    }

    private void requireDoor(String subscription) {
        if (subscription.endsWith(Door.RECEIPTS)) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "a file in routes/consumers delivers to the own queue of " + subscription + ", and " + Door.OUT
                            + subscription + " is a queue of answers. Use another connector for this resource.");
        }
        if (bus.door().isEmpty()) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "a file in routes/consumers puts records into a consumer's own queue, and AMQP clients are not let"
                            + " in to fetch them. Set huitong.amqp.enabled=true, or use another connector.");
        }
    }

    /** One consumer for each system, all on the shared threads. */
    private final class InConsumer extends DefaultConsumer {
        private final List<TurnConsumer> each;

        InConsumer(Endpoint endpoint, Processor processor) {
            super(endpoint, processor);
            each = systems.get().stream()
                    .map(system -> new TurnConsumer(
                            endpoint,
                            processor,
                            new InTurns(system, bus, new InTurn.Parts(listener, watch)),
                            new SubscriptionComponent.Asked(Door.IN + system, 1, false),
                            pool,
                            bus.arrivals()))
                    .toList();
        }

        @Override
        protected void doStart() throws Exception {
            super.doStart();
            each.forEach(TurnConsumer::start);
        }

        @Override
        protected void doStop() throws Exception {
            each.forEach(TurnConsumer::stop);
            super.doStop();
        }
    }
}
