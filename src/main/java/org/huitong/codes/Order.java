package org.huitong.codes;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import org.huitong.catalog.CodeTable.Kind;

/**
 * What a person wants imported, and how.
 *
 * @param file the publisher's file
 * @param format what it is
 * @param charset of its bytes
 * @param columns which hold what
 * @param table id of the table to write
 * @param kind what the file's texts are
 * @param of the list that a translation maps to or successors are of; empty for a list
 * @param except table whose codes are left out; null for none
 * @param head what people read above the codes
 * @param since first day of this edition; null where nobody said
 * @param replace whether a table that is there may be replaced
 * @param forget whether what the new edition leaves out is dropped in place of ended
 */
record Order(
        Path file,
        CodesImport.FileFormat format,
        Charset charset,
        Columns columns,
        String table,
        Kind kind,
        String of,
        String except,
        Head head,
        LocalDate since,
        boolean replace,
        boolean forget) {

    /** What people read above the codes; null where nobody said, so that it stays. */
    record Head(String title, String standard, String edition) {}
}
