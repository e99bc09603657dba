package org.huitong.contract;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A new database in one PostgreSQL server, which lives as long as the tests. */
final class Postgres implements Database {
    private static EmbeddedPostgres server;

    private final String name = "t" + UUID.randomUUID().toString().replace("-", "");
    private final Connection connection;

    Postgres() throws SQLException {
        try (Connection admin = DriverManager.getConnection(server().getJdbcUrl("postgres", "postgres"));
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        connection = DriverManager.getConnection(server().getJdbcUrl("postgres", name));
    }

    private static synchronized EmbeddedPostgres server() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int port() {
        return server().getPort();
    }

    @Override
    public String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?user=postgres&password=" + PASSWORD
                + "&connectTimeout=3&socketTimeout=3&loginTimeout=3&socketFactory=org.huitong.table.BoundedSockets";
    }

    @Override
    public String counter() {
        return "BIGSERIAL";
    }

    @Override
    public void audit() throws SQLException {
        execute("CREATE TABLE APPLIED (RECORD_ID VARCHAR(64), REVISION INT)");
        execute("""
                CREATE FUNCTION APPLY() RETURNS TRIGGER LANGUAGE PLPGSQL AS $$ BEGIN
                  INSERT INTO APPLIED VALUES (NEW.RECORD_ID, NEW.REVISION); RETURN NULL; END $$""");
        execute("CREATE TRIGGER APPLIES AFTER INSERT OR UPDATE ON CARDS FOR EACH ROW EXECUTE FUNCTION APPLY()");
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
