package org.huitong.catalog;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The codes of a standard, one source's way of writing them, or what took the place of retired ones. Part of the catalog's
 * snapshot. Immutable, thread-safe; a lookup is one hash get and makes nothing.
 */
public final class CodeTable {
    /** What the texts of a table are. */
    public enum Kind {
        /** A standard's codes and their names. */
        LIST,
        /** What a source writes and the list's code that it means. */
        TRANSLATION,
        /** Retired codes and those that took their place, with blanks between; none for empty text. */
        SUCCESSORS
    }

    private final String id;
    private final String name;
    private final Kind kind;
    private final String of;
    private final Edition edition;
    private final Map<String, List<Code>> codes;
    private final Map<String, String> latest = new HashMap<>();
    private final boolean dated;
    private final Set<String> unconfirmed;

    /**
     * @param id e.g. {@code sex-police}
     * @param name as people call it
     * @param kind what its texts are
     * @param of the list that it translates to or tells successors of; empty where none is named
     * @param edition of which standard, from where
     * @param codes what each code means; of several meanings no two at one time, the latest last
     */
    public CodeTable(String id, String name, Kind kind, String of, Edition edition, Map<String, List<Code>> codes) {
        this(id, name, kind, of, edition, codes, Set.of());
    }

    /** @param unconfirmed codes that nobody has yet seen in the standard's own text */
    CodeTable(
            String id,
            String name,
            Kind kind,
            String of,
            Edition edition,
            Map<String, List<Code>> codes,
            Set<String> unconfirmed) {
        this.unconfirmed = Set.copyOf(unconfirmed);
        this.id = id;
        this.name = name;
        this.kind = kind;
        this.of = of;
        this.edition = edition;
        this.codes = Map.copyOf(codes);
        codes.forEach((code, meanings) ->
                latest.put(code, meanings.get(meanings.size() - 1).text()));
        this.dated = edition.dated()
                || codes.values().stream()
                        .anyMatch(meanings -> meanings.stream().anyMatch(Code::dated));
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /** The list that it translates to or tells successors of; empty where none is named. */
    public String of() {
        return of;
    }

    /** Codes that nobody has yet seen in the standard's own text. */
    public Set<String> unconfirmed() {
        return unconfirmed;
    }

    public Edition edition() {
        return edition;
    }

    /** What each code means and has meant, the latest last; never an empty list. */
    public Map<String, List<Code>> codes() {
        return codes;
    }

    /** Each code with its latest text, whether or not it is still valid. */
    public Map<String, String> values() {
        return java.util.Collections.unmodifiableMap(latest);
    }

    /** Whether the day matters to any lookup. */
    public boolean dated() {
        return dated;
    }

    /** The text of a code on this day of Asia/Shanghai; null where the code is unknown or not valid then. */
    public String text(String code, LocalDate day) {
        List<Code> meanings = edition.holds(day) ? codes.get(code) : null;
        if (meanings != null) {
            for (int i = meanings.size() - 1; i >= 0; i--) {
                if (meanings.get(i).holds(day)) {
                    return meanings.get(i).text();
                }
            }
        }
        return null;
    }
}
