package org.huitong.receive.format;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huitong.catalog.layout.Delimited;
import org.huitong.message.Defect;
import org.huitong.message.HuitongException;
import org.huitong.message.Origin;
import org.huitong.message.Raw;
import org.huitong.receive.input.Limits;
import org.huitong.receive.input.Lines;
import org.huitong.receive.input.Records;
import org.huitong.receive.input.Trouble;
import org.huitong.receive.input.Window;

/**
 * CSV by RFC 4180 and its dialects, parsed by FastCSV on strictly decoded text. A row with more or fewer cells than columns,
 * of another charset, or with text behind a closing quote is a fault of that row; a quote that is never closed makes all
 * that follows doubtful and is refused. A line break within a cell is LF, whatever the file has. For one thread.
 */
public final class DelimitedRecords implements Records {
    /** Origin's word for the names that the input's own header gave. */
    static final String HEADER = "header";
    /** Field that holds the cells of a row that does not fit the columns. */
    static final String CELLS = "$cells";

    private static final Trouble QUOTE =
            new Trouble("quote", "something stands between a closing quote and the next delimiter; double the quote");

    private final Lines lines;
    private final Dialect dialect;
    private final LineFeed feed;
    private final Delimited layout;
    private final Tail tail;
    private final Columns columns;
    private final boolean named;
    private final Origin origin;
    private CsvReader<Cells> reader;
    private Iterator<Cells> parsed;
    private int index;
    private boolean ended;

    /**
     * Reads the header, where the layout declares one.
     *
     * @param header names that the header of the whole input gave, where this is one record cut from it; else null
     */
    public DelimitedRecords(
            Window window, Delimited layout, java.nio.charset.Charset charset, Limits limits, List<String> header) {
        this.layout = layout;
        this.lines = new Lines(window, charset, limits.maxRecordBytes());
        this.dialect = new Dialect(layout);
        this.feed = new LineFeed(lines, dialect, limits.maxRecordBytes());
        this.named = layout.header();
        for (int i = 0; header == null && i < layout.skip(); i++) {
            lines.next();
        }
        parse();
        if (header != null) {
            columns = Columns.of(header);
            tail = new Tail(null);
        } else {
            columns = named ? header() : Columns.of(layout.columns());
            tail = new Tail(layout.trailer());
        }
        origin = new Origin("csv", lines.charset(), named ? Map.of(HEADER, columns.names()) : Map.of());
    }

    private void parse() {
        CsvReader.CsvReaderBuilder builder = CsvReader.builder()
                .fieldSeparator(dialect.told())
                .quoteCharacter(layout.quote())
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true);
        if (layout.comment() == Delimited.NONE) {
            builder.commentCharacter('\uDFFE');
        } else {
            builder.commentStrategy(CommentStrategy.READ).commentCharacter(layout.comment());
        }
        reader = builder.build(new Cells(feed), feed);
        parsed = reader.iterator();
    }

    private Columns header() {
        Cells cells = row();
        while (cells != null && cells.blank() && !feed.undecodable()) {
            cells = row();
        }
        if (cells == null || feed.undecodable() || cells == BROKEN) {
            throw Columns.wrong("line " + feed.startLine(), "there is no header that can be read");
        }
        return Columns.header(cells.cells(), layout.columns(), "line " + feed.startLine());
    }

    private static final Cells BROKEN = new Cells(null);

    /** The next row, {@link #BROKEN} for one that cannot be parsed, null at the end. */
    private Cells row() {
        try {
            return parsed.hasNext() ? parsed.next() : null;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof HuitongException refusal) {
                throw refusal;
            }
            // The parser's state is lost; the next line begins anew.
            feed.drop();
            parse();
            return BROKEN;
        }
    }

    @Override
    public Raw next() {
        Raw raw = tail.poll();
        while (raw == null && !ended) {
            read();
            raw = tail.poll();
        }
        return raw;
    }

    private void read() {
        Cells cells = row();
        if (cells == null) {
            ended = true;
            tail.end();
        } else if (cells == BROKEN) {
            tail.add(faulty(Map.of(), QUOTE, ""));
        } else if (feed.undecodable()) {
            tail.add(faulty(Map.of(), Trouble.CHARSET, ", byte " + feed.badAt()));
        } else if (!cells.blank()) {
            fitted(cells.cells());
        }
    }

    private void fitted(List<String> cells) {
        Raw raw = cells.size() == columns.names().size() ? whole(cells) : ragged(cells);
        if (tail.marks(cells.get(0).strip())) {
            int at = layout.trailer().at();
            tail.hold(raw, at > 0 && at <= cells.size() ? cells.get(at - 1) : "");
        } else {
            tail.add(raw);
        }
    }

    private Raw whole(List<String> cells) {
        Map<String, Object> fields = new LinkedHashMap<>(cells.size() * 4 / 3 + 1);
        Defect fault = null;
        boolean sound = feed.sound();
        for (int i = 0; i < cells.size(); i++) {
            String name = columns.names().get(i);
            if (!name.isEmpty()) {
                String text = cells.get(i);
                fields.put(name, text);
                Trouble trouble = sound ? null : Trouble.of(text);
                fault = trouble == null || fault != null ? fault : trouble.at(index, pointer() + "/" + name);
            }
        }
        return raw(fields, fault);
    }

    private Raw ragged(List<String> cells) {
        return faulty(
                Map.of(CELLS, cells),
                new Trouble(
                        "ragged",
                        "the row has " + cells.size() + " cells, there are "
                                + columns.names().size() + " columns; mend the row, or quote its delimiters"),
                "");
    }

    private Raw faulty(Map<String, Object> fields, Trouble trouble, String where) {
        return raw(fields, trouble.at(index, pointer() + where));
    }

    private String pointer() {
        return "/line " + feed.startLine();
    }

    private Raw raw(Map<String, Object> fields, Defect fault) {
        return Raws.of(
                lines.window(),
                feed.start(),
                feed.end(),
                new Raw(index++, pointer(), fields, null, 0, 0, origin, fault));
    }

    @Override
    public void close() {
        feed.close();
    }
}
