package org.huitong.catalog;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.huitong.element.Mask;

/** Reads {@code config/catalog}. */
final class ResourceReader {
    private final Entries entries;
    private final References references;

    ResourceReader(Entries entries, References references) {
        this.entries = entries;
        this.references = references;
    }

    void read(Section section, String fileId) {
        String id = references.own(section, "resource", fileId, entries.resources);
        LinkedHashMap<String, Item> items = items(section.filled("items"));
        String key = section.text("key");
        references.item(section, "key", id, key);
        if (items.containsKey(key) && !items.get(key).required()) {
            section.report(
                    "key",
                    "CATALOG-KEY",
                    "the key item \"" + key + "\" is not required",
                    "Say required: true on the item");
        }
        Resource.Sharing sharing = section.word("sharing", Resource.Sharing.class, null);
        entries.resources.put(
                id,
                new Resource(
                        id,
                        section.text("name"),
                        references.agency(section, "provider"),
                        sharing,
                        condition(section, sharing),
                        section.word("order", Resource.Order.class, Resource.Order.LATEST),
                        key,
                        section.word(
                                "without-subscription",
                                Resource.WithoutSubscription.class,
                                Resource.WithoutSubscription.REFUSE),
                        section.count("schema", 1),
                        items));
    }

    private static String condition(Section section, Resource.Sharing sharing) {
        String condition = section.optional("condition").orElse("");
        if (condition.isBlank() && sharing != null && sharing != Resource.Sharing.UNCONDITIONAL) {
            section.report(
                    "condition",
                    "CATALOG-MISSING",
                    "a resource that is " + Words.of(sharing) + " needs a \"condition\"",
                    sharing == Resource.Sharing.CONDITIONAL
                            ? "Add condition: with the sharing condition"
                            : "Add condition: with the legal basis for not sharing");
        }
        return condition;
    }

    private static LinkedHashMap<String, Item> items(Section section) {
        LinkedHashMap<String, Item> items = new LinkedHashMap<>();
        for (String id : section.keys()) {
            section.section(id).ifPresent(item -> {
                items.put(id, item(item, id));
                item.close();
            });
        }
        return items;
    }

    private static Item item(Section section, String id) {
        Item.Type type = section.word("type", Item.Type.class, null);
        int length = section.count("length", 0);
        int maxLength = section.count("maxLength", 0);
        Pattern pattern = section.pattern("pattern");
        BigDecimal min = section.decimal("min");
        BigDecimal max = section.decimal("max");
        Set<String> codes = section.texts("codes");
        if (type != null) {
            fits(section, type);
        }
        if (min != null && max != null && min.compareTo(max) > 0) {
            section.report("min", "CATALOG-RANGE", "min is more than max", "Exchange them");
        }
        Mask mask = mask(section, type);
        return new Item(
                id,
                section.text("name"),
                type,
                length,
                maxLength,
                pattern,
                min,
                max,
                Set.copyOf(codes),
                section.flag("required"),
                section.flag("sensitive"),
                mask);
    }

    private static Mask mask(Section section, Item.Type type) {
        Mask mask = section.has("mask") ? MaskReader.read(section, "mask").orElse(Mask.HASH) : Mask.HASH;
        if (mask.clear()) {
            section.report("mask", "CATALOG-MASK", "this mask hides nothing", "Remove it; a grant says clear");
        } else if (type != null) {
            MaskReader.fits(section, "mask", mask, type);
        }
        return mask;
    }

    /** A rule that the type can never break or keep is a mistake. */
    private static void fits(Section section, Item.Type type) {
        boolean text = type == Item.Type.TEXT;
        boolean number = type == Item.Type.INTEGER || type == Item.Type.DECIMAL;
        for (String rule : new String[] {"length", "maxLength", "pattern", "codes", "min", "max"}) {
            boolean ofNumbers = rule.equals("min") || rule.equals("max");
            if (section.has(rule) && !(ofNumbers ? number : text)) {
                section.report(
                        rule,
                        "CATALOG-RULE",
                        "\"" + rule + "\" says nothing about type " + Words.of(type),
                        "Remove it, or use type " + (ofNumbers ? "integer or decimal" : "text"));
            }
        }
    }
}
