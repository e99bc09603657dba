package org.huitong.authorize;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Grant;
import org.huitong.catalog.Item;
import org.huitong.catalog.Resource;
import org.huitong.element.Mask;

/**
 * Whether a system may receive a resource, the rule that decided, and what it sees of it; by the catalog and the register
 * of grants. Most who ask want the rule; what is shown of each item is put together when it is asked for. Immutable.
 *
 * @param rule the first rule that decides
 * @param holding the version of the grant it is about; null where there is none
 * @param grant what that version says; null where there is none, or the catalog does not bear it
 * @param entry of the catalog; null where it has no such resource
 * @param only the one item it is about; null for all
 */
public record Decision(
        String system, String resource, Rule rule, Holding holding, Grant grant, Resource entry, String only) {

    /** Each says no but the last. In the order in which they are asked. */
    public enum Rule {
        UNKNOWN_SYSTEM,
        UNKNOWN_RESOURCE,
        /** The resource's own entry: nobody may have it (Guofa [2016] No. 51). */
        NOT_SHARED,
        NO_GRANT,
        /** A person has withdrawn it. */
        WITHDRAWN,
        /** The file that declared it is gone. */
        ENDED,
        /** The catalog has changed so that the grant, which is in no file, makes no sense any more. */
        UNREADABLE,
        /** The grant's first day is still to come. */
        NOT_YET,
        /** The grant's last day is over. */
        EXPIRED,
        /** Records came while it was closed; a person has to say what becomes of them. */
        WAITS,
        /** A person has discarded those, and that is under way. */
        DISCARDING,
        GRANTED
    }

    /**
     * @param name as people write it
     * @param mask null where the item does not leave
     */
    public record Shown(String item, String name, Mask mask) {}

    /** Whether records go out. */
    public boolean allowed() {
        return rule == Rule.GRANTED;
    }

    /** At this moment. */
    public static Decision of(Catalog catalog, Register register, String system, String resource, Instant at) {
        Resource entry = catalog.resource(resource).orElse(null);
        Holding holding = register.of(system + "." + resource).orElse(null);
        Grant grant = holding == null ? null : holding.grant();
        Rule rule = rule(catalog.system(system).isPresent(), entry, holding, at);
        return new Decision(system, resource, rule, holding, grant, entry, null);
    }

    /** Of the resource, in its order, each with what is shown of it; empty where there is no such resource. */
    public List<Shown> items() {
        List<Shown> items = new ArrayList<>();
        for (Item item : entry == null ? List.<Item>of() : entry.items().values()) {
            if (only == null || only.equals(item.id())) {
                items.add(new Shown(
                        item.id(), item.name(), allowed() ? grant.items().get(item.id()) : null));
            }
        }
        return List.copyOf(items);
    }

    /**
     * How the record's key is shown: it goes with every record, in clear where its item is granted so, else as a keyed hash.
     * Null where nothing goes.
     */
    public Mask key() {
        if (!allowed()) {
            return null;
        }
        Mask mask = grant.items().get(entry.key());
        return mask != null && mask.clear() ? Mask.CLEAR : Mask.HASH;
    }

    /** The rule alone, for who does not ask what is shown of each item. Makes nothing but one key. */
    public static Rule rule(Catalog catalog, Register register, String system, String resource, Instant at) {
        return rule(
                catalog.system(system).isPresent(),
                catalog.resource(resource).orElse(null),
                register.of(system + "." + resource).orElse(null),
                at);
    }

    private static Rule rule(boolean known, Resource resource, Holding holding, Instant at) {
        if (!known) {
            return Rule.UNKNOWN_SYSTEM;
        }
        if (resource == null) {
            return Rule.UNKNOWN_RESOURCE;
        }
        if (resource.sharing() == Resource.Sharing.NOT_SHARED) {
            return Rule.NOT_SHARED;
        }
        return holding == null ? Rule.NO_GRANT : holding.rule(at);
    }

    /** The same, of one item alone; empty where the resource has no such item. */
    public Optional<Decision> about(String item) {
        return entry == null || !entry.items().containsKey(item)
                ? Optional.empty()
                : Optional.of(new Decision(system, resource, rule, holding, grant, entry, item));
    }
}
