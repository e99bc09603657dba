package org.huitong.catalog;

import java.util.LinkedHashMap;

/** Reads {@code config/catalog}. */
final class ResourceReader {
    private final Entries entries;
    private final References references;
    private final ItemReader items;
    private final HistoryReader history;
    private final MetadataReader metadata;

    ResourceReader(Entries entries, References references) {
        this.entries = entries;
        this.references = references;
        this.items = new ItemReader(entries);
        this.history = new HistoryReader(items);
        this.metadata = new MetadataReader(entries);
    }

    void read(Section section, String fileId) {
        String id = references.own(section, "resource", fileId, entries.resources);
        LinkedHashMap<String, Item> form = items.items(section.filled("items"));
        String key = section.text("key");
        references.item(section, "key", id, key);
        if (form.containsKey(key) && !form.get(key).required()) {
            section.report(
                    "key",
                    "CATALOG-KEY",
                    "the key item \"" + key + "\" is not required",
                    "Say required: true on the item");
        }
        int schema = section.count("schema", 1);
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
                        schema,
                        form,
                        history.read(section, schema, key, form),
                        metadata.read(section, id, sharing)));
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
}
