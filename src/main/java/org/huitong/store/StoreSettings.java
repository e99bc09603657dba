package org.huitong.store;

import java.nio.file.Path;

/**
 * Where the store is.
 *
 * @param directory of SQLite's file; of PostgreSQL nothing is in it
 * @param url {@code jdbc:postgresql://…}; empty for SQLite
 * @param user of PostgreSQL; empty where the driver finds one by itself
 * @param password of PostgreSQL; empty for none
 */
public record StoreSettings(Path directory, String url, String user, String password) {

    public static StoreSettings sqlite(Path directory) {
        return new StoreSettings(directory, "", "", "");
    }

    boolean postgres() {
        return !url.isEmpty();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return postgres() ? url + " as " + user : "SQLite in " + directory;
    }
}
