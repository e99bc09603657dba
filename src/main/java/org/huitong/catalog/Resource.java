package org.huitong.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.huitong.catalog.guide.CoreMetadata;

/**
 * An information resource: what one record of it looks like, who provides it and how it may be shared.
 *
 * @param id e.g. {@code population-basic}
 * @param name as people write it
 * @param provider agency whose systems may publish it
 * @param sharing whether and how others may have it
 * @param condition the sharing condition or, where not shared, the legal basis; empty where unconditional
 * @param order what consumers need of successive records of one key
 * @param key the item that identifies a record
 * @param withoutSubscription what to do with records that nobody has subscribed to
 * @param schema version of the form, from 1
 * @param items by id, in the order of the file; never changed after reading
 * @param history earlier forms, the oldest first
 * @param core what else the catalog guide says of it
 */
public record Resource(
        String id,
        String name,
        String provider,
        Sharing sharing,
        String condition,
        Order order,
        String key,
        WithoutSubscription withoutSubscription,
        int schema,
        LinkedHashMap<String, Item> items,
        List<EarlierForm> history,
        CoreMetadata core) {

    /** The three kinds of sharing of Guofa [2016] No. 51. */
    public enum Sharing {
        UNCONDITIONAL,
        CONDITIONAL,
        NOT_SHARED
    }

    /** Whether records are full state (a later one replaces an earlier one) or events (every one counts). */
    public enum Order {
        LATEST,
        EVERY
    }

    /** Refuse the intake, or accept and only count it. */
    public enum WithoutSubscription {
        REFUSE,
        COUNT
    }

    /** How records of its earlier forms are read. */
    public Forms forms() {
        return Forms.of(this);
    }

    public Optional<Item> item(String item) {
        return Optional.ofNullable(items.get(item));
    }
}
