package org.huitong.codes;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.huitong.catalog.Catalog;
import org.huitong.catalog.Code;
import org.huitong.catalog.CodeTable;
import org.huitong.catalog.CodeTable.Kind;
import org.huitong.catalog.Edition;
import org.huitong.catalog.Words;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * One import, done.
 *
 * @param path of the table's file
 * @param changes what is otherwise than before
 * @param first whether there was no such table
 * @param written false where the file already said all this
 */
record Import(Path path, Changes changes, boolean first, boolean written) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /**
     * Reads, checks, merges and writes; all or nothing.
     *
     * @param today in Asia/Shanghai
     * @throws HuitongException OPERATE_INVALID where the order or the file is wrong, CONFIG_INVALID where config/codes is
     */
    static Import run(Path home, Order order, LocalDate today) {
        Map<String, CodeTable> tables = Catalog.codeTables(home);
        CodeTable old = tables.get(order.table());
        allowed(order, old, tables);

        Complaints complaints = new Complaints(order.file().toString());
        SourceFile source = SourceFile.read(order.file(), order.charset(), complaints);
        complaints.refuse();
        SortedMap<String, List<Code>> fresh = codes(source, order, tables, complaints);
        complaints.refuse();

        boolean forgets = order.forget() || order.kind() == Kind.SUCCESSORS;
        Merge merge = new Merge(old == null ? Map.of() : old.codes(), fresh, order.since(), today);
        CodeTable table = new CodeTable(
                order.table(),
                said(order.head().title(), old == null ? order.table() : old.name()),
                order.kind(),
                order.of(),
                edition(order, old, source, today),
                forgets ? fresh : merge.codes());
        stillMeant(order, table, tables);
        TableFile file = new TableFile(home, order.table());
        boolean same = old != null && same(old, table);
        if (!same) {
            file.write(CanonicalYaml.of(table));
        }
        return new Import(file.path(), merge.changes(), old == null, !same);
    }

    private static void allowed(Order order, CodeTable old, Map<String, CodeTable> tables) {
        if (!ID.matcher(order.table()).matches()) {
            throw refused(
                    order,
                    "\"" + order.table() + "\" is no name for a table",
                    "Use lower-case letters, digits and hyphens");
        }
        if (old != null && !order.replace()) {
            throw refused(order, "there is such a table", "Say --replace for its next edition, or name another --as");
        }
        if (old != null && (old.kind() != order.kind() || !old.of().equals(order.of()))) {
            throw refused(
                    order,
                    "the table there is a " + Words.of(old.kind()) + (old.of().isEmpty() ? "" : " of " + old.of()),
                    "Say --maps-to or --successors-of as it was, or name another --as");
        }
        known(order, order.of(), tables);
        if (order.kind() != Kind.LIST && tables.get(order.of()).kind() != Kind.LIST) {
            throw refused(order, order.of() + " is no list of codes", "Name the standard's list");
        }
        known(order, order.except(), tables);
    }

    private static void known(Order order, String table, Map<String, CodeTable> tables) {
        if (table != null && !table.isEmpty() && !tables.containsKey(table)) {
            throw refused(
                    order,
                    "there is no code table \"" + table + "\"",
                    Words.nearest(table, tables.keySet())
                            .map(near -> "Did you mean \"" + near + "\"")
                            .orElse("Import that one first"));
        }
    }

    private static HuitongException refused(Order order, String why, String cure) {
        return new HuitongException(
                ErrorCode.OPERATE_INVALID,
                "importing codes from " + order.file() + " as " + order.table() + " failed, nothing was written: " + why
                        + ". " + cure + ".");
    }

    /** Nothing of a source may point into the void: only forgetting can do that. */
    private static void stillMeant(Order order, CodeTable table, Map<String, CodeTable> tables) {
        for (CodeTable other : tables.values()) {
            if (other.kind() == Kind.TRANSLATION && other.of().equals(table.id())) {
                other.values().values().stream()
                        .filter(target -> !table.codes().containsKey(target))
                        .findFirst()
                        .ifPresent(target -> {
                            throw refused(
                                    order,
                                    other.id() + " maps to the code \"" + target + "\", which would be forgotten",
                                    "Import without --forget, or change " + other.id() + " first");
                        });
            }
        }
    }

    private static SortedMap<String, List<Code>> codes(
            SourceFile source, Order order, Map<String, CodeTable> tables, Complaints complaints) {
        List<Entry> entries = order.format() == CodesImport.FileFormat.CSV
                ? CsvEntries.read(source.text(), order.columns(), complaints)
                : JsonEntries.read(source.text(), order.columns(), complaints);
        complaints.refuse();
        CodeTable list = order.kind() == Kind.TRANSLATION ? tables.get(order.of()) : null;
        SortedMap<String, List<Code>> codes = new Checked(order.kind(), list, complaints).all(entries);
        if (order.except() != null) {
            codes.keySet().removeAll(tables.get(order.except()).codes().keySet());
        }
        return codes;
    }

    private static Edition edition(Order order, CodeTable old, SourceFile source, LocalDate today) {
        Edition before = old == null ? Edition.UNSAID : old.edition();
        return new Edition(
                said(order.head().standard(), before.standard()),
                said(order.head().edition(), before.name()),
                before.from(),
                before.until(),
                new Edition.Origin(source.name(), source.sha256(), today));
    }

    private static String said(String now, String before) {
        return now == null ? before : now;
    }

    /** A file imported again on a later day changes nothing. */
    private static boolean same(CodeTable old, CodeTable table) {
        Edition one = old.edition();
        Edition other = table.edition();
        return one.origin() != null
                && one.origin().sha256().equals(other.origin().sha256())
                && old.codes().equals(table.codes())
                && old.name().equals(table.name())
                && one.standard().equals(other.standard())
                && one.name().equals(other.name());
    }
}
