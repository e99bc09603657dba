package org.huitong.deliver.document;

import java.util.List;
import java.util.Map;

/** Forms of a document. Each record says its id, version, revision and whether it is deleted, so that repeats are known. */
public enum Form {
    /** One array. */
    JSON("application/json", "json", (records, items) -> Texts.json(records)),
    /** A record a line. */
    NDJSON("application/x-ndjson", "ndjson", (records, items) -> Texts.ndjson(records)),
    /** A record a line under a line with names; cells that a spreadsheet would compute begin with an apostrophe. */
    CSV("text/csv;charset=utf-8", "csv", (records, items) -> Csv.of(records, items, true)),
    /** As CSV, every cell as it is. */
    CSV_UNGUARDED("text/csv;charset=utf-8", "csv", (records, items) -> Csv.of(records, items, false)),
    /** An element a record. */
    XML("application/xml", "xml", (records, items) -> Xml.of(records)),
    /** Of one record. */
    FORM("application/x-www-form-urlencoded", "txt", (records, items) -> Texts.form(records));

    private final String mediaType;
    private final String ending;
    private final Writer writer;

    private interface Writer {
        byte[] of(List<Map<String, Object>> records, List<String> items);
    }

    Form(String mediaType, String ending, Writer writer) {
        this.mediaType = mediaType;
        this.ending = ending;
        this.writer = writer;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What the name of a file of it ends with, without the dot. */
    public String ending() {
        return ending;
    }

    /**
     * The document.
     *
     * @param records at least one
     * @param items every item that may be in one, in the order of columns
     * @throws Unwritable where a value cannot stand in it
     */
    public byte[] of(List<Map<String, Object>> records, List<String> items) {
        return writer.of(records, items);
    }
}
