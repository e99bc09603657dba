package org.huitong.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL. The writer's session holds an advisory lock, so that whatever is written is written by its holder; a
 * session that is lost is replaced by one that must get the lock first, and must find that nobody else had it meanwhile.
 */
final class Postgres implements Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Postgres.class);
    private static final int READERS = 6;
    private static final int CONNECT_SECONDS = 5;
    /** More than a statement may last: the database gives up first, and its session is still good. */
    private static final int SOCKET_SECONDS = 40;

    /** Health must be told before it stops waiting. */
    private static final long POOL_MILLIS = 2_000;
    /** A gateway whose machine died leaves a session behind that holds the lock until the database misses it. */
    static final String SESSION = "SET statement_timeout = '30s'; SET lock_timeout = '5s';"
            + " SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3";

    /**
     * What is read within one transaction is of one moment. And a question is planned for its values each time: of one subscription
     * there is a third of all rows, of another none, and a plan for any of them suits neither.
     */
    private static final String READ_ONLY = "; SET default_transaction_read_only = on;"
            + " SET default_transaction_isolation = 'repeatable read'; SET plan_cache_mode = force_custom_plan";
    /** Like the standard, unless the database is told to do more. */
    private static final String DURABLE = "SELECT set_config('synchronous_commit', 'on', false)"
            + " WHERE current_setting('synchronous_commit') IN ('off', 'local', 'remote_write')";

    private static final String LOCK = "SELECT pg_advisory_lock(1215654249, hashtext(COALESCE(current_schema(), '')))";
    /** The word that says who wrote last. */
    static final String OWNER = "store.owner";

    static final String[] FOLDERS = {"common", "postgresql"};
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final PGSimpleDataSource source;
    private final String place;
    private final String mine = UUID.randomUUID().toString();
    private final HikariDataSource pool;
    private final Jdbi readers;
    private final String name;
    private Handle writer;
    private boolean closed;

    private Postgres(PGSimpleDataSource source) {
        this.source = source;
        this.place = place(source);
        writer = session(source);
        try {
            Migrations.run(migrating(source), FOLDERS);
            Store.setState(writer, OWNER, mine);
            name = "PostgreSQL " + setting("server_version") + " at " + place;
            if (setting("fsync").equals("off")) {
                LOG.warn("{} runs with fsync=off: what it has acknowledged does not survive a power loss", name);
            }
            pool = pool();
            readers = jdbi(pool);
        } catch (JdbiException | FlywayException | HuitongException e) {
            drop();
            throw e;
        }
    }

    /** Opens the store in an existing database; its tables are made where there are none. */
    static Postgres open(StoreSettings settings) {
        return new Postgres(source(settings));
    }

    static PGSimpleDataSource source(StoreSettings settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setURL(settings.url());
        } catch (IllegalArgumentException e) {
            throw new HuitongException(
                    ErrorCode.CONFIG_INVALID,
                    "huitong.store.url in config/application.properties cannot be read. Write"
                            + " jdbc:postgresql://HOST:PORT/DATABASE.",
                    e);
        }
        if (!settings.user().isEmpty()) {
            source.setUser(settings.user());
        }
        if (!settings.password().isEmpty()) {
            source.setPassword(settings.password());
        }
        source.setApplicationName("huitong");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(SOCKET_SECONDS);
        source.setTcpKeepAlive(true);
        return source;
    }

    /** A new index on many rows lasts. */
    static PGSimpleDataSource migrating(PGSimpleDataSource source) {
        PGSimpleDataSource patient = new PGSimpleDataSource();
        patient.setURL(source.getURL());
        patient.setUser(source.getUser());
        patient.setPassword(source.getPassword());
        patient.setSocketTimeout(0);
        return patient;
    }

    private HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(READERS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(POOL_MILLIS);
        config.setConnectionInitSql(SESSION + READ_ONLY);
        config.setPoolName("store-readers");
        return new HikariDataSource(config);
    }

    /** For people; no user, no password. */
    static String place(PGSimpleDataSource source) {
        int port = source.getPortNumbers()[0];
        return String.join(",", source.getServerNames()) + (port == 0 ? "" : ":" + port) + "/"
                + source.getDatabaseName();
    }

    /** PostgreSQL has no zero character; one in a text would stop the drain for ever. */
    static Jdbi jdbi(DataSource of) {
        return Jdbi.create(of).registerArgument(new AbstractArgumentFactory<String>(Types.VARCHAR) {
            @Override
            protected Argument build(String text, ConfigRegistry config) {
                return (at, statement, ctx) -> statement.setString(at, text.replace('\0', '\uFFFD'));
            }
        });
    }

    /** A session that may write; throws PUBLISH-STORE-BEHIND where another one may. */
    static Handle session(PGSimpleDataSource source) {
        Handle handle = jdbi(source).open();
        try {
            handle.execute(SESSION);
            handle.createQuery(DURABLE).mapTo(String.class).list();
            handle.createQuery(LOCK).mapTo(String.class).list();
            return handle;
        } catch (JdbiException e) {
            close(handle);
            if (Engine.root(e) instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
                throw new HuitongException(
                        ErrorCode.PUBLISH_STORE_BEHIND,
                        "the store " + place(source)
                                + " is in other hands: another gateway has it open, or a session that is"
                                + " gone has not been missed yet (half a minute). Stop the other one, or give this one a"
                                + " database or schema of its own.",
                        e);
            }
            throw e;
        }
    }

    private String setting(String word) {
        return writer.select("SELECT current_setting(?)", word)
                .mapTo(String.class)
                .one();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String findsBytes() {
        return "position(%2$s IN %1$s)";
    }

    @Override
    public Jdbi readers() {
        return readers;
    }

    @Override
    public Handle writer() {
        if (closed) {
            throw new HuitongException(
                    ErrorCode.PUBLISH_STORE_BEHIND, "the store " + place + " was closed: the gateway is stopping.");
        }
        if (writer == null) {
            Handle handle = session(source);
            try {
                requireMine(handle);
            } catch (JdbiException | HuitongException e) {
                close(handle);
                throw e;
            }
            writer = handle;
            LOG.info("the store {} is written again", place);
        }
        return writer;
    }

    /** While the session was lost another gateway could have come and gone: what this one remembers is then worth nothing. */
    private void requireMine(Handle handle) {
        Optional<String> owner = handle.select("SELECT value FROM state WHERE name = ?", OWNER)
                .mapTo(String.class)
                .findOne();
        if (!owner.equals(Optional.of(mine))) {
            throw new HuitongException(
                    ErrorCode.PUBLISH_STORE_BEHIND,
                    "the store " + place + " was opened by another gateway, or restored, while this one had lost it."
                            + " Nothing is written to it; what was accepted waits on the bus. Stop both, see which data"
                            + " directory the store belongs to, and start that one.");
        }
    }

    @Override
    public void writerFailed() {
        if (writer == null) {
            return;
        }
        try {
            if (writer.getConnection().isValid(CONNECT_SECONDS)) {
                return;
            }
        } catch (SQLException e) {
            // Only a negative time-out can cause it; the session is replaced.
        }
        drop();
    }

    private void drop() {
        close(writer);
        writer = null;
    }

    static void close(Handle handle) {
        try {
            handle.close();
        } catch (JdbiException e) {
            LOG.debug("a lost session could not be closed: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void requireSound() {
        // Each read and write asks the database itself.
    }

    /** After a restart of the database each of the pool's connections is dead, and none of them knows. */
    @Override
    public boolean lostReader(Throwable failure) {
        boolean lost = PostgresTrouble.ofConnection(failure);
        if (lost && !pool.isClosed()) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
        return lost;
    }

    @Override
    public HuitongException away(Throwable failure) {
        return PostgresTrouble.of(place, failure);
    }

    /** As {@link #away}, of a store that was never open. */
    static HuitongException notOpened(StoreSettings settings, Exception failure) {
        String place = place(source(settings));
        if (failure instanceof FlywayException && !(Engine.root(failure) instanceof SQLException)) {
            return new HuitongException(
                    ErrorCode.PUBLISH_STORE_BEHIND,
                    "the tables of the store " + place + " cannot be brought up to date: " + failure.getMessage()
                            + " Start the version of the gateway that made them, or a later one.",
                    failure);
        }
        return PostgresTrouble.of(place, failure);
    }

    @Override
    public StoreCopy copy(Store store) {
        return PostgresCopy.begin(source, store);
    }

    @Override
    public void close() {
        closed = true;
        if (writer != null) {
            drop();
        }
        pool.close();
    }
}
