package org.huitong.catalog;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huitong.catalog.layout.Dbf;
import org.huitong.catalog.layout.Delimited;
import org.huitong.catalog.layout.FixedWidth;
import org.huitong.catalog.layout.Layout;
import org.huitong.catalog.layout.Sheet;
import org.huitong.catalog.layout.Trailer;

/** Reads the section {@code layout} of a mapping, whose keys depend on the format. */
final class LayoutReader {
    private static final int MAX_DELIMITER = 4;
    private static final String COLUMNS = "columns";

    private LayoutReader() {}

    /** Null where the formats need none. */
    static Layout read(Section section, Set<Format> formats, Charset charset) {
        List<Format> laidOut = formats.stream().filter(Format::laidOut).toList();
        if (laidOut.isEmpty() && section.has("layout")) {
            section.report(
                    "layout",
                    "CATALOG-LAYOUT",
                    "rows, json and ndjson have no layout",
                    "Remove layout, or name its format");
        }
        if (laidOut.isEmpty() || !onlyOne(section, laidOut)) {
            return null;
        }
        Format format = laidOut.get(0);
        boolean needed = format == Format.FIXED_WIDTH || format == Format.XML;
        Optional<Section> given =
                needed && !section.has("layout") ? Optional.of(section.filled("layout")) : section.section("layout");
        Section keys = given.orElseGet(section::empty);
        Layout layout = layout(format, keys, charset);
        keys.close();
        return layout;
    }

    private static Layout layout(Format format, Section keys, Charset charset) {
        return switch (format) {
            case CSV -> delimited(keys);
            case FIXED_WIDTH -> fixedWidth(keys, charset);
            case XML -> ElementsReader.read(keys);
            case DBF ->
                new Dbf(
                        keys.word("deleted", Dbf.Deleted.class, Dbf.Deleted.SKIP),
                        keys.word("memo", Dbf.Memo.class, Dbf.Memo.REFUSE));
            default -> sheet(keys);
        };
    }

    /** Their fields have different names, so one mapping cannot fit two of them; the two workbooks are alike. */
    private static boolean onlyOne(Section section, List<Format> laidOut) {
        if (laidOut.stream().map(LayoutReader::kind).distinct().count() > 1) {
            section.report(
                    "formats",
                    "CATALOG-FORMAT",
                    "csv, fixed-width, xml, xlsx, xls and dbf each have a layout of their own",
                    "Keep one of them, beside json and ndjson");
            return false;
        }
        return true;
    }

    private static Format kind(Format format) {
        return format == Format.XLS ? Format.XLSX : format;
    }

    private static Delimited delimited(Section keys) {
        String delimiter = keys.optional("delimiter").map(LayoutReader::tab).orElse(",");
        if (delimiter.isEmpty() || delimiter.length() > MAX_DELIMITER || delimiter.matches("(?s).*[\r\n].*")) {
            keys.report("delimiter", "CATALOG-LAYOUT", "this is no delimiter", "Write one to four characters, or tab");
            delimiter = ",";
        }
        char quote = character(keys, "quote", '"');
        char escape = character(keys, "escape", Delimited.NONE);
        char comment = character(keys, "comment", Delimited.NONE);
        String marks = delimiter.charAt(0)
                + (quote == Delimited.NONE ? "" : String.valueOf(quote))
                + (comment == Delimited.NONE ? "" : String.valueOf(comment))
                + (escape == Delimited.NONE ? "" : String.valueOf(escape));
        if (marks.chars().distinct().count() != marks.length()) {
            keys.report(
                    "delimiter",
                    "CATALOG-LAYOUT",
                    "delimiter, quote, escape and comment are not all different",
                    "Give each a character of its own; a quote is escaped by doubling it");
        }
        boolean header = header(keys);
        return new Delimited(
                delimiter, quote, escape, comment, skip(keys), header, columns(keys, header), trailer(keys, false));
    }

    private static String tab(String text) {
        return text.equals("tab") ? "\t" : text;
    }

    private static char character(Section keys, String key, char otherwise) {
        Optional<String> text = keys.optional(key).map(LayoutReader::tab);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (text.get().equals("none")) {
            return Delimited.NONE;
        }
        if (text.get().length() != 1 || text.get().charAt(0) < ' ' && text.get().charAt(0) != '\t') {
            keys.report(key, "CATALOG-TYPE", "\"" + key + "\" is not one character", "Write one character, or none");
            return otherwise;
        }
        return text.get().charAt(0);
    }

    private static boolean header(Section keys) {
        return !keys.has("header") || keys.flag("header");
    }

    private static int skip(Section keys) {
        return keys.optional("skip").filter("0"::equals).isPresent() ? 0 : keys.count("skip", 0);
    }

    private static List<String> columns(Section keys, boolean header) {
        List<String> columns = List.copyOf(keys.texts(COLUMNS));
        if (!header && columns.isEmpty()) {
            keys.report(COLUMNS, "CATALOG-MISSING", "nothing names the columns", "Add columns: [...], or header: true");
        }
        return columns;
    }

    private static Trailer trailer(Section keys, boolean fixed) {
        Optional<Section> section = keys.section("trailer");
        if (section.isEmpty()) {
            return null;
        }
        Section trailer = section.get();
        String mark = trailer.text("mark");
        int at = trailer.count("at", 0);
        int width = fixed ? trailer.count("width", 0) : 0;
        if (fixed && (at > 0) != (width > 0)) {
            trailer.report("at", "CATALOG-LAYOUT", "a count has a place and a width", "Give both at and width");
        }
        trailer.close();
        return new Trailer(mark, at, width);
    }

    private static FixedWidth fixedWidth(Section keys, Charset charset) {
        FixedWidth.Unit unit = keys.word("unit", FixedWidth.Unit.class, null);
        if (unit == FixedWidth.Unit.BYTES && Charsets.wide(charset)) {
            keys.report(
                    "unit", "CATALOG-LAYOUT", "lines of " + charset.name() + " have no bytes to count", "Use chars");
        }
        LinkedHashMap<String, Integer> columns = new LinkedHashMap<>();
        Section widths = keys.filled(COLUMNS);
        for (String name : widths.keys()) {
            widths.text(name);
            columns.put(name, widths.count(name, 1));
        }
        return new FixedWidth(unit, columns, skip(keys), keys.flag("short-lines"), trailer(keys, true));
    }

    private static Sheet sheet(Section keys) {
        boolean header = header(keys);
        return new Sheet(
                keys.optional("sheet").orElse(""), skip(keys), header, columns(keys, header), trailer(keys, false));
    }
}
