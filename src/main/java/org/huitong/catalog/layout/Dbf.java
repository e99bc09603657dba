package org.huitong.catalog.layout;

/**
 * A dBASE or FoxPro table.
 *
 * @param deleted what becomes of records that are marked as deleted
 * @param memo what becomes of memo columns, whose texts stand in a file of their own that is not read
 */
public record Dbf(Deleted deleted, Memo memo) implements Layout {

    public static final Dbf PLAIN = new Dbf(Deleted.SKIP, Memo.REFUSE);

    /** {@code MARK} reads them with the field {@code @deleted}, which a mapping's {@code delete} can name. */
    public enum Deleted {
        SKIP,
        MARK
    }

    /** {@code SKIP} leaves the columns out. */
    public enum Memo {
        REFUSE,
        SKIP
    }
}
