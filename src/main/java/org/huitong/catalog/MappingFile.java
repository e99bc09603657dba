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
 * @param each where the members of a repeated group stand, each of which becomes a record; null where a record is one
 * @param items by item id, in the order of the file
 * @param facts what a citizen id says of other items; null where nothing is compared
 * @param intake what is asked of an intake as a whole
 */
public record MappingFile(
        String file,
        String system,
        String resource,
        Set<Format> formats,
        Charset charset,
        Layout layout,
        Repeats repeats,
        SourcePath version,
        Delete delete,
        Each each,
        LinkedHashMap<String, Field> items,
        Facts facts,
        Whole intake) {

    /** The YAML key {@code identity}: what tells that the same thing was handed over again. */
    public enum Repeats {
        WATERMARK,
        /** Files of a drop-folder: each that is handed over is a new arrival, whatever is in it. */
        ARRIVAL,
        /** Messages of the source's own broker: what the connector names them by. */
        MESSAGE,
        IDEMPOTENCY_KEY,
        NONE
    }

    /** Whether the gateway fetches by itself, and nobody waits for an answer. */
    public boolean polled() {
        return formats.contains(Format.ROWS)
                || repeats == Repeats.WATERMARK
                || repeats == Repeats.ARRIVAL
                || repeats == Repeats.MESSAGE;
    }

    /**
     * A record whose {@code from}, trimmed, is one of {@code is} is a deletion.
     *
     * @param from source field
     * @param is the words that mean deleted
     */
    public record Delete(SourcePath from, Set<String> is) {}

    /**
     * A repeated group: wherever the path meets a list, every element of it is taken.
     *
     * @param path from the record
     * @param empty what a record without a member is
     */
    public record Each(SourcePath path, Empty empty) {

        /** What becomes of a record that has no member. */
        public enum Empty {
            REFUSE,
            SKIP
        }
    }

    /** What becomes of a record whose values are against one another. */
    public enum Differs {
        NOTE,
        REFUSE
    }

    /**
     * What a citizen id says of other items of its record.
     *
     * @param citizenId the item with the id
     * @param sex item of GB/T 2261.1; null where it is not compared
     * @param birthDate item; null where it is not compared
     * @param region item of GB/T 2260; null where it is not compared
     * @param regions code table of the regions, for what became of the retired ones; empty for none
     */
    public record Facts(String citizenId, Fact sex, Fact birthDate, Fact region, String regions) {}

    /**
     * @param item the resource's item
     * @param differs what becomes of a record in which it is not what the id says
     */
    public record Fact(String item, Differs differs) {}

    /**
     * What is asked of an intake as a whole.
     *
     * @param duplicates what becomes of records with the same key
     * @param tolerance how many records may be bad before the whole intake is refused; null for any number but all
     * @param hourly how many records of the last hour may be bad before intakes that bring more are refused; null for any
     *     number
     * @param least an intake of fewer records is refused, for it is a snapshot that has shrunk; 0 for none
     * @param shrink percent by which a snapshot may be smaller than the one before it; 100 for any
     */
    public record Whole(Duplicates duplicates, Tolerance tolerance, Tolerance hourly, int least, int shrink) {
        /** Any snapshot may follow any other. */
        public static final int ANY = 100;

        /** What becomes of the records of one intake that have the same key. */
        public enum Duplicates {
            PASS,
            PARK,
            REFUSE
        }
    }

    /**
     * @param most bad records, or percent of all records
     * @param percent whether {@code most} is percent
     */
    public record Tolerance(int most, boolean percent) {

        /** Whether this many bad ones among all are too many. */
        public boolean exceeded(long bad, long all) {
            return percent ? 100L * bad > (long) most * all : bad > most;
        }

        @Override
        public String toString() {
            return percent ? most + "%" : Integer.toString(most);
        }
    }

    /**
     * Where one item comes from: a source field, a constant or an expression.
     *
     * @param item the resource's item
     * @param from source field; null where something else is given
     * @param value the constant; null where something else is given
     * @param expression what it is computed by; null where something else is given
     * @param otherwise the YAML key {@code default}: used where the source has no value; null for none
     * @param steps in order
     * @param nulls words that mean no value, compared after the text-shaping steps
     * @param required whether a record without it is bad, also where the resource does not demand it
     */
    public record Field(
            String item,
            SourcePath from,
            String value,
            Expression expression,
            String otherwise,
            List<Step> steps,
            Set<String> nulls,
            boolean required) {

        /** Every place of the source's records that it sees; none for a constant. */
        public List<SourcePath> sources() {
            if (expression != null) {
                return expression.fields().distinct().toList();
            }
            return from == null ? List.of() : List.of(from);
        }
    }

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
