package org.huitong.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.camel.Body;
import org.huitong.bus.SubscriptionComponent;
import org.huitong.bus.Turns;
import org.huitong.catalog.Catalog;
import org.huitong.deliver.Window;
import org.huitong.deliver.Worker;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * The workers of this gateway, one per subscription, and the bean {@code deliver} of the way out: it hands each window to
 * the worker that took it. Thread-safe.
 */
public final class Workers implements Grants.AtWork {
    private final Map<String, Worker> workers = new TreeMap<>();
    private final Function<SubscriptionComponent.Asked, Optional<Worker>> made;
    private final Upkeep upkeep;

    /** @param made makes the worker of a subscription; empty where there is no such subscription */
    public Workers(Catalog catalog, Function<SubscriptionComponent.Asked, Optional<Worker>> made) {
        this.made = made;
        this.upkeep = new Upkeep(catalog, Clock.systemUTC());
    }

    /** A window and whose it is. */
    public record Turn(Worker worker, Window window) {}

    public synchronized Optional<Worker> get(String subscription) {
        return Optional.ofNullable(workers.get(subscription));
    }

    @Override
    public boolean letGo(String subscription) {
        return get(subscription).map(Worker::letGo).orElse(true);
    }

    @Override
    public boolean mayHaveRows(String subscription) {
        return get(subscription).map(Worker::mayHaveRows).orElse(false);
    }

    /** For the endpoint {@code subscription:}. Throws CONFIG-INVALID where the name is nobody's. */
    public synchronized Turns turns(SubscriptionComponent.Asked asked) {
        String subscription = asked.subscription();
        Worker worker = made.apply(asked)
                .orElseThrow(
                        () -> new HuitongException(
                                ErrorCode.CONFIG_INVALID,
                                "a file in routes/consumers delivers to " + subscription
                                        + ", but that names no system of"
                                        + " config/systems on a resource of config/catalog. Mend the name, or delete the file."));
        workers.put(subscription, worker);
        // What is closed lets go of what it has in hand, whenever that is.
        return new MaintainedTurns(
                new WorkerTurns(worker),
                () -> upkeep.ofSubscription(subscription).isPresent()
                        && !worker.status().state().equals("closed"));
    }

    /** True where the next start may trust that no effect is unsettled. Call it when all are closed. */
    public synchronized boolean settled() {
        return workers.values().stream().allMatch(Worker::settled);
    }

    public void admit(@Body Turn turn) {
        turn.worker().admit(turn.window());
    }

    public void send(@Body Turn turn) {
        turn.worker().send(turn.window());
    }

    public void settle(@Body Turn turn) {
        turn.worker().settle(turn.window());
    }

    private record WorkerTurns(Worker worker) implements Turns {
        @Override
        public Object next(Duration wait) {
            Window window = worker.take(wait);
            return window == null ? null : new Turn(worker, window);
        }

        @Override
        public long rest() {
            return worker.rest();
        }

        @Override
        public boolean more() {
            return worker.more();
        }

        @Override
        public void abandon(Object turn, HuitongException why) {
            worker.abandon(((Turn) turn).window(), why);
        }

        @Override
        public void close() {
            worker.close();
        }
    }
}
