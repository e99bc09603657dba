package org.huitong;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.huitong.bus.SubscriptionComponent;
import org.huitong.catalog.LiveCatalog;
import org.huitong.deliver.Batch;
import org.huitong.deliver.Trials;
import org.huitong.deliver.Worker;
import org.huitong.deliver.WorkerParts;
import org.huitong.failed.WorkRows;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.wiring.Allowances;
import org.huitong.wiring.Backfills;
import org.huitong.wiring.Core;
import org.huitong.wiring.GrantTerms;
import org.huitong.wiring.Grants;
import org.huitong.wiring.StoredRows;
import org.huitong.wiring.SubscriptionInbox;
import org.huitong.wiring.connector.Connectors;

/** Builds a subscription's worker when its route starts, and has the threads that all of them send on. Thread-safe. */
final class Deliveries {
    private static final int LANE_IDLE_SECONDS = 10;
    private static final int LAST_CALLS_SECONDS = 15;

    private final Settings settings;
    private final LiveCatalog catalog;
    private final Core core;
    private final Grants grants;
    private final Backfills backfills;
    private final Allowances allowances;
    private final Connectors connectors;
    private final Routes routes;
    private final LongSupplier steadyMillis;
    private final Trials trials = new Trials();
    private final ExecutorService lanes;

    /** @param steadyMillis a clock that is never set back */
    Deliveries(
            Settings settings,
            LiveCatalog catalog,
            Core core,
            Grants grants,
            Backfills backfills,
            Allowances allowances,
            Connectors connectors,
            Routes routes,
            LongSupplier steadyMillis) {
        this.settings = settings;
        this.catalog = catalog;
        this.core = core;
        this.grants = grants;
        this.backfills = backfills;
        this.allowances = allowances;
        this.connectors = connectors;
        this.routes = routes;
        this.steadyMillis = steadyMillis;
        this.lanes = lanes(settings.number("huitong.deliver.lanes"));
    }

    /**
     * @param before the worker that had the subscription until now
     * @return empty where nobody has granted the subscription anything
     * @throws HuitongException CONFIG-INVALID where the route's batch is not one
     */
    Optional<Worker> worker(SubscriptionComponent.Asked asked, Optional<Worker> before) {
        String subscription = asked.subscription();
        // What it held is nobody's now; what it left unsettled is proven as after a death.
        before.ifPresent(gone -> new WorkRows(core.store()).releaseAll(subscription));
        boolean unclean =
                core.unclean() || before.filter(gone -> !gone.settled()).isPresent();
        Batch batch = batch(asked);
        return GrantTerms.of(catalog, grants.register(), subscription).map(terms -> {
            WorkerParts parts = new WorkerParts(
                    terms,
                    settings.pace(),
                    () -> new SubscriptionInbox(
                            core.bus(), subscription, terms::forms, () -> backfilling(subscription, terms)),
                    new StoredRows(new WorkRows(core.store()), subscription, terms::forms),
                    connectors.consumer(
                            routes.context(),
                            subscription,
                            () -> terms.get().items().keySet(),
                            terms::order,
                            batch),
                    batch,
                    trials,
                    lanes,
                    settings.number("huitong.deliver.concurrency"),
                    core.sequence()::next,
                    () -> core.sequence().id(core.sequence().next()),
                    core::everythingSoFar,
                    discard -> grants.discarded(subscription, discard.act()),
                    allowances.of(subscription),
                    steadyMillis);
            return new Worker(parts, core.secrets().mask(subscription), unclean);
        });
    }

    /** What a person discards is what has gathered in the subscription's own queue, and is counted there. */
    private Optional<SubscriptionInbox.Backfilling> backfilling(String subscription, GrantTerms terms) {
        return terms.get().discard() == null ? backfills.backfilling(subscription) : Optional.empty();
    }

    private Batch batch(SubscriptionComponent.Asked asked) {
        int most = settings.pace().windowRecords();
        if (asked.batch() < 1 || asked.batch() > most) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "the route of " + asked.subscription() + " has batch " + asked.batch()
                            + ". Give a number from 1 to " + most + " (huitong.deliver.windowRecords).");
        }
        return new Batch(asked.batch(), asked.atomic());
    }

    /** Ends the threads, once the calls that are under way are over or late. */
    void close() {
        lanes.shutdown();
        try {
            lanes.awaitTermination(LAST_CALLS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where none is free the call is made on the turn's own thread: nobody waits for a lane, only for its consumer. */
    private static ExecutorService lanes(int most) {
        return new ThreadPoolExecutor(
                0,
                most,
                LANE_IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                named(),
                (task, full) -> task.run());
    }

    private static ThreadFactory named() {
        AtomicInteger next = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "send-" + next.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
