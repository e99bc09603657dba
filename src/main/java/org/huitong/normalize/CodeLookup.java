package org.huitong.normalize;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;
import org.huitong.catalog.CodeTable;
import org.huitong.catalog.MappingFile.Unknown;
import org.huitong.element.Element;
import org.huitong.element.Fault;

/**
 * The step {@code codes}: a list lets its own codes pass, a translation gives the list's. Where the table says nothing of
 * days, a lookup is one hash get and makes nothing. Immutable, thread-safe.
 */
final class CodeLookup implements Element {
    private final CodeTable table;
    /** What the table maps to; null where it names none, or is a list itself. */
    private final CodeTable list;

    /** Code to result; null where the day matters. */
    private final Map<String, String> results;

    private final Supplier<LocalDate> today;
    private final UnknownCode unknown;
    private final UnknownCode ended;

    CodeLookup(CodeTable table, CodeTable list, Supplier<LocalDate> today, Unknown policy) {
        this.table = table;
        this.list = list;
        this.today = today;
        boolean dated = table.dated() || list != null && list.dated();
        this.results = dated ? null : table.values();
        this.unknown = unknown(
                policy,
                "code table " + table.id() + " does not have this code",
                "add it to config/codes/" + table.id() + ".yaml");
        this.ended = unknown(
                policy,
                "code table " + table.id() + " has this code, but not on the day that counts",
                "correct code or day in the source, or the period in config/codes");
    }

    private static UnknownCode unknown(Unknown policy, String what, String cure) {
        return new UnknownCode(policy, new Fault(UnknownCode.RULE, "", what, cure));
    }

    @Override
    public Object check(String code) {
        return results == null ? check(code, today.get()) : found(code, results.get(code), unknown);
    }

    /** As {@link #check(String)} on this day of Asia/Shanghai. */
    Object check(String code, LocalDate day) {
        if (results != null) {
            return check(code);
        }
        String text = table.text(code, day);
        boolean valid = text != null && (list == null || list.text(text, day) != null);
        return found(code, valid ? text : null, table.codes().containsKey(code) ? ended : unknown);
    }

    private Object found(String code, String text, UnknownCode otherwise) {
        if (text == null) {
            return otherwise.of(code);
        }
        return table.kind() == CodeTable.Kind.LIST ? code : text;
    }

    /** Whether the answer depends on the day. */
    boolean dated() {
        return results == null;
    }
}
