package org.huitong.scaffold.look;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.huitong.catalog.Format;
import org.huitong.catalog.layout.Delimited;
import org.huitong.catalog.layout.Trailer;

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
        Try best = null;
        String text = sample.text();
        for (String one : delimiter.isEmpty() ? DELIMITERS : List.of(delimiter.equals("tab") ? "\t" : delimiter)) {
            for (char quote : new char[] {'"', Delimited.NONE}) {
                Try found = tried(text, one, quote);
                if (found != null && (best == null || found.better(best))) {
                    best = found;
                }
            }
        }
        if (best == null) {
            throw sample.wrong(
                    "no delimiter parts its lines into the same number of cells",
                    "Say --delimiter, or --widths where its columns are told by their places");
        }
        return look(best);
    }

    private static Try tried(String text, String delimiter, char quote) {
        List<List<String>> rows = rows(text, delimiter, quote);
        Map<Integer, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row.size(), 1, Integer::sum));
        int cells = counts.entrySet().stream()
                .filter(count -> count.getKey() > 1)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
        return cells == 0
                ? null
                : new Try(delimiter, quote, rows, cells, (double) counts.get(cells) / Math.max(1, rows.size()));
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
        boolean header = Header.in(rows.subList(skip, rows.size()));
        List<String> columns = header
                ? List.of()
                : IntStream.rangeClosed(1, found.cells())
                        .mapToObj(i -> "column" + i)
                        .toList();
        Trailer trailer = trailer(rows, skip + (header ? 1 : 0), found.cells());
        Delimited layout = new Delimited(
                found.delimiter(), found.quote(), Delimited.NONE, Delimited.NONE, skip, header, columns, trailer);
        List<String> remarks = new ArrayList<>();
        if (!header) {
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
            lines.add("columns: [" + String.join(", ", layout.columns()) + "]");
        }
        if (layout.trailer() != null) {
            lines.add("trailer: {mark: " + Quoted.of(layout.trailer().mark()) + ", at: "
                    + layout.trailer().at() + "}");
        }
        return lines;
    }

    /** Whether the first of rows names the columns: it has no number or day in it, and nothing twice. */
    private static final class Header {
        static boolean in(List<List<String>> rows) {
            List<String> first = rows.get(0);
            boolean names = first.stream()
                    .map(String::strip)
                    .allMatch(cell -> !cell.isEmpty() && cell.length() <= 64 && !value(cell));
            return names && new HashSet<>(first).size() == first.size();
        }

        /** Names have letters, or Chinese characters and few digits. */
        private static boolean value(String cell) {
            long digits = cell.chars().filter(Character::isDigit).count();
            return cell.codePoints().noneMatch(Character::isLetter) || digits * 2 > cell.length();
        }
    }
}
