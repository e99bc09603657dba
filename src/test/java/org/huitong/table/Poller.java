package org.huitong.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.huitong.message.Json;

/** A table in H2 and the token that was committed; a turn may be committed or lost. For one thread. */
final class Poller implements AutoCloseable {
    final JdbcDataSource database = new JdbcDataSource();
    final Dialects dialects;
    private final Connection writer;
    private byte[] token = Json.bytes(Map.of());

    Poller(Path folder) throws SQLException, IOException {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        writer = database.getConnection();
        Files.writeString(folder.resolve("here.properties"), """
                product=H2
                clock=SELECT LOCALTIMESTAMP
                first={select} FETCH FIRST {rows} ROWS ONLY
                upsert=-
                set=-
                append=-
                call=-
                """);
        dialects = new Dialects(folder);
    }

    static TableRules rules(String table, String mark, int maxRows) {
        return new TableRules("", table, "t.*", "", List.of(mark), maxRows, Duration.ofSeconds(20));
    }

    Poller execute(String sql) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute(sql);
        }
        return this;
    }

    /** One turn, committed; its rows, their values with blanks between. */
    List<String> turn(TableSource source) throws SQLException, IOException {
        TableSource.Turn turn = source.turn(token);
        if (!turn.isNothing()) {
            token = turn.next();
        }
        return words(turn);
    }

    /** One turn whose commit fails, or that the gateway does not survive. */
    List<String> lostTurn(TableSource source) throws SQLException, IOException {
        return words(source.turn(token));
    }

    private static List<String> words(TableSource.Turn turn) {
        return turn.rows().stream()
                .map(row -> String.join(
                        " ", row.values().stream().map(String::valueOf).toList()))
                .toList();
    }

    /** Turns until nothing is new. */
    List<String> poll(TableSource source) throws SQLException, IOException {
        List<String> found = new ArrayList<>();
        byte[] before;
        do {
            before = token;
            found.addAll(turn(source));
        } while (before != token);
        return found;
    }

    @Override
    public void close() throws SQLException {
        writer.close();
    }
}
