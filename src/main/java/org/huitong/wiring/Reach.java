package org.huitong.wiring;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.huitong.authorize.Holding;
import org.huitong.bus.Passage;
import org.huitong.bus.PublishTerms;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Resource;
import org.huitong.failed.Subscriptions;
import org.huitong.message.Slice;

/**
 * Whom the records of each resource reach. A subscription comes to be by the explicit act of a grant, which makes its row and
 * its queue; its end deletes nothing. Thread-safe.
 */
public final class Reach {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Catalog catalog;
    private final Core core;
    private final Subscriptions subscriptions;
    private final Passage passage = new Passage();
    private volatile Map<String, PublishTerms> terms = Map.of();

    Reach(Catalog catalog, Core core) {
        this.catalog = catalog;
        this.core = core;
        this.subscriptions = new Subscriptions(core.store());
    }

    /** Null where the catalog has no such resource. */
    public PublishTerms of(String resource) {
        return terms.get(resource);
    }

    /** Every publication goes through it. */
    public Passage passage() {
        return passage;
    }

    /**
     * Makes what is not there yet. No intake is under way meanwhile: it would reach the new queue and not be counted.
     *
     * @throws org.huitong.message.HuitongException PUBLISH-UNAVAILABLE, PUBLISH-STORE-BEHIND; the next start makes them then
     */
    synchronized void create(Collection<Holding> holdings) {
        make(holdings, terms.isEmpty());
    }

    /** As {@link #create}, where the catalog may say something else of its resources than before. */
    synchronized void renew(Collection<Holding> holdings) {
        make(holdings, true);
    }

    private void make(Collection<Holding> holdings, boolean anyway) {
        Set<String> active = subscriptions.all().stream()
                .filter(known -> known.state() == Subscriptions.State.ACTIVE)
                .map(Subscriptions.Known::id)
                .collect(Collectors.toSet());
        List<Subscriptions.Known> fresh = holdings.stream()
                .filter(holding -> !active.contains(holding.subscription()))
                .map(Reach::creating)
                .toList();
        if (fresh.isEmpty() && !anyway) {
            return;
        }
        subscriptions.creating(fresh);
        passage.alone(PATIENCE, () -> {
            fresh.forEach(one -> core.bus().declareSubscription(Slice.ADDRESS + one.resource(), one.id()));
            subscriptions.active(fresh.stream().map(Subscriptions.Known::id).toList());
            terms = terms();
        });
    }

    private static Subscriptions.Known creating(Holding holding) {
        return new Subscriptions.Known(
                holding.subscription(), holding.consumer(), holding.resource(), Subscriptions.State.CREATING);
    }

    private Map<String, PublishTerms> terms() {
        Map<String, List<String>> active = subscriptions.all().stream()
                .filter(s -> s.state() == Subscriptions.State.ACTIVE)
                .collect(Collectors.groupingBy(
                        Subscriptions.Known::resource,
                        Collectors.mapping(Subscriptions.Known::id, Collectors.toList())));
        Map<String, PublishTerms> made = new HashMap<>();
        for (Resource resource : catalog.resources()) {
            made.put(
                    resource.id(),
                    new PublishTerms(
                            resource.order() == Resource.Order.EVERY,
                            resource.schema(),
                            active.getOrDefault(resource.id(), List.of()),
                            resource.withoutSubscription() == Resource.WithoutSubscription.REFUSE));
        }
        return made;
    }
}
