package org.huitong.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An earlier form of a resource, and how a record of it becomes one of the next.
 *
 * @param schema its version
 * @param items as they were
 * @param renamed old id to new id
 * @param defaults what a new required item of an old record holds, in the form of the bus
 * @param dropped items that are gone
 */
public record EarlierForm(
        int schema,
        LinkedHashMap<String, Item> items,
        Map<String, String> renamed,
        Map<String, Object> defaults,
        Set<String> dropped) {

    /** What an item of this form is called in the next; null where it is gone. */
    String next(String item) {
        return dropped.contains(item) ? null : renamed.getOrDefault(item, item);
    }
}
