package org.huitong.table;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/**
 * A look at a table before anything is configured: its columns, its primary key and its first rows. Changes nothing.
 *
 * @param rows column, in upper case, to value
 * @param keys columns of the primary key, in its order; empty where there is none
 * @param times columns with a day and a time
 */
public record Peek(List<Map<String, Object>> rows, List<String> keys, List<String> times) {
    private static final Pattern TABLE =
            Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$#]*(\\.[\\p{L}_][\\p{L}\\p{N}_$#]*){0,2}");
    private static final int SECONDS = 30;

    /**
     * @param user empty where the URL says it
     * @param most rows
     * @throws HuitongException CONFIG_INVALID where there is no driver, nobody answers or the table is not there; without what
     *     the driver says, for that may hold values
     */
    public static Peek at(String url, String user, String password, String table, int most) {
        if (!TABLE.matcher(table).matches()) {
            throw wrong(table, "this is no name of a table", "Write it as in SQL, like CZRK or OWNER.CZRK");
        }
        Properties login = new Properties();
        if (!user.isEmpty()) {
            login.setProperty("user", user);
            login.setProperty("password", password);
        }
        DriverManager.setLoginTimeout(SECONDS);
        try (Connection connection = DriverManager.getConnection(url, login);
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            statement.setMaxRows(most);
            return seen(connection, statement, table, most);
        } catch (SQLException e) {
            boolean driver = "08001".equals(e.getSQLState()) && url.startsWith("jdbc:") && e.getErrorCode() == 0;
            throw wrong(
                    table,
                    "SQLSTATE " + e.getSQLState(),
                    driver
                            ? "See that the far end answers, and that its driver lies in lib/"
                            : "See that the table is there and that this user may read it");
        }
    }

    private static Peek seen(Connection connection, Statement statement, String table, int most) throws SQLException {
        try (ResultSet found = statement.executeQuery("SELECT * FROM " + table)) {
            Cells cells = Cells.of(found.getMetaData());
            List<Map<String, Object>> rows = new ArrayList<>();
            while (rows.size() < most && found.next()) {
                rows.add(cells.row(found));
            }
            List<String> times = cells.columns().stream()
                    .filter(column -> column.type() == Types.TIMESTAMP || column.zoned())
                    .map(Cells.Column::name)
                    .toList();
            return new Peek(rows, keys(connection, table), times);
        }
    }

    /** Databases keep names in one case or the other. */
    private static List<String> keys(Connection connection, String table) throws SQLException {
        String name = table.substring(table.lastIndexOf('.') + 1);
        for (String written : List.of(name, name.toUpperCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))) {
            Map<Short, String> keys = new TreeMap<>();
            try (ResultSet found = connection.getMetaData().getPrimaryKeys(connection.getCatalog(), null, written)) {
                while (found.next()) {
                    keys.put(
                            found.getShort("KEY_SEQ"),
                            found.getString("COLUMN_NAME").toUpperCase(Locale.ROOT));
                }
            }
            if (!keys.isEmpty()) {
                return List.copyOf(keys.values());
            }
        }
        return List.of();
    }

    private static HuitongException wrong(String table, String what, String cure) {
        return new HuitongException(
                ErrorCode.CONFIG_INVALID, "looking at table " + table + " failed: " + what + ". " + cure + ".");
    }
}
