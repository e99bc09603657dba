package org.huitong.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a mapping says beyond single items: repeated groups, and intakes as a whole. */
final class WholeReader {
    private static final Pattern TOLERANCE = Pattern.compile("(0|[1-9][0-9]{0,6})(%?)");
    private static final Pattern SHRINK = Pattern.compile("(0|[1-9][0-9]?)%");
    private static final int ALL = 100;

    private WholeReader() {}

    /** {@code each: /household/members}, or a section that says more; null where absent. */
    static MappingFile.Each each(Section section, Set<Format> formats) {
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
            path = new SourcePath("", 0, List.of());
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

    /** What is asked of an intake as a whole; of one that nothing is asked of, too. */
    static MappingFile.Whole intake(Section section, Set<Format> formats) {
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
