package org.huitong.bench.rows;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/** The old system's table and the consumer's, each in a database of its own, and the ways from one to the other. One thread. */
final class Tables implements AutoCloseable {
    static final String SOURCE = "LEGACY_ROWS";
    static final String TARGET = "CARDS";
    private static final String FILLED = "FILLED_ROWS";
    private static final int BATCH = 1000;

    private final String url;
    private final String sourceName;
    private final String targetName;
    private final Connection admin;
    private final Connection source;
    private final Connection target;

    /**
     * What both sides come to.
     *
     * @param sum over a digest of every row, whatever their order
     */
    record Digest(long rows, String sum) {}

    /** @param url of a PostgreSQL server, at a database from which others may be created */
    Tables(String url) throws SQLException {
        this.url = url;
        String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        sourceName = "bench_source_" + run;
        targetName = "bench_target_" + run;
        admin = DriverManager.getConnection(url);
        execute(admin, "CREATE DATABASE " + sourceName);
        execute(admin, "CREATE DATABASE " + targetName);
        source = DriverManager.getConnection(at(sourceName));
        target = DriverManager.getConnection(at(targetName));
        execute(
                target,
                "CREATE TABLE " + TARGET + " (" + Column.join(", ", Column::target) + ", VERSION BIGINT NOT NULL,"
                        + " PRIMARY KEY (CARD_NO))");
    }

    /** The same server, another database; a driver that writes many rows with one statement. */
    private String at(String database) {
        String other = url.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + database);
        return other + (other.contains("?") ? "&" : "?")
                + "reWriteBatchedInserts=true&connectTimeout=10&socketTimeout=120";
    }

    String sourceUrl() {
        return at(sourceName);
    }

    String targetUrl() {
        return at(targetName);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Rows that nobody sees yet, and the empty table that is seen. */
    void fill(long rows) throws SQLException {
        String columns = Column.join(", ", Column::legacy) + ", SEQ BIGINT PRIMARY KEY";
        execute(source, "CREATE TABLE " + FILLED + " (" + columns + ")");
        execute(source, "CREATE TABLE " + SOURCE + " (" + columns + ")");
        execute(
                source,
                "INSERT INTO " + FILLED + " SELECT " + Column.join(", ", Column::made)
                        + ", i FROM generate_series(1::bigint, " + rows + ") AS i");
        execute(source, "VACUUM ANALYZE " + FILLED);
    }

    /** All at once they are there; or are gone again. */
    void show(boolean rows) throws SQLException {
        String aside = "ROWS_ASIDE";
        execute(
                source,
                "BEGIN; ALTER TABLE " + SOURCE + " RENAME TO " + aside + "; ALTER TABLE "
                        + (rows ? FILLED : "NO_ROWS") + " RENAME TO " + SOURCE + "; ALTER TABLE " + aside
                        + " RENAME TO "
                        + (rows ? "NO_ROWS" : FILLED) + "; COMMIT");
    }

    void empty() throws SQLException {
        execute(target, "TRUNCATE " + TARGET);
    }

    /** True where the consumer holds the row of this number. */
    boolean holds(long row) throws SQLException {
        try (PreparedStatement statement =
                target.prepareStatement("SELECT 1 FROM " + TARGET + " WHERE CARD_NO = 'N' || lpad(?, 9, '0')")) {
            statement.setString(1, Long.toString(row));
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    long count() throws SQLException {
        try (Statement statement = target.createStatement();
                ResultSet found = statement.executeQuery("SELECT count(*) FROM " + TARGET)) {
            found.next();
            return found.getLong(1);
        }
    }

    Digest wanted() throws SQLException {
        return digest(
                source, Column.join(" || '|' || ", c -> "coalesce((" + c.plain() + ")::text, '')"), "SEQ", FILLED);
    }

    Digest held() throws SQLException {
        return digest(
                target,
                Column.join(" || '|' || ", c -> "coalesce(" + c.targetName() + "::text, '')"),
                "VERSION",
                TARGET);
    }

    private static Digest digest(Connection connection, String row, String version, String table) throws SQLException {
        String sql = "SELECT count(*), coalesce(sum(('x' || substr(md5(" + row + " || '|' || " + version
                + "), 1, 15))::bit(60)::bigint), 0) FROM " + table;
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return new Digest(result.getLong(1), result.getString(2));
        }
    }

    /** One value of one row at the consumer. */
    void change(long row) throws SQLException {
        execute(target, "UPDATE " + TARGET + " SET FIELD7 = 'other' WHERE VERSION = " + row);
    }

    private static String selected() {
        return "SELECT " + Column.join(", ", Column::plain) + ", SEQ FROM " + FILLED;
    }

    private static String written() {
        return TARGET + " (" + Column.join(", ", Column::targetName) + ", VERSION)";
    }

    /** What a person would write: a cursor, batches of a thousand, an upsert that compares versions. Seconds. */
    double loop() throws SQLException {
        long begin = System.nanoTime();
        source.setAutoCommit(false);
        target.setAutoCommit(false);
        String upsert =
                "INSERT INTO " + TARGET + " AS t (" + Column.join(", ", Column::targetName) + ", VERSION) VALUES ("
                        + Column.join(", ", c -> "?") + ", ?) ON CONFLICT (CARD_NO) DO UPDATE SET "
                        + Column.join(", ", c -> c.targetName() + " = EXCLUDED." + c.targetName())
                        + ", VERSION = EXCLUDED.VERSION WHERE t.VERSION <= EXCLUDED.VERSION";
        try (Statement select = source.createStatement();
                PreparedStatement insert = target.prepareStatement(upsert)) {
            select.setFetchSize(BATCH);
            try (ResultSet rows = select.executeQuery(selected())) {
                batches(rows, insert);
            }
        } finally {
            source.rollback();
            source.setAutoCommit(true);
            target.setAutoCommit(true);
        }
        return seconds(begin);
    }

    private void batches(ResultSet rows, PreparedStatement insert) throws SQLException {
        int waiting = 0;
        int columns = Column.ALL.size() + 1;
        while (rows.next()) {
            for (int c = 1; c <= columns; c++) {
                insert.setObject(c, rows.getObject(c));
            }
            insert.addBatch();
            if (++waiting == BATCH) {
                insert.executeBatch();
                target.commit();
                waiting = 0;
            }
        }
        insert.executeBatch();
        target.commit();
    }

    /** {@code COPY | COPY}, in binary: the fastest there is. Seconds. */
    double copy() throws SQLException {
        long begin = System.nanoTime();
        CopyOut out = source.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY (" + selected() + ") TO STDOUT (FORMAT binary)");
        CopyIn in = target.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + written() + " FROM STDIN (FORMAT binary)");
        for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
            in.writeToCopy(row, 0, row.length);
        }
        in.endCopy();
        return seconds(begin);
    }

    /** The bench ends otherwise: figures of a reference that copied something else say nothing. */
    void same(Digest wanted, String who) throws SQLException {
        Digest held = held();
        if (!held.equals(wanted)) {
            throw new HuitongException(
                    ErrorCode.INTERNAL,
                    "comparing what " + who + " wrote with what it read failed: " + held + " instead of " + wanted
                            + ".");
        }
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    @Override
    public void close() throws SQLException {
        source.close();
        target.close();
        try (Connection last = admin) {
            execute(last, "DROP DATABASE " + sourceName + " WITH (FORCE)");
            execute(last, "DROP DATABASE " + targetName + " WITH (FORCE)");
        }
    }
}
