package org.huitong.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the section {@code facts} of a mapping: what a citizen id says of other items. */
final class FactsReader {
    private static final Set<String> SEXES = Set.of("1", "2");

    private final Entries entries;
    private final References references;

    FactsReader(Entries entries, References references) {
        this.entries = entries;
        this.references = references;
    }

    /** Null where absent. */
    MappingFile.Facts read(Section section, String resource, Map<String, MappingFile.Field> items) {
        Optional<Section> facts = section.section("facts");
        if (facts.isEmpty()) {
            return null;
        }
        Section keys = facts.get();
        String id = keys.text("citizen-id");
        if (!id.isBlank() && !checked(items.get(id))) {
            keys.report(
                    "citizen-id",
                    "CATALOG-FACTS",
                    "\"" + id + "\" is not mapped by the step citizen-id",
                    "Name an item whose steps hold citizen-id");
        }
        MappingFile.Fact sex = fact(keys, "sex", Item.Type.TEXT, resource, items);
        MappingFile.Fact birth = fact(keys, "birth-date", Item.Type.DATE, resource, items);
        MappingFile.Fact region = fact(keys, "region", Item.Type.TEXT, resource, items);
        if (sex == null && birth == null && region == null) {
            keys.report("citizen-id", "CATALOG-FACTS", "nothing is compared", "Add sex, birth-date or region");
        }
        String regions = keys.optional("regions").orElse("");
        keys.later(() -> table(keys, regions));
        sexes(keys, sex, resource);
        keys.close();
        return new MappingFile.Facts(id, sex, birth, region, regions);
    }

    private static boolean checked(MappingFile.Field id) {
        return id != null && id.steps().stream().anyMatch(step -> step.kind() == StepKind.CITIZEN_ID);
    }

    /** {@code sex: sex}, or {@code sex: {item: sex, differs: refuse}}. */
    private MappingFile.Fact fact(
            Section keys, String key, Item.Type type, String resource, Map<String, MappingFile.Field> items) {
        if (!keys.has(key)) {
            return null;
        }
        boolean scalar = keys.plain(key);
        Section fact = scalar ? keys : keys.section(key).orElseGet(keys::empty);
        String named = scalar ? key : "item";
        String item = fact.text(named);
        MappingFile.Differs differs = scalar
                ? MappingFile.Differs.NOTE
                : fact.word("differs", MappingFile.Differs.class, MappingFile.Differs.NOTE);
        references.item(fact, named, resource, item);
        fact.later(() -> mapped(fact, named, item, type, resource, items));
        if (!scalar) {
            fact.close();
        }
        return new MappingFile.Fact(item, differs);
    }

    private void mapped(
            Section fact,
            String key,
            String item,
            Item.Type type,
            String resource,
            Map<String, MappingFile.Field> items) {
        Item entry = item(resource, item);
        if (entry == null) {
            return;
        }
        if (!items.containsKey(item)) {
            fact.report(key, "CATALOG-FACTS", "\"" + item + "\" is not mapped", "Add " + item + ": to items");
        } else if (entry.type() != null && entry.type() != type) {
            fact.report(
                    key,
                    "CATALOG-FACTS",
                    "\"" + item + "\" is " + Words.of(entry.type()) + ", not " + Words.of(type),
                    "Name an item of type " + Words.of(type));
        }
    }

    private void sexes(Section keys, MappingFile.Fact sex, String resource) {
        keys.later(() -> {
            Item item = sex == null ? null : item(resource, sex.item());
            if (item != null && !item.codes().isEmpty() && !item.codes().containsAll(SEXES)) {
                keys.report(
                        "sex",
                        "CATALOG-FACTS",
                        "\"" + sex.item() + "\" has other codes than GB/T 2261.1, 1 and 2",
                        "Leave sex out, or give the item the codes of GB/T 2261.1");
            }
        });
    }

    private Item item(String resource, String item) {
        Resource entry = entries.resources.get(resource);
        return entry == null ? null : entry.items().get(item);
    }

    private void table(Section keys, String regions) {
        if (!regions.isEmpty() && !entries.codes.containsKey(regions)) {
            keys.report(
                    "regions",
                    "CATALOG-UNKNOWN-CODES",
                    "there is no code table \"" + regions + "\"",
                    Words.nearest(regions, entries.codes.keySet())
                            .map(near -> "Did you mean \"" + near + "\"")
                            .orElse("Write config/codes/" + regions + ".yaml"));
        }
    }
}
