package org.huitong.catalog;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huitong.catalog.CodeTable.Kind;

/**
 * Reads {@code config/codes}. A list has {@code entries}, code to name; a translation has {@code values} and {@code maps-to};
 * a table of successors has {@code values} and {@code successors-of}.
 */
final class CodeReader {
    private static final String ENTRIES = "entries";
    private static final String VALUES = "values";
    private static final String MAPS_TO = "maps-to";
    private static final String SUCCESSORS_OF = "successors-of";

    private final Entries entries;
    private final References references;

    CodeReader(Entries entries, References references) {
        this.entries = entries;
        this.references = references;
    }

    void read(Section section, String fileId) {
        String id = references.own(section, "codes", fileId, entries.codes);
        Kind kind = kind(section);
        Optional<String> translated = section.optional(MAPS_TO);
        Optional<String> succeeded = section.optional(SUCCESSORS_OF);
        Section table = section.filled(kind == Kind.LIST ? ENTRIES : VALUES);
        Map<String, List<Code>> codes = new HashMap<>();
        for (String code : table.keys()) {
            List<Code> meanings = kind == Kind.SUCCESSORS ? successors(table, code) : meanings(table, code);
            if (!meanings.isEmpty()) {
                codes.put(code, meanings);
            }
        }
        String of = translated.or(() -> succeeded).orElse("");
        entries.codes.put(
                id,
                new CodeTable(
                        id,
                        section.text("name"),
                        kind,
                        of,
                        edition(section),
                        codes,
                        unconfirmed(section, codes.keySet())));
        if (id.equals(ResourceCodes.TREE)) {
            ClassificationTree.check(table, codes.keySet());
        }
        if (!of.isEmpty()) {
            section.later(() -> list(section, translated.isPresent() ? MAPS_TO : SUCCESSORS_OF, of));
        }
        if (translated.isPresent()) {
            section.later(() -> targets(table, codes, of));
        }
    }

    private static Set<String> unconfirmed(Section section, Set<String> codes) {
        Set<String> unconfirmed = section.texts("unconfirmed");
        for (String code : unconfirmed) {
            if (!codes.contains(code)) {
                section.report(
                        "unconfirmed",
                        "CATALOG-UNKNOWN-CODE",
                        "the table has no code \"" + code + "\"",
                        "Remove it, or add it to the table");
            }
        }
        return unconfirmed;
    }

    private static Kind kind(Section section) {
        boolean list = section.has(ENTRIES);
        if (list && (section.has(VALUES) || section.has(MAPS_TO) || section.has(SUCCESSORS_OF))) {
            section.report(
                    ENTRIES,
                    "CATALOG-CODES-KIND",
                    "a list of codes is no translation and no table of successors",
                    "Put what a source writes into a table of its own, with maps-to: and values:");
        }
        if (section.has(MAPS_TO) && section.has(SUCCESSORS_OF)) {
            section.report(
                    SUCCESSORS_OF,
                    "CATALOG-CODES-KIND",
                    "a translation is no table of successors",
                    "Keep maps-to or successors-of");
        }
        if (list) {
            return Kind.LIST;
        }
        return section.has(SUCCESSORS_OF) && !section.has(MAPS_TO) ? Kind.SUCCESSORS : Kind.TRANSLATION;
    }

    private static Edition edition(Section section) {
        LocalDate from = section.optionalDay("from");
        LocalDate until = section.optionalDay("until");
        inOrder(section, from, until);
        Edition.Origin origin = section.section("source")
                .map(source -> {
                    Edition.Origin read = new Edition.Origin(
                            source.text("file"), source.optional("sha256").orElse(""), source.optionalDay("date"));
                    source.close();
                    return read;
                })
                .orElse(null);
        return new Edition(
                section.optional("standard").orElse(""),
                section.optional("edition").orElse(""),
                from,
                until,
                origin);
    }

    private static void inOrder(Section section, LocalDate from, LocalDate until) {
        if (from != null && until != null && until.isBefore(from)) {
            section.report("until", "CATALOG-PERIOD", "the period ends before it begins", "Correct from or until");
        }
    }

    /** A list of codes, or a text with blanks between; none is said by an empty one. */
    private static List<Code> successors(Section table, String code) {
        if (table.plain(code)) {
            return List.of(Code.always(table.optional(code).orElse("").strip()));
        }
        return List.of(Code.always(String.join(" ", table.texts(code))));
    }

    /** A text, or sections of a text and its period. */
    private static List<Code> meanings(Section table, String code) {
        if (table.plain(code)) {
            return List.of(Code.always(table.text(code)));
        }
        List<Code> all = new ArrayList<>();
        for (Section section : table.sections(code)) {
            Code meaning = new Code(section.text("text"), section.optionalDay("from"), section.optionalDay("until"));
            inOrder(section, meaning.from(), meaning.until());
            section.close();
            Code before = all.isEmpty() ? null : all.get(all.size() - 1);
            if (before != null && !before(before, meaning)) {
                table.report(
                        code,
                        "CATALOG-PERIOD",
                        "two meanings of \"" + code + "\" hold at one time, or the later stands first",
                        "End each on the day before the next begins, the earliest first");
            }
            all.add(meaning);
        }
        return List.copyOf(all);
    }

    private static boolean before(Code earlier, Code later) {
        return earlier.until() != null
                && later.from() != null
                && earlier.until().isBefore(later.from());
    }

    private void list(Section section, String key, String of) {
        CodeTable list = entries.codes.get(of);
        if (list == null) {
            section.report(
                    key,
                    "CATALOG-UNKNOWN-CODES",
                    "there is no code table \"" + of + "\"",
                    Words.nearest(of, entries.codes.keySet())
                            .map(near -> "Did you mean \"" + near + "\"")
                            .orElse("Import it: huitong codes import FILE --as " + of));
        } else if (key.equals(MAPS_TO) && list.kind() != Kind.LIST) {
            section.report(
                    key,
                    "CATALOG-CODES-KIND",
                    "\"" + of + "\" is not a list of codes",
                    "Name the standard's list, which has entries:");
        }
    }

    private void targets(Section table, Map<String, List<Code>> codes, String of) {
        CodeTable list = entries.codes.get(of);
        if (list == null || list.kind() != Kind.LIST) {
            return;
        }
        codes.forEach((written, meanings) -> {
            for (Code meaning : meanings) {
                if (!meaning.text().isBlank() && !list.codes().containsKey(meaning.text())) {
                    table.report(
                            written,
                            "CATALOG-UNKNOWN-CODE",
                            of + " has no code \"" + meaning.text() + "\"",
                            "Map to a code of " + of + ", see huitong codes show " + of);
                }
            }
        });
    }
}
