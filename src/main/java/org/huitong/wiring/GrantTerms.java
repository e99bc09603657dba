package org.huitong.wiring;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.huitong.authorize.Decision;
import org.huitong.authorize.Gathered;
import org.huitong.authorize.Holding;
import org.huitong.authorize.Register;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Forms;
import org.huitong.catalog.Resource;
import org.huitong.deliver.Terms;
import org.huitong.element.Mask;

/**
 * One subscription's terms as the register has them now: the same object until the register says something else. To ask
 * costs a look into a map. Thread-safe.
 */
public final class GrantTerms implements Supplier<Terms> {
    private final Catalog catalog;
    private final Register register;
    private final String resource;
    private final String subscription;
    private volatile Made made;

    private record Made(Holding of, Resource resource, Terms terms) {}

    private GrantTerms(Catalog catalog, Register register, Resource resource, String subscription) {
        this.catalog = catalog;
        this.register = register;
        this.resource = resource.id();
        this.subscription = subscription;
        this.made = new Made(
                null,
                resource,
                closed(resource, 0, () -> new Terms.Closed(Closing.of(Decision.Rule.NO_GRANT, null), 0)));
    }

    /** Empty where the name is not that of a system of the catalog on a resource of it. */
    public static Optional<GrantTerms> of(Catalog catalog, Register register, String subscription) {
        return resource(catalog, subscription)
                .map(resource -> new GrantTerms(catalog, register, resource, subscription));
    }

    /** Every item of the resource, in the catalog's order. */
    public List<String> order() {
        return List.copyOf(resource().items().keySet());
    }

    /** How records of the resource's earlier forms are read. */
    public Forms forms() {
        return resource().forms();
    }

    /** As the catalog has it now; as it had it last where it has it no more. */
    private Resource resource() {
        return catalog.resource(resource).orElse(made.resource());
    }

    private static Optional<Resource> resource(Catalog catalog, String subscription) {
        for (int dot = subscription.indexOf('.'); dot >= 0; dot = subscription.indexOf('.', dot + 1)) {
            Optional<Resource> resource = catalog.resource(subscription.substring(dot + 1));
            if (resource.isPresent()
                    && catalog.system(subscription.substring(0, dot)).isPresent()) {
                return resource;
            }
        }
        return Optional.empty();
    }

    @Override
    public Terms get() {
        Holding now = register.of(subscription).orElse(null);
        Resource entry = resource();
        Made last = made;
        if (last.of() != now || last.resource() != entry) {
            last = new Made(now, entry, now == null ? last.terms() : terms(entry, now));
            made = last;
        }
        return last.terms();
    }

    private Terms terms(Resource resource, Holding now) {
        Decision.Rule rule =
                now.rule(now.grant() == null ? Instant.EPOCH : now.grant().begins());
        if (rule != Decision.Rule.GRANTED) {
            return closed(resource, now.version(), () -> reason(now)).with(discard(now.gathered()));
        }
        long begin = now.grant().begins().toEpochMilli();
        long end = now.grant().ends().toEpochMilli();
        return new Terms(
                subscription,
                resource.id(),
                resource.order() == Resource.Order.EVERY,
                resource.key(),
                now.version(),
                Map.copyOf(now.grant().items()),
                () -> System.currentTimeMillis() >= begin && System.currentTimeMillis() < end,
                () -> reason(now),
                null);
    }

    private Terms closed(Resource resource, int version, Supplier<Terms.Closed> why) {
        Map<String, Mask> nothing = Map.of();
        return new Terms(
                subscription,
                resource.id(),
                resource.order() == Resource.Order.EVERY,
                resource.key(),
                version,
                nothing,
                () -> false,
                why,
                null);
    }

    private static Terms.Closed reason(Holding now) {
        Decision.Rule rule = now.rule(Instant.now());
        return new Terms.Closed(Closing.of(rule, now), Closing.since(rule, now));
    }

    private static Terms.Discard discard(Gathered gathered) {
        return gathered.state() == Gathered.State.DISCARDED
                ? new Terms.Discard(gathered.act(), gathered.slices(), gathered.by(), gathered.reason())
                : null;
    }
}
