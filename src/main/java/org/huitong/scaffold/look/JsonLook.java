package org.huitong.scaffold.look;

import java.util.List;
import org.huitong.catalog.Format;

/** JSON: an object, an array of them, or one a line. */
final class JsonLook {
    private final Sampled sample;

    JsonLook(Sampled sample) {
        this.sample = sample;
    }

    Look look(boolean lines) {
        Format format = lines ? Format.NDJSON : Format.JSON;
        Fields fields = new Fields();
        List<Column> columns = fields.columns(Decoding.of(sample, format, null));
        if (columns.isEmpty()) {
            throw sample.wrong(
                    "its records hold nothing but lists",
                    "Cut out the list that holds the records, or write the mapping with each: by hand");
        }
        return new Look(format, sample.charset(), List.of(), columns, groups(fields));
    }

    /** What a list within a record may be, only a person can say. */
    static List<String> groups(Fields fields) {
        return fields.lists().stream()
                .map(path -> "there is a list at " + path
                        + "; where each of its elements is a record of its own, say each: " + path)
                .toList();
    }
}
