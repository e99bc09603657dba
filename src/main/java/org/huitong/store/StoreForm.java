package org.huitong.store;

import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * What a copy of a store is of.
 *
 * @param kind {@code sqlite} or {@code postgresql}
 * @param version of its tables; 0 where nobody wrote it down
 */
public record StoreForm(String kind, int version) {
    static final String SQLITE = "sqlite";
    static final String POSTGRESQL = "postgresql";

    /** A backup that does not tell: then there was no other kind. */
    public static final StoreForm UNTOLD = new StoreForm(SQLITE, 0);

    /** Throws OPERATE-INVALID where a store of that kind, of this program, cannot be made of it. */
    void requireFor(String other) {
        if (!kind.equals(other)) {
            throw refused(
                    "the backup is of a store in " + name(kind) + ", and this home has its store in " + name(other)
                            + ": one is not made into the other. "
                            + (other.equals(SQLITE)
                                    ? "Name an empty database of PostgreSQL in huitong.store.url, then restore."
                                    : "Restore it to a home whose huitong.store.url is empty."));
        }
        if (version > Migrations.NEWEST) {
            throw refused("the backup's tables are of version " + version + ", and this program knows them up to "
                    + Migrations.NEWEST + ". Restore it with the version of the gateway that made it, or a later one.");
        }
    }

    private static String name(String kind) {
        return switch (kind) {
            case SQLITE -> "SQLite";
            case POSTGRESQL -> "PostgreSQL";
            default -> kind;
        };
    }

    private static HuitongException refused(String text) {
        return new HuitongException(ErrorCode.OPERATE_INVALID, text);
    }
}
