package org.huitong.codes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads codes from JSON: an object of code to name or to a list of codes, or a list of objects. Numbers are refused, for
 * they have lost leading zeros.
 */
final class JsonEntries {
    private final JsonParser parser;
    private final Columns columns;
    private final Complaints complaints;
    private final List<Entry> entries = new ArrayList<>();

    private JsonEntries(JsonParser parser, Columns columns, Complaints complaints) {
        this.parser = parser;
        this.columns = columns;
        this.complaints = complaints;
    }

    static List<Entry> read(String text, Columns columns, Complaints complaints) {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            JsonEntries reader = new JsonEntries(parser, columns, complaints);
            try {
                reader.document();
            } catch (JsonProcessingException e) {
                complaints.add(
                        e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                        "this is not JSON: " + e.getOriginalMessage().replace('\n', ' '),
                        "Mend it at this place, or name another --format");
            }
            return reader.entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                long line = line();
                String code = parser.currentName();
                parser.nextToken();
                entries.add(new Entry(line, code, text(), "", ""));
            }
        } else if (first == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                object();
            }
        } else {
            complaints.add(
                    1,
                    "there is neither an object nor a list of objects",
                    "Write {\"code\": \"name\"} or [{\"code\": …, \"name\": …}]");
            return;
        }
        if (parser.nextToken() != null) {
            complaints.add(line(), "something stands behind the JSON document", "Remove it");
        }
    }

    private long line() {
        return parser.currentTokenLocation().getLineNr();
    }

    /** A text, or a list of texts with blanks between. */
    private String text() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            wrong();
            return null;
        }
        List<String> all = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                all.add(parser.getText());
            } else {
                wrong();
            }
        }
        return String.join(" ", all);
    }

    private void wrong() throws IOException {
        complaints.add(
                line(),
                parser.currentToken().isNumeric()
                        ? "a number stands in place of a text, so leading zeros may be lost"
                        : "neither a text nor a list of texts stands here",
                "Write it as text, in quotes");
        parser.skipChildren();
    }

    private void object() throws IOException {
        long line = line();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            complaints.add(line, "the list holds something else than an object", "Write {\"code\": …, \"name\": …}");
            parser.skipChildren();
            return;
        }
        Map<String, String> cells = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            if (wanted(key)) {
                cells.put(key, parser.currentToken() == JsonToken.VALUE_NULL ? "" : text());
            } else {
                parser.skipChildren();
            }
        }
        if (!cells.containsKey(columns.key()) || !cells.containsKey(columns.name())) {
            complaints.add(
                    line,
                    "the object has no \"" + columns.key() + "\" or no \"" + columns.name() + "\"",
                    "Name its keys with --key and --name");
            return;
        }
        entries.add(new Entry(
                line,
                cells.get(columns.key()),
                cells.get(columns.name()),
                cells.getOrDefault(columns.from(), ""),
                cells.getOrDefault(columns.until(), "")));
    }

    private boolean wanted(String key) {
        return key.equals(columns.key())
                || key.equals(columns.name())
                || key.equals(columns.from())
                || key.equals(columns.until());
    }
}
