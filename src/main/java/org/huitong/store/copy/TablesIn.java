package org.huitong.store.copy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what {@link TablesOut} wrote into tables that are there and empty. Stateless. */
public final class TablesIn {
    private static final Logger LOG = LoggerFactory.getLogger(TablesIn.class);

    private TablesIn() {}

    /**
     * All of them; to be committed by the caller.
     *
     * @param patience how long the database may take nothing before its session is ended
     * @throws HuitongException OPERATE-BACKUP where the tables are not those that were written, or another number of rows
     *     came than was written
     */
    public static void load(Handle session, Path folder, Duration patience) throws SQLException, IOException {
        Contents contents = Contents.read(folder);
        Tables tables = new Tables(session);
        requireSame(contents.tables(), tables.columns());
        CopyManager copying = session.getConnection().unwrap(PGConnection.class).getCopyAPI();
        for (String table : tables.order()) {
            Contents.Table written = contents.tables().get(table);
            try (Patience watch = new Patience(session.getConnection(), patience);
                    InputStream in = watch.over(Files.newInputStream(folder.resolve(written.file())))) {
                long rows = copying.copyIn(
                        "COPY " + Tables.quoted(table) + " (" + Tables.quoted(written.columns()) + ") FROM STDIN", in);
                if (rows != written.rows()) {
                    throw wrong("has " + written.rows() + " rows of the table " + table + ", and " + rows + " came");
                }
            }
            session.execute("ANALYZE " + Tables.quoted(table));
        }
        setSequences(session, contents.sequences());
    }

    private static void requireSame(Map<String, Contents.Table> written, SortedMap<String, List<String>> here) {
        here.forEach((table, columns) -> {
            if (!written.containsKey(table)) {
                throw wrong("lacks the table " + table);
            }
            if (!Set.copyOf(columns).equals(Set.copyOf(written.get(table).columns()))) {
                throw wrong("has other columns of the table " + table);
            }
        });
        written.keySet().stream()
                .filter(table -> !here.containsKey(table))
                .forEach(table -> LOG.warn("the table {} of the copy is not the gateway's: it is left out", table));
    }

    /** What the copied rows were numbered with may not be given again. */
    private static void setSequences(Handle session, Map<String, Long> sequences) {
        sequences.forEach((name, last) -> session.createQuery(
                        "SELECT setval(c.oid::regclass, :last) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                                + " WHERE n.nspname = current_schema() AND c.relkind = 'S' AND c.relname = :name")
                .bind("last", last)
                .bind("name", name)
                .mapTo(Long.class)
                .findOne());
    }

    private static HuitongException wrong(String what) {
        return new HuitongException(
                ErrorCode.OPERATE_BACKUP,
                "the store's copy " + what
                        + ", so that it is not of these tables. Nothing was kept; restore it with the"
                        + " version of the gateway that made it, into an empty database.");
    }
}
