package org.huitong.table;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Whether a database can be used as a route would: no row is read, and none is written. */
public final class Presence {
    /** As Camel's SQL component writes what it fills in. */
    private static final Pattern FILLED_IN = Pattern.compile(":\\??#(\\$\\{[^}]*}|[\\w.:]+)");

    private final DataSource database;
    private final Duration limit;

    /** @param limit longest silence on a connection */
    public Presence(DataSource database, Duration limit) {
        this.database = database;
        this.limit = limit;
    }

    /** Logs in and goes. */
    public void connect() throws SQLException {
        open().close();
    }

    /** Columns of a table, as the database writes them. */
    public List<String> columns(String table) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet none =
                        statement.executeQuery("SELECT t.* FROM " + Names.of("table", table) + " t WHERE 1 = 0")) {
            ResultSetMetaData about = none.getMetaData();
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= about.getColumnCount(); i++) {
                columns.add(about.getColumnName(i));
            }
            return columns;
        }
    }

    /** Has a statement looked at, and not run: its tables and columns are there, where the driver asks the database. */
    public void prepare(String sql) throws SQLException {
        try (Connection connection = open();
                PreparedStatement statement =
                        connection.prepareStatement(FILLED_IN.matcher(sql).replaceAll("?"))) {
            statement.getParameterMetaData();
        }
    }

    /** A pool would try again and again to connect, which hides why it fails; so its address is used alone. */
    private Connection open() throws SQLException {
        Connection connection = database instanceof HikariDataSource pool && pool.getJdbcUrl() != null
                ? DriverManager.getConnection(pool.getJdbcUrl(), login(pool))
                : database.getConnection();
        connection.setNetworkTimeout(Runnable::run, (int) limit.toMillis());
        return connection;
    }

    private static Properties login(HikariDataSource pool) {
        Properties login = new Properties();
        login.putAll(pool.getDataSourceProperties());
        if (pool.getUsername() != null) {
            login.setProperty("user", pool.getUsername());
        }
        if (pool.getPassword() != null) {
            login.setProperty("password", pool.getPassword());
        }
        return login;
    }
}
