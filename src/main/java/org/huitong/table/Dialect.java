package org.huitong.table;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * How one make of database writes what differs: a file of templates in {@code config/dialects}. Words in braces are
 * replaced, nothing else is. Immutable.
 */
public final class Dialect {
    private static final Set<String> REQUIRED = Set.of("product", "clock", "first", "upsert", "set", "append", "call");
    private static final Set<String> ALLOWED = Set.of(
            "product",
            "clock",
            "clock-zoned",
            "first",
            "upsert",
            "source",
            "match",
            "set",
            "set-guarded",
            "guard",
            "append",
            "call",
            "bulk-table",
            "bulk-upsert",
            "any-unique",
            "names");
    private static final Pattern WORD = Pattern.compile("\\{([a-z-]+)}");

    private final String name;
    private final Properties templates;

    private Dialect(String name, Properties templates) {
        this.name = name;
        this.templates = templates;
    }

    /** @throws HuitongException CONFIG_INVALID */
    static Dialect read(Path file) {
        Properties templates = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            templates.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw wrong(file, "it cannot be read", e);
        }
        Set<String> given = templates.stringPropertyNames();
        if (!given.containsAll(REQUIRED) || !ALLOWED.containsAll(given)) {
            throw wrong(file, "it must have " + REQUIRED + " and may have " + ALLOWED, null);
        }
        return new Dialect(file.getFileName().toString().replaceFirst("\\.properties$", ""), templates);
    }

    private static HuitongException wrong(Path file, String what, Exception cause) {
        return new HuitongException(
                ErrorCode.CONFIG_INVALID, "the dialect " + file + " is of no use: " + what + ". Mend it.", cause);
    }

    String name() {
        return name;
    }

    /** Begins the product's own name, as its driver says it. */
    String product() {
        return templates.getProperty("product");
    }

    String clock() {
        return templates.getProperty("clock");
    }

    String clockZoned() {
        return templates.getProperty("clock-zoned", clock());
    }

    String first(String select, int rows) {
        return fill("first", word -> word.equals("select") ? select : Integer.toString(rows));
    }

    /** Where a driver's message names a constraint or column, in the first group that matches; empty for nowhere. */
    String names() {
        return templates.getProperty("names", "");
    }

    /** True where an upsert finds the row to replace by any unique index of the table, not by the keys alone. */
    boolean anyUnique() {
        return Boolean.parseBoolean(templates.getProperty("any-unique", "false"));
    }

    boolean bulk() {
        return templates.containsKey("bulk-table") && templates.containsKey("bulk-upsert");
    }

    /** One of the templates that write a row of a table. */
    String write(String template, TableShape shape) {
        return fill(template, word -> switch (word) {
            case "table" -> shape.table();
            case "columns" -> String.join(", ", shape.columns());
            case "values" -> shape.columns().stream().map(c -> "?").collect(Collectors.joining(", "));
            case "keys" -> String.join(", ", shape.keys());
            case "key" -> shape.keys().get(0);
            case "match" -> each(shape.keys(), "match", " AND ");
            case "sources" -> each(shape.columns(), "source", ", ");
            case "inserts" -> shape.columns().stream().map(c -> "s." + c).collect(Collectors.joining(", "));
            case "sets" -> sets(shape);
            case "guard" -> shape.version().isEmpty() ? "" : guarded("guard", "", shape);
            default -> throw unknown(word);
        });
    }

    /** The version comes last: some set columns in order, and the guard compares with what the version was. */
    private String sets(TableShape shape) {
        boolean guarded = !shape.version().isEmpty() && templates.containsKey("set-guarded");
        return shape.others().stream()
                .map(column ->
                        guarded ? guarded("set-guarded", column, shape) : fill("set", word -> column(word, column)))
                .collect(Collectors.joining(", "));
    }

    private String guarded(String template, String column, TableShape shape) {
        return !templates.containsKey(template)
                ? ""
                : fill(template, word -> word.equals("version") ? shape.version() : column(word, column));
    }

    private String each(List<String> columns, String template, String between) {
        return columns.stream()
                .map(c -> fill(template, word -> column(word, c)))
                .collect(Collectors.joining(between));
    }

    private String column(String word, String column) {
        if (!word.equals("column")) {
            throw unknown(word);
        }
        return column;
    }

    private String fill(String template, java.util.function.UnaryOperator<String> words) {
        String text = templates.getProperty(template);
        if (text == null) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "the dialect " + name + " has no " + template + ". Add it to its file in config/dialects.");
        }
        return WORD.matcher(text).replaceAll(found -> Matcher.quoteReplacement(words.apply(found.group(1))));
    }

    private HuitongException unknown(String word) {
        return new HuitongException(
                ErrorCode.CONFIG_INVALID,
                "the dialect " + name + " uses {" + word + "}, which is no word there. Mend its file.");
    }

    /** A call of a procedure. */
    String call(String procedure, int arguments) {
        return fill("call", word -> switch (word) {
            case "name" -> procedure;
            case "values" -> String.join(", ", java.util.Collections.nCopies(arguments, "?"));
            default -> throw unknown(word);
        });
    }
}
