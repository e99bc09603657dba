package org.huitong.catalog;

import java.time.LocalDate;

/**
 * Which edition of its standard a code table is, and where it came from.
 *
 * @param standard e.g. {@code GB/T 2260}; empty where none is named
 * @param name as its publisher calls it, e.g. {@code 2023}; empty where unknown
 * @param from first day on which the table is valid; null for always
 * @param until last day on which it is valid; null for ever
 * @param origin the file it was imported from; null where people wrote it
 */
public record Edition(String standard, String name, LocalDate from, LocalDate until, Origin origin) {
    /** Says nothing. */
    public static final Edition UNSAID = new Edition("", "", null, null, null);

    /**
     * What an import read.
     *
     * @param file its name, without folders
     * @param sha256 of its bytes, in hex
     * @param date day of the import in Asia/Shanghai; null where not said
     */
    public record Origin(String file, String sha256, LocalDate date) {}

    /** Whether it says when the table is valid. */
    public boolean dated() {
        return from != null || until != null;
    }

    /** Whether the table is valid on this day of Asia/Shanghai. */
    public boolean holds(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }
}
