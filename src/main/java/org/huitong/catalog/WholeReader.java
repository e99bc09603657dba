package org.huitong.catalog;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a mapping says beyond single items: repeated groups, facts that must agree, and intakes as a whole. */
final class WholeReader {
    private static final Pattern TOLERANCE = Pattern.compile("(0|[1-9][0-9]{0,6})(%?)");
    private static final Pattern SHRINK = Pattern.compile("(0|[1-9][0-9]?)%");
    private static final int ALL = 100;
    private static final Set<String> SEXES = Set.of("1", "2");

    private final Entries entries;
    private final References references;

    WholeReader(Entries entries, References references) {
        this.entries = entries;
        this.references = references;
    }

    /** {@code each: /household/members}, or a section that says more; null where absent. */
    MappingFile.Each each(Section section, Set<Format> formats) {
        if (!section.has("each")) {
            return null;
        }
        boolean scalar = section.plain("each");
        Section group = scalar ? section : section.section("each").orElseGet(section::empty);
        String key = scalar ? "each" : "path";
        if (!scalar) {
            group.text(key);
        }
        SourcePath path = FieldReader.path(group, key, null);
        MappingFile.Each.Empty empty = scalar
                ? MappingFile.Each.Empty.REFUSE
                : group.word("empty", MappingFile.Each.Empty.class, MappingFile.Each.Empty.REFUSE);
        if (path == null) {
            path = new SourcePath("", 0, java.util.List.of());
        } else if (path.steps().isEmpty() && SourcePath.mistake(path.text()).isEmpty()) {
            group.report(
                    key, "CATALOG-EACH", "the record itself is no group", "Name the list, e.g. /household/members");
        }
        if (formats.contains(Format.ROWS)) {
            section.report("each", "CATALOG-EACH", "rows have no repeated groups", "Remove each, or join in the query");
        }
        if (!scalar) {
            group.close();
        }
        return new MappingFile.Each(path, empty);
    }

    /** Null where absent. */
    MappingFile.Facts facts(Section section, String resource, java.util.Map<String, MappingFile.Field> items) {
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
            Section keys, String key, Item.Type type, String resource, java.util.Map<String, MappingFile.Field> items) {
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
            java.util.Map<String, MappingFile.Field> items) {
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

    /** What is asked of an intake as a whole; of one that nothing is asked of, too. */
    MappingFile.Whole intake(Section section, Set<Format> formats) {
        Optional<Section> intake = section.section("intake");
        if (intake.isEmpty()) {
            return new MappingFile.Whole(MappingFile.Whole.Duplicates.PASS, null, null, 0, MappingFile.Whole.ANY);
        }
        Section keys = intake.get();
        MappingFile.Whole whole = new MappingFile.Whole(
                keys.word("duplicate-keys", MappingFile.Whole.Duplicates.class, MappingFile.Whole.Duplicates.PASS),
                tolerance(keys, "tolerance", "0 for all or nothing"),
                tolerance(keys, "hourly", "0 for none at all"),
                keys.count("least", 0),
                shrink(keys, arrives(section)));
        if (formats.contains(Format.ROWS) && whole.least() > 0) {
            keys.report(
                    "least",
                    "CATALOG-RULE",
                    "a poll brings what has changed and may be of one record",
                    "Remove least, or have the snapshot pushed");
        }
        if (whole.hourly() != null && arrives(section)) {
            keys.report(
                    "hourly",
                    "CATALOG-RULE",
                    "a file is one intake, however long it takes",
                    "Remove hourly, or say tolerance: for the file");
        }
        keys.close();
        return whole;
    }

    private static boolean arrives(Section section) {
        return section.optional("identity").orElse("").equals(Words.of(MappingFile.Repeats.ARRIVAL));
    }

    /** Only a source whose snapshots come one after the other, each as a whole, has one that came before. */
    private static int shrink(Section keys, boolean arrives) {
        Optional<String> text = keys.optional("shrink");
        if (text.isEmpty()) {
            return MappingFile.Whole.ANY;
        }
        if (!arrives) {
            keys.report(
                    "shrink",
                    "CATALOG-RULE",
                    "only files have one that came before them",
                    "Remove shrink, or say least: with a number of records");
        }
        Matcher matcher = SHRINK.matcher(text.get());
        if (!matcher.matches()) {
            keys.report(
                    "shrink",
                    "CATALOG-TYPE",
                    "\"" + text.get() + "\" is no percentage below 100",
                    "Write how much smaller than the last one a snapshot may be, like 10%");
            return MappingFile.Whole.ANY;
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static MappingFile.Tolerance tolerance(Section keys, String key, String none) {
        Optional<String> text = keys.optional(key);
        if (text.isEmpty()) {
            return null;
        }
        Matcher matcher = TOLERANCE.matcher(text.get());
        boolean number = matcher.matches();
        boolean percent = number && !matcher.group(2).isEmpty();
        int most = number ? Integer.parseInt(matcher.group(1)) : 0;
        if (!number || percent && most >= ALL) {
            keys.report(
                    key,
                    "CATALOG-TYPE",
                    "\"" + text.get() + "\" is no tolerance",
                    "Write a number of records, a percentage below 100 like 5%, or " + none);
        }
        return new MappingFile.Tolerance(most, percent);
    }
}
