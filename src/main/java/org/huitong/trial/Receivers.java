package org.huitong.trial;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huitong.authorize.Decision;
import org.huitong.authorize.Register;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Resource;
import org.huitong.catalog.Words;

/** Who would receive records of a resource by the files alone. */
final class Receivers {
    /** Of an item that does not leave. */
    static final String HIDDEN = "hidden";

    private Receivers() {}

    static List<Outcome.Receiver> of(Catalog catalog, Resource resource, Instant at) {
        Register register = Register.declared(catalog);
        return catalog.grantsOf(resource.id()).stream()
                .map(grant -> receiver(Decision.of(catalog, register, grant.consumer(), resource.id(), at)))
                .toList();
    }

    private static Outcome.Receiver receiver(Decision decision) {
        Map<String, String> items = new LinkedHashMap<>();
        decision.items()
                .forEach(one -> items.put(
                        one.item(), one.mask() == null ? HIDDEN : one.mask().text()));
        return new Outcome.Receiver(
                decision.system() + "." + decision.resource(),
                decision.system(),
                decision.allowed(),
                Words.of(decision.rule()),
                items);
    }
}
