package org.huitong.catalog;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.huitong.element.Mask;

/** Reads {@code config/grants}. */
final class GrantReader {
    private final Entries entries;
    private final References references;
    private final Networks networks;

    GrantReader(Entries entries, References references) {
        this.entries = entries;
        this.references = references;
        this.networks = new Networks(entries);
    }

    void read(Section section, String fileId) {
        Grant grant = grant(section, fileId, entries.grants);
        entries.grants.put(grant.subscription(), grant);
        entries.grantTexts.put(grant.subscription(), section.json());
    }

    /**
     * Its items are known when the later checks have run.
     *
     * @param taken subscriptions that have a grant in another file
     */
    Grant grant(Section section, String fileId, Map<String, Grant> taken) {
        String id = references.own(section, "subscription", fileId, taken);
        String consumer = references.system(section, "consumer");
        String resource = references.resource(section, "resource");
        named(section, id, consumer + "." + resource);
        shared(section, resource);
        section.later(() -> networks.check(section, consumer, resource));
        LocalDate from = section.day("from");
        LocalDate to = section.day("to");
        if (from != null && to != null && to.isBefore(from)) {
            section.report(
                    "to", "CATALOG-PERIOD", "the grant ends before it begins", "Put \"to\" on or after \"from\"");
        }
        Map<String, Mask> items = items(section.filled("items"), resource);
        return new Grant(
                id,
                consumer,
                resource,
                section.text("purpose"),
                section.text("basis"),
                assessment(section, resource, items),
                from,
                to,
                items,
                QuotaReader.read(section));
    }

    private Map<String, Mask> items(Section granted, String resource) {
        Map<String, Mask> items = new LinkedHashMap<>();
        for (String id : granted.keys()) {
            references.item(granted, id, resource, id);
            Optional<Mask> mask = MaskReader.read(granted, id);
            items.put(id, mask.orElse(Mask.HASH));
            granted.later(() -> Optional.ofNullable(entries.resources.get(resource))
                    .map(entry -> entry.items().get(id))
                    .ifPresent(item -> {
                        items.put(id, mask.orElse(item.mask()));
                        mask.ifPresent(own -> MaskReader.fits(granted, id, own, item.type()));
                    }));
        }
        return items;
    }

    /** Sensitive personal data goes out after an assessment only; a keyed hash shows none of it. */
    private String assessment(Section section, String resource, Map<String, Mask> items) {
        String assessment = section.optional("assessment").orElse("");
        section.later(() -> {
            Resource entry = entries.resources.get(resource);
            if (entry == null || !assessment.isBlank()) {
                return;
            }
            items.entrySet().stream()
                    .filter(granted -> granted.getValue().kind() != Mask.Kind.HASH)
                    .filter(granted ->
                            entry.item(granted.getKey()).map(Item::sensitive).orElse(false))
                    .findFirst()
                    .ifPresent(granted -> section.report(
                            "assessment",
                            "CATALOG-MISSING",
                            "the item " + granted.getKey() + " is sensitive, and the grant names no impact assessment",
                            "Add assessment: with its number, or show the item as hash"));
        });
        return assessment;
    }

    private static void named(Section section, String id, String expected) {
        if (!id.equals(expected)) {
            section.report(
                    "subscription",
                    "CATALOG-ID",
                    "a subscription is named <consumer>.<resource>",
                    "Name it " + expected + ", and the file after it");
        }
    }

    private void shared(Section section, String resource) {
        section.later(() -> {
            Resource entry = entries.resources.get(resource);
            if (entry != null && entry.sharing() == Resource.Sharing.NOT_SHARED) {
                section.report(
                        "resource",
                        "CATALOG-NOT-SHARED",
                        resource + " is not shared, so nobody may be granted it",
                        "Remove the grant, or change sharing in config/catalog/" + resource + ".yaml");
            }
        });
    }
}
