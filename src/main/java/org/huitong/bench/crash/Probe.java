package org.huitong.bench.crash;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.h2.api.Trigger;

/** A trigger on a far end's table, in this process. H2 makes triggers by name, so the database's name finds its watcher. */
public final class Probe implements Trigger {
    private static final Map<String, Consumer<Object[]>> WATCHERS = new ConcurrentHashMap<>();

    private String database;

    /** Called by H2 only. */
    public Probe() {}

    /** @param watcher hears the new row, or null where the table is read */
    static void watch(String database, Consumer<Object[]> watcher) {
        WATCHERS.put(database.toUpperCase(Locale.ROOT), watcher);
    }

    static void forget(String database) {
        WATCHERS.remove(database.toUpperCase(Locale.ROOT));
    }

    @Override
    public void init(Connection connection, String schema, String name, String table, boolean before, int type)
            throws SQLException {
        database = connection.getCatalog().toUpperCase(Locale.ROOT);
    }

    @Override
    public void fire(Connection connection, Object[] oldRow, Object[] newRow) {
        Consumer<Object[]> watcher = WATCHERS.get(database);
        if (watcher != null) {
            watcher.accept(newRow);
        }
    }
}
