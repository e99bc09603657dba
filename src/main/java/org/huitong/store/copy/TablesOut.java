package org.huitong.store.copy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Writes tables to files, a few rows in memory at a time. Stateless. */
public final class TablesOut {
    /** The same text whatever the database's own settings; a policy that hides rows is told, not obeyed. */
    private static final String FORM = "SET bytea_output = 'hex'; SET datestyle = 'ISO, YMD'; SET intervalstyle ="
            + " 'postgres'; SET extra_float_digits = 3; SET row_security = off";

    private TablesOut() {}

    /** Once in a session, before its transaction. */
    public static void prepare(Handle session) {
        session.execute(FORM);
    }

    /**
     * Every table of the schema.
     *
     * @param session in the transaction that sees what is to be copied
     * @param folder there, and empty
     */
    public static Contents write(Handle session, Path folder) throws SQLException, IOException {
        Tables tables = new Tables(session);
        CopyManager copying = session.getConnection().unwrap(PGConnection.class).getCopyAPI();
        SortedMap<String, Contents.Table> written = new TreeMap<>();
        for (Map.Entry<String, List<String>> table : tables.columns().entrySet()) {
            String file = file(table.getKey(), written.size());
            try (OutputStream out = Files.newOutputStream(folder.resolve(file))) {
                long rows = copying.copyOut(
                        "COPY " + Tables.quoted(table.getKey()) + " (" + Tables.quoted(table.getValue())
                                + ") TO STDOUT",
                        out);
                written.put(table.getKey(), new Contents.Table(file, table.getValue(), rows));
            }
        }
        Contents contents = new Contents(written, tables.sequences());
        contents.write(folder);
        return contents;
    }

    /** A name that is a file's everywhere. */
    private static String file(String table, int number) {
        return (table.matches("[a-z0-9_]{1,100}") ? table : "table-" + number) + ".copy";
    }
}
