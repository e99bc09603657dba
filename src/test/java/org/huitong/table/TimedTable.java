package org.huitong.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.huitong.message.Json;

/**
 * A table with a time of change, a far end's clock that the test turns, and a gateway's clock beside it; and the poller with
 * the token it has committed. For one thread.
 */
final class TimedTable implements AutoCloseable {
    static final Duration WINDOW = Duration.ofMinutes(10);

    final List<String> published = new ArrayList<>();
    private final DataSource database;
    private final Path folder;
    private final Connection writer;
    private LocalDateTime far = LocalDateTime.parse("2026-11-29T10:00:00");
    private long wall = 1_000_000_000L;
    private byte[] token = Json.bytes(java.util.Map.of());
    private Duration window = WINDOW;
    private int maxRows = 10;
    private int remember = 1000;
    private TimeSource source;

    TimedTable(DataSource database, Path folder, String type) throws SQLException, IOException {
        this.database = database;
        this.folder = folder;
        this.writer = database.getConnection();
        execute("DROP TABLE IF EXISTS CHANGES");
        execute("DROP TABLE IF EXISTS FAR_CLOCK");
        execute("CREATE TABLE CHANGES (ID INT PRIMARY KEY, WORD VARCHAR(20), AT " + type + " NOT NULL)");
        execute("CREATE TABLE FAR_CLOCK (NOW " + type + ")");
        execute("INSERT INTO FAR_CLOCK VALUES ('2026-11-29 10:00:00')");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("far.properties"), """
                product=far
                clock=SELECT NOW FROM FAR_CLOCK
                first={select} FETCH FIRST {rows} ROWS ONLY
                upsert=-
                set=-
                append=-
                call=-
                """);
        restart();
    }

    TimedTable with(Duration late, int rows, int memory) {
        window = late;
        maxRows = rows;
        remember = memory;
        return restart();
    }

    /** As after a death: all that is left is the token, and files. */
    TimedTable restart() {
        TableRules table =
                new TableRules("far", "CHANGES", "t.*", "", List.of("AT", "ID"), maxRows, Duration.ofSeconds(20));
        source = new TimeSource(
                new TimeRules(table, window, Duration.ZERO, "1970-01-01T00:00:00", remember),
                database,
                new Dialects(folder),
                folder.resolve("seen"),
                () -> wall);
        return this;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Both clocks go on. */
    TimedTable pass(Duration time) throws SQLException {
        wall += time.toMillis();
        return turnClock(far.plus(time));
    }

    /** Only the far end's does, to wherever. */
    TimedTable turnClock(LocalDateTime to) throws SQLException {
        far = to;
        try (PreparedStatement statement = writer.prepareStatement("UPDATE FAR_CLOCK SET NOW = ?")) {
            statement.setObject(1, far);
            statement.execute();
        }
        return this;
    }

    LocalDateTime clock() {
        return far;
    }

    /** A row appears or changes, and is visible at once. */
    TimedTable write(int id, String word) throws SQLException {
        write(writer, id, word);
        return this;
    }

    /** The same in somebody's transaction, with the time it is there. */
    void write(Connection connection, int id, String word) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE CHANGES SET WORD = ?, AT = ? WHERE ID = ?")) {
            update.setString(1, word);
            update.setObject(2, far);
            update.setInt(3, id);
            if (update.executeUpdate() > 0) {
                return;
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO CHANGES VALUES (?, ?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, word);
            insert.setObject(3, far);
            insert.execute();
        }
    }

    /** Somebody who commits later. */
    Connection begin() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** One turn; null where it found nothing. */
    TableSource.Turn turn() throws SQLException, IOException {
        TableSource.Turn turn = source.turn(token);
        return turn.isNothing() ? null : turn;
    }

    void commit(TableSource.Turn turn) {
        turn.rows().forEach(row -> published.add(row.get("ID") + " " + row.get("WORD")));
        token = turn.next();
    }

    /** Turns until nothing is new. */
    List<String> poll() throws SQLException, IOException {
        int from = published.size();
        for (TableSource.Turn turn = turn(); turn != null; turn = turn()) {
            commit(turn);
        }
        return List.copyOf(published.subList(from, published.size()));
    }

    @Override
    public void close() throws SQLException {
        writer.close();
    }
}
