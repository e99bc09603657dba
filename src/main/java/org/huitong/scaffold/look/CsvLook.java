package org.huitong.scaffold.look;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huitong.catalog.Format;
import org.huitong.catalog.layout.Delimited;
import org.huitong.catalog.layout.Trailer;
import org.huitong.message.HuitongException;

/** Finds delimiter, quote, head lines, header and trailer of CSV: the dialect by which most rows have as many cells. */
final class CsvLook {
    private static final List<String> DELIMITERS = List.of(",", "|", "\t", ";", "^", "~", "#");
    private static final int LINES = 200;
    private static final int MOST_SKIPPED = 5;

    private final Sampled sample;

    CsvLook(Sampled sample) {
        this.sample = sample;
    }

    /** A dialect and the rows that it gives. */
    private record Try(String delimiter, char quote, List<List<String>> rows, int cells, double share) {
        boolean better(Try other) {
            return share > other.share + 0.01 || share > other.share - 0.01 && cells > other.cells;
        }
    }

    /** @param delimiter empty where it is to be found */
    Look look(String delimiter) {
        List<Try> all = new ArrayList<>();
        String text = sample.text();
        for (String one : delimiter.isEmpty() ? DELIMITERS : List.of(delimiter.equals("tab") ? "\t" : delimiter)) {
            for (char quote : new char[] {'"', Delimited.NONE}) {
                tried(text, one, quote).ifPresent(all::add);
            }
        }
        Try best = null;
        for (Try one : all) {
            best = best == null || one.better(best) ? one : best;
        }
        if (best == null) {
            throw sample.wrong(
                    "no delimiter parts its lines into the same number of cells",
                    "Say --delimiter, or --widths where its columns are told by their places");
        }
        return read(best, all);
    }

    /** A quote that is never closed is no quote. */
    private Look read(Try best, List<Try> all) {
        try {
            return look(best);
        } catch (HuitongException e) {
            return all.stream()
                    .filter(one -> best.quote() != Delimited.NONE
                            && one.quote() == Delimited.NONE
                            && one.delimiter().equals(best.delimiter()))
                    .findFirst()
                    .map(this::look)
                    .orElseThrow(() -> e);
        }
    }

    private static Optional<Try> tried(String text, String delimiter, char quote) {
        List<List<String>> rows = rows(text, delimiter, quote);
        Map<Integer, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row.size(), 1, Integer::sum));
        int cells = counts.entrySet().stream()
                .filter(count -> count.getKey() > 1)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
        return cells == 0
                ? Optional.empty()
                : Optional.of(new Try(delimiter, quote, rows, cells, (double) counts.get(cells) / rows.size()));
    }

    /** A delimiter of several characters is looked for as one that no text has. */
    private static List<List<String>> rows(String text, String delimiter, char quote) {
        char told = delimiter.length() == 1 ? delimiter.charAt(0) : '\uDC00';
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(told)
                .quoteCharacter(quote)
                .commentCharacter('\uDC01')
                .allowExtraFields(true)
                .allowMissingFields(true)
                .skipEmptyLines(false)
                .ofCsvRecord(delimiter.length() == 1 ? text : text.replace(delimiter, String.valueOf(told)))) {
            for (CsvRecord row : reader) {
                rows.add(row.getFields());
                if (rows.size() == LINES) {
                    break;
                }
            }
        } catch (CsvParseException | java.io.IOException e) {
            return List.of(); // what breaks is not the dialect
        }
        return rows;
    }

    private Look look(Try found) {
        List<List<String>> rows = found.rows();
        int skip = 0;
        while (skip < MOST_SKIPPED && skip < rows.size() && rows.get(skip).size() != found.cells()) {
            skip++;
        }
        if (skip == rows.size() || skip == MOST_SKIPPED) {
            throw sample.wrong("its first lines are no rows", "Cut them off, or write the layout by hand");
        }
        List<String> first = rows.get(skip);
        boolean named = names(first);
        boolean header = named && new HashSet<>(first).size() == first.size();
        List<String> columns = header ? List.of() : columns(named ? first : List.of(), found.cells());
        // A header that names two columns alike is refused by receive: it is passed over, and the layout names them.
        skip += named && !header ? 1 : 0;
        Trailer trailer = trailer(rows, skip + (header ? 1 : 0), found.cells());
        Delimited layout = new Delimited(
                found.delimiter(), found.quote(), Delimited.NONE, Delimited.NONE, skip, header, columns, trailer);
        List<String> remarks = new ArrayList<>();
        if (!named) {
            remarks.add("no line names the columns; they are called column1, column2 …");
        }
        return new Look(
                Format.CSV,
                sample.charset(),
                yaml(layout),
                new Fields().columns(Decoding.of(sample, Format.CSV, layout)),
                remarks);
    }

    /** The last line, where it has other cells than the rows and one of them counts the rows. */
    private Trailer trailer(List<List<String>> rows, int first, int cells) {
        List<String> last = rows.get(rows.size() - 1);
        if (!sample.whole() || rows.size() == LINES || last.size() == cells || last.size() < 2) {
            return null;
        }
        String count = Integer.toString(rows.size() - first - 1);
        for (int i = 1; i < last.size(); i++) {
            if (last.get(i).strip().replaceFirst("^0+(?=\\d)", "").equals(count)) {
                return new Trailer(last.get(0).strip(), i + 1, 0);
            }
        }
        return null;
    }

    private static List<String> yaml(Delimited layout) {
        List<String> lines = new ArrayList<>();
        if (!layout.delimiter().equals(",")) {
            lines.add("delimiter: " + (layout.delimiter().equals("\t") ? "tab" : Quoted.of(layout.delimiter())));
        }
        if (layout.quote() == Delimited.NONE) {
            lines.add("quote: none");
        }
        if (layout.skip() > 0) {
            lines.add("skip: " + layout.skip());
        }
        if (!layout.header()) {
            lines.add("header: false");
            lines.add("columns: [" + layout.columns().stream().map(Quoted::of).collect(Collectors.joining(", ")) + "]");
        }
        if (layout.trailer() != null) {
            lines.add("trailer: {mark: " + Quoted.of(layout.trailer().mark()) + ", at: "
                    + layout.trailer().at() + "}");
        }
        return lines;
    }

    /** Whether a row names the columns: no number and no day is in it. */
    private static boolean names(List<String> row) {
        return row.stream().map(String::strip).allMatch(cell -> cell.length() <= 64 && !value(cell))
                && row.stream().anyMatch(cell -> !cell.isBlank());
    }

    /** Names have letters, or Chinese characters, and few digits. */
    private static boolean value(String cell) {
        long digits = cell.chars().filter(Character::isDigit).count();
        return !cell.isEmpty() && (cell.codePoints().noneMatch(Character::isLetter) || digits * 2 > cell.length());
    }

    /** Each once, as a layout wants them. */
    private static List<String> columns(List<String> names, int cells) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            String name = i < names.size() ? names.get(i).strip() : "";
            boolean free = !name.isEmpty() && !columns.contains(name);
            columns.add(free ? name : name.isEmpty() ? "column" + (i + 1) : name + "_" + (i + 1));
        }
        return columns;
    }
}
