package org.huitong.wiring;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Map<String, Worker> workers = new HashMap<>();
    /** Whose route has ended; kept until another comes, for what it left unsettled. */
    private final Set<String> ended = new HashSet<>();
    /** Those of them to whom none has come. */
    private final Set<String> gone = new HashSet<>();

    private final Made made;
    private final Upkeep upkeep;

    /** Makes the worker of a subscription. */
    public interface Made {
        /**
         * Empty where there is no such subscription.
         *
         * @param before who worked on it until its route ended; empty for nobody
         */
        Optional<Worker> worker(SubscriptionComponent.Asked asked, Optional<Worker> before);
    }

    public Workers(Catalog catalog, Made made) {
        this.made = made;
        this.upkeep = new Upkeep(catalog, Clock.systemUTC());
    }

    /** A window and whose it is. */
    public record Turn(Worker worker, Window window) {}

    /** Empty where no route delivers to it. */
    public synchronized Optional<Worker> get(String subscription) {
        return gone.contains(subscription) ? Optional.empty() : Optional.ofNullable(workers.get(subscription));
    }

    private synchronized void ended(String subscription) {
        ended.add(subscription);
    }

    /** Routes have been exchanged: whose route has ended has none any more. */
    public synchronized void exchanged() {
        gone.addAll(ended);
        ended.clear();
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
        Worker worker = made.worker(asked, Optional.ofNullable(workers.get(subscription)))
                .orElseThrow(
                        () -> new HuitongException(
                                ErrorCode.CONFIG_INVALID,
                                "a file in routes/consumers delivers to " + subscription
                                        + ", but that names no system of"
                                        + " config/systems on a resource of config/catalog. Mend the name, or delete the file."));
        workers.put(subscription, worker);
        ended.remove(subscription);
        gone.remove(subscription);
        String consumer = Upkeep.consumer(subscription);
        // What is closed lets go of what it has in hand, whenever that is.
        return new MaintainedTurns(
                new WorkerTurns(worker, () -> ended(subscription)),
                () -> upkeep.until(consumer).isPresent()
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

    private record WorkerTurns(Worker worker, Runnable ended) implements Turns {
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
            ended.run();
        }
    }
}
