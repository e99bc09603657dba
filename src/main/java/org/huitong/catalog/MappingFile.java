package org.huitong.catalog;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huitong.catalog.layout.Layout;

/**
 * How one source's records become a resource's items; parsed and checked, compiled by normalize.
 *
 * @param file path from home, for messages
 * @param system who sends
 * @param resource what it becomes
 * @param formats what the source may send
 * @param charset of the bytes
 * @param layout how they are laid out; null where the formats need none
 * @param repeats how a repeated transfer is recognized
 * @param version source field with the record's version; null where the gateway's sequence is used
 * @param delete mark of a deleted record; null where the source has none
 * @param items by item id, in the order of the file
 */
public record MappingFile(
        String file,
        String system,
        String resource,
        Set<Format> formats,
        Charset charset,
        Layout layout,
        Repeats repeats,
        String version,
        Delete delete,
        LinkedHashMap<String, Field> items) {

    /** The YAML key {@code identity}: what tells that the same thing was handed over again. */
    public enum Repeats {
        WATERMARK,
        IDEMPOTENCY_KEY,
        NONE
    }

    /**
     * A record whose {@code from}, trimmed, is one of {@code is} is a deletion.
     *
     * @param from source field
     * @param is the words that mean deleted
     */
    public record Delete(String from, Set<String> is) {}

    /**
     * Where one item comes from.
     *
     * @param item the resource's item
     * @param from source field; null for a constant
     * @param value the constant; null where {@code from} is given
     * @param otherwise the YAML key {@code default}: used where the source has no value; null for none
     * @param steps in order
     * @param nulls words that mean no value, compared after the text-shaping steps
     * @param required whether a record without it is bad, also where the resource does not demand it
     */
    public record Field(
            String item,
            String from,
            String value,
            String otherwise,
            List<Step> steps,
            Set<String> nulls,
            boolean required) {}

    /** What becomes of a record with a code that the table does not have. */
    public enum Unknown {
        /** The whole push is refused, so that its sender mends it; a record that nobody waits for is parked. */
        REJECT,
        /** The record is parked alone. */
        PARK,
        /** The record goes on with the code as it is, and a note. */
        PASS
    }

    /**
     * One step of a field.
     *
     * @param kind what it does
     * @param argument what stands behind its name: a code table, a unit, or words separated by bars; empty for none
     * @param unknown what becomes of an unknown code; PARK for steps without a table
     * @param on item whose day tells which of a code's meanings counts; empty for today
     */
    public record Step(StepKind kind, String argument, Unknown unknown, String on) {
        private static final String RETIRED = "-retired";
        private static final String SUCCESSORS = "-successors";

        /** The code tables that it looks into. A table of regions has two more beside it. */
        public List<String> tables() {
            return kind.argument()
                    .table()
                    .apply(argument)
                    .map(table -> kind == StepKind.CODES || kind == StepKind.CREDIT_CODE
                            ? List.of(table)
                            : List.of(table, table + RETIRED, table + SUCCESSORS))
                    .orElse(List.of());
        }

        /** Whether the argument has this word. */
        public boolean says(String word) {
            return words(argument).contains(word);
        }

        /** What stands behind {@code key} in the argument, e.g. behind {@code regions=}. */
        public Optional<String> option(String key) {
            return option(argument, key);
        }

        static List<String> words(String argument) {
            return argument.isEmpty()
                    ? List.of()
                    : Arrays.stream(argument.split("\\|", -1))
                            .map(String::strip)
                            .toList();
        }

        static Optional<String> option(String argument, String key) {
            return words(argument).stream()
                    .filter(word -> word.startsWith(key))
                    .map(word -> word.substring(key.length()))
                    .findFirst();
        }
    }
}
