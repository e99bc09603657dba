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
    private final Register register;
    private final Resource resource;
    private final String subscription;
    private volatile Made made;

    private record Made(Holding of, Terms terms) {}

    private GrantTerms(Register register, Resource resource, String subscription) {
        this.register = register;
        this.resource = resource;
        this.subscription = subscription;
        this.made = new Made(null, closed(0, () -> new Terms.Closed(Closing.of(Decision.Rule.NO_GRANT, null), 0)));
    }

    /** Empty where the name is not that of a system of the catalog on a resource of it. */
    public static Optional<GrantTerms> of(Catalog catalog, Register register, String subscription) {
        return resource(catalog, subscription).map(resource -> new GrantTerms(register, resource, subscription));
    }

    /** Every item of the resource, in the catalog's order. */
    public List<String> order() {
        return List.copyOf(resource.items().keySet());
    }

    /** How records of the resource's earlier forms are read. */
    public Forms forms() {
        return resource.forms();
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
        Made last = made;
        if (last.of() != now) {
            last = new Made(now, terms(now));
            made = last;
        }
        return last.terms();
    }

    private Terms terms(Holding now) {
        Decision.Rule rule =
                now.rule(now.grant() == null ? Instant.EPOCH : now.grant().begins());
        if (rule != Decision.Rule.GRANTED) {
            return closed(now.version(), () -> reason(now)).with(discard(now.gathered()));
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

    private Terms closed(int version, Supplier<Terms.Closed> why) {
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
