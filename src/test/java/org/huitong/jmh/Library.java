package org.huitong.jmh;

import com.ctc.wstx.stax.WstxInputFactory;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The fixed baselines: what a program does that trusts its input, with the library that the decoder is built on. Nothing is
 * checked, renamed or bounded, and no place is kept. For one thread.
 */
final class Library {
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final TypeReference<List<Map<String, Object>>> MAPS = new TypeReference<>() {};

    private final ObjectMapper jackson = new ObjectMapper();
    private final WstxInputFactory stax = new WstxInputFactory();
    private final Form form;
    private final int[] widths;

    /** @param texts of any record, for the widths of columns */
    Library(Form form, List<String> texts) {
        this.form = form;
        this.widths = new int[texts.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = form.width(texts, i);
        }
    }

    static boolean has(Form form) {
        return form != Form.XLSX && form != Form.DBF;
    }

    /** Gives everything that was read to the consumer, so that none of it can be left out. */
    void read(byte[] body, Consumer<Object> sink) throws IOException, XMLStreamException {
        switch (form) {
            case JSON -> sink.accept(jackson.readValue(body, MAPS));
            case NDJSON -> jackson.readerFor(MAP).readValues(body).forEachRemaining(sink);
            case XML -> events(body, sink);
            case CSV, CSV_GB18030 -> rows(body, sink);
            case FIXED_WIDTH -> slices(body, sink);
            default -> throw new IllegalStateException(form + " has no baseline");
        }
    }

    /** Jackson to Map is the baseline of JSON; of XML the events of StAX, with the names and texts they have. */
    private void events(byte[] body, Consumer<Object> sink) throws XMLStreamException {
        XMLStreamReader reader = stax.createXMLStreamReader(new ByteArrayInputStream(body));
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                sink.accept(reader.getLocalName());
            } else if (event == XMLStreamConstants.CHARACTERS) {
                sink.accept(reader.getText());
            }
        }
    }

    private void rows(byte[] body, Consumer<Object> sink) throws IOException {
        InputStreamReader text = new InputStreamReader(new ByteArrayInputStream(body), form.charset);
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(text)) {
            for (CsvRecord row : rows) {
                sink.accept(row.getFields());
            }
        }
    }

    private void slices(byte[] body, Consumer<Object> sink) {
        int at = 0;
        while (at < body.length) {
            for (int width : widths) {
                sink.accept(new String(body, at, width, form.charset));
                at += width;
            }
            at += 2;
        }
    }
}
