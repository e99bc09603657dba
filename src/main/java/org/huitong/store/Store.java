package org.huitong.store;

import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.flywaydb.core.api.FlywayException;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.seal.Seal;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** The relational store, in SQLite or PostgreSQL. One writer at a time, many short readers. Thread-safe. */
public final class Store implements AutoCloseable {
    private final Engine engine;
    private final ReentrantLock writing = new ReentrantLock();

    private final Seal seal;

    private Store(Engine engine, Seal seal) {
        this.engine = engine;
        this.seal = seal;
    }

    /** {@link #open(StoreSettings)} of SQLite. */
    public static Store open(Path directory) {
        return open(StoreSettings.sqlite(directory));
    }

    /** {@link #open(StoreSettings, Seal)} with nothing closed. */
    public static Store open(StoreSettings settings) {
        return open(settings, Seal.NONE);
    }

    /**
     * Opens the store, or makes it, and brings its tables up to date; throws PUBLISH-STORE-BEHIND where it is locked, in
     * other hands, damaged, away or cannot be written.
     *
     * @param seal closes and opens contents of rows, for who finds it by {@link Sealing}
     */
    public static Store open(StoreSettings settings, Seal seal) {
        try {
            Engine engine = settings.postgres() ? Postgres.open(settings) : Sqlite.open(settings.directory());
            return new Store(engine, seal);
        } catch (IOException | FlywayException | JdbiException | HikariPool.PoolInitializationException e) {
            throw settings.postgres() ? Postgres.notOpened(settings, e) : notOpened(settings.directory(), e);
        }
    }

    private static HuitongException notOpened(Path directory, Exception failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new HuitongException(
                ErrorCode.PUBLISH_STORE_BEHIND,
                "the store in " + directory + " cannot be opened: " + root.getMessage()
                        + ". Free the disk or the lock, or restore the whole directory, then start again.",
                failure);
    }

    /** The database's kind, version and place, for people. */
    public String name() {
        return engine.name();
    }

    /** The SQL expression that tells where bytes stand among others: with places for the others and for the bytes, 0 for nowhere. */
    public String findsBytes() {
        return engine.findsBytes();
    }

    /** Runs one transaction; callers wait for each other. Throws PUBLISH-STORE-BEHIND where the store does not answer. */
    public <T> T write(Function<Handle, T> work) {
        writing.lock();
        try {
            return engine.writer().inTransaction(sealed(work)::apply);
        } catch (JdbiException e) {
            engine.writerFailed();
            throw engine.away(e);
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

    /** Runs a short read, again where its connection was lost. Throws PUBLISH-STORE-BEHIND where the store does not answer. */
    public <T> T read(Function<Handle, T> work) {
        return again(() -> engine.readers().withHandle(sealed(work)::apply));
    }

    /** {@link #read} in one transaction: of one moment, and so that many rows come a few at a time. */
    public <T> T scan(Function<Handle, T> work) {
        return again(() -> engine.readers().inTransaction(sealed(work)::apply));
    }

    private <T> Function<Handle, T> sealed(Function<Handle, T> work) {
        return handle -> {
            Sealing.use(handle, seal);
            return work.apply(handle);
        };
    }

    /** By which contents of rows are closed. */
    public Seal seal() {
        return seal;
    }

    private <T> T again(Supplier<T> read) {
        try {
            return read.get();
        } catch (JdbiException e) {
            if (!engine.lostReader(e)) {
                throw engine.away(e);
            }
        }
        try {
            return read.get();
        } catch (JdbiException e) {
            throw engine.away(e);
        }
    }

    /** A word the installation remembers about itself. */
    public Optional<String> state(String name) {
        engine.requireSound();
        return read(h -> state(h, name));
    }

    /** {@link #state(String)} within a transaction of the caller. */
    public static Optional<String> state(Handle handle, String name) {
        return handle.select("SELECT value FROM state WHERE name = ?", name)
                .mapTo(String.class)
                .findOne();
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

    /** Begins a copy of all of it. Throws PUBLISH-STORE-BEHIND where the store does not answer. */
    public StoreCopy copy() {
        try {
            return engine.copy(this);
        } catch (JdbiException e) {
            throw engine.away(e);
        }
    }

    /** Does that while nobody writes. */
    void alone(Runnable work) {
        writing.lock();
        try {
            work.run();
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() {
        writing.lock();
        try {
            engine.close();
        } finally {
            writing.unlock();
        }
    }
}
