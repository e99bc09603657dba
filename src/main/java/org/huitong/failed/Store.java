package org.huitong.failed;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The relational store: SQLite with WAL and {@code synchronous=FULL}, so that one commit is one sync. One writer at a
 * time, many short readers. Thread-safe.
 */
public final class Store implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);
    private static final int READERS = 4;
    private static final int BUSY_MILLIS = 5_000;
    private static final int CHECKPOINT_PAGES = 8_000;

    private final HikariDataSource readers;
    private final Jdbi reading;
    private final Handle writer;
    private final ReentrantLock writing = new ReentrantLock();

    private final StoreFile file;
    private final StoreDamage damage;

    private Store(StoreFile file, StoreDamage damage, HikariDataSource readers, Handle writer) {
        this.file = file;
        this.damage = damage;
        this.readers = readers;
        this.reading = Jdbi.create(readers);
        this.writer = writer;
    }

    /**
     * Opens or creates {@code huitong.db} in the directory and brings its tables up to date; throws PUBLISH-STORE-BEHIND
     * where it is locked, damaged or cannot be written.
     */
    public static Store open(Path directory) {
        try {
            Files.createDirectories(directory);
            // Rows hold personal data: nobody but the gateway's own user looks in.
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            Driver.unpackBelow(directory);
            return opened(directory.resolve("huitong.db"));
        } catch (IOException | FlywayException | JdbiException | HikariPool.PoolInitializationException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            throw new HuitongException(
                    ErrorCode.PUBLISH_STORE_BEHIND,
                    "the store in " + directory + " cannot be opened: " + root.getMessage()
                            + ". Free the disk or the lock, or restore the whole directory, then start again.",
                    e);
        }
    }

    private static Store opened(Path path) throws IOException {
        String url = "jdbc:sqlite:" + path;
        StoreDamage damage = new StoreDamage(path);
        damage.requireMended(source(url, false));
        migrate(source(url, true));
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(source(url, false));
        pool.setMaximumPoolSize(READERS);
        pool.setMinimumIdle(1);
        pool.setPoolName("store-readers");
        Handle writer = Jdbi.create(source(url, true)).open();
        return new Store(new StoreFile(path), damage, new HikariDataSource(pool), writer);
    }

    private static SQLiteDataSource source(String url, boolean immediate) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        if (immediate) {
            config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        }
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }

    private static void migrate(SQLiteDataSource source) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:migrations")
                .loggers("slf4j")
                .load()
                .migrate();
    }

    /** Runs one transaction; callers wait for each other. Throws PUBLISH-STORE-BEHIND where the store does not answer. */
    public <T> T write(Function<Handle, T> work) {
        writing.lock();
        try {
            damage.requireWhole();
            file.requireSame();
            return writer.inTransaction(work::apply);
        } catch (JdbiException e) {
            throw away(e);
        } finally {
            writing.unlock();
        }
    }

    /** {@link #write} without an answer. */
    public void change(Consumer<Handle> work) {
        write(handle -> {
            work.accept(handle);
            return null;
        });
    }

    /** Runs a short read. Throws PUBLISH-STORE-BEHIND where the store does not answer. */
    public <T> T read(Function<Handle, T> work) {
        try {
            return reading.withHandle(work::apply);
        } catch (JdbiException e) {
            throw away(e);
        }
    }

    private HuitongException away(JdbiException e) {
        Throwable root = e.getCause() instanceof SQLException sql ? sql : e;
        damage.look(root);
        damage.requireWhole();
        return new HuitongException(
                ErrorCode.PUBLISH_STORE_BEHIND,
                "the store did not answer (" + root.getClass().getSimpleName() + "). Nothing was changed; see"
                        + " /observe/health, free the disk or the lock, then try again.",
                e);
    }

    /** A word the installation remembers about itself. */
    public Optional<String> state(String name) {
        damage.requireWhole();
        file.requireSame();
        return read(h -> h.select("SELECT value FROM state WHERE name = ?", name)
                .mapTo(String.class)
                .findOne());
    }

    public void setState(String name, String value) {
        change(h -> setState(h, name, value));
    }

    /** Within the caller's transaction. */
    public static void setState(Handle handle, String name, String value) {
        handle.execute(
                "INSERT INTO state (name, value) VALUES (?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name,
                value);
    }

    @Override
    public void close() {
        writing.lock();
        try {
            writer.close();
        } catch (JdbiException e) {
            // After a lock of the store it may not be able to put its connection back as it was; the file is whole.
            LOG.warn(
                    "the store was closed amid a transaction ({})", e.getClass().getSimpleName());
        } finally {
            writing.unlock();
            readers.close();
        }
    }
}
