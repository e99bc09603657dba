package org.huitong.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads values that are codes of a table in {@code config/codes} and that the gateway only carries: written as the code or
 * as its name, kept as the code. Needs the code tables to have been read.
 */
final class DictionaryReader {
    private final Entries entries;
    private final Map<String, Map<String, String>> codesByWord = new HashMap<>();

    DictionaryReader(Entries entries) {
        this.entries = entries;
    }

    /** The code; empty where the key is absent or wrong. */
    String code(Section section, String key, String table) {
        return section.optional(key)
                .map(written -> code(section, key, table, written))
                .orElse("");
    }

    /** The codes of a list, or of one word. */
    List<String> codes(Section section, String key, String table) {
        Set<String> all = new LinkedHashSet<>();
        for (String written : section.oneOrMore(key)) {
            String code = code(section, key, table, written);
            if (!code.isEmpty()) {
                all.add(code);
            }
        }
        return List.copyOf(all);
    }

    /** Whether the table has the code; a table that is not there is not held against it. */
    boolean knows(String table, String code) {
        CodeTable list = entries.codes.get(table);
        return list == null || list.codes().containsKey(code);
    }

    private String code(Section section, String key, String table, String written) {
        if (!entries.codes.containsKey(table)) {
            section.report(
                    key,
                    "CATALOG-UNKNOWN-CODES",
                    "there is no code table \"" + table + "\", of which \"" + key + "\" is a code",
                    "Copy config/codes/" + table + ".yaml of the distribution");
            return "";
        }
        Map<String, String> words = codesByWord.computeIfAbsent(table, this::words);
        String code = words.get(written);
        if (code == null) {
            List<String> known =
                    new ArrayList<>(entries.codes.get(table).values().values());
            section.report(
                    key,
                    "CATALOG-UNKNOWN-CODE",
                    table + " has no \"" + written + "\"",
                    Section.cure(
                            Words.nearest(written, known).or(() -> Words.nearest(written, words.keySet())), known));
            return "";
        }
        return code;
    }

    /** A code is always itself, even where it is also another's name. */
    private Map<String, String> words(String table) {
        Map<String, String> words = new HashMap<>();
        Map<String, String> names = entries.codes.get(table).values();
        names.forEach((code, name) -> words.put(name, code));
        names.keySet().forEach(code -> words.put(code, code));
        return words;
    }
}
