package org.huitong.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteJDBCLoader;

/** SQLite in the data directory, with WAL and {@code synchronous=FULL}, so that one commit is one sync. */
final class Sqlite implements Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Sqlite.class);
    private static final String FILE = "huitong.db";
    private static final int READERS = 4;
    private static final int BUSY_MILLIS = 5_000;

    private final StoreFile file;
    private final StoreDamage damage;
    private final HikariDataSource pool;
    private final Jdbi readers;
    private final Handle writer;
    private final String name;

    private Sqlite(Path path, StoreDamage damage, HikariDataSource pool, Handle writer) throws IOException {
        this.file = new StoreFile(path);
        this.damage = damage;
        this.pool = pool;
        this.readers = Jdbi.create(pool);
        this.writer = writer;
        this.name = "SQLite " + SQLiteJDBCLoader.getVersion() + " in " + path;
    }

    /** Opens or creates {@code huitong.db}. */
    static Sqlite open(Path directory) throws IOException {
        Files.createDirectories(directory);
        // Rows hold personal data: nobody but the gateway's own user looks in.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        Driver.unpackBelow(directory);
        Path path = directory.resolve(FILE);
        String url = "jdbc:sqlite:" + path;
        StoreDamage damage = new StoreDamage(path);
        damage.requireMended(source(url, false));
        Migrations.run(source(url, true), "common");
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(source(url, false));
        pool.setMaximumPoolSize(READERS);
        pool.setMinimumIdle(1);
        pool.setPoolName("store-readers");
        Handle writer = Jdbi.create(source(url, true)).open();
        return new Sqlite(path, damage, new HikariDataSource(pool), writer);
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

    @Override
    public String name() {
        return name;
    }

    @Override
    public String findsBytes() {
        return "instr(%1$s, %2$s)";
    }

    @Override
    public Jdbi readers() {
        return readers;
    }

    @Override
    public Handle writer() {
        requireSound();
        return writer;
    }

    @Override
    public void writerFailed() {
        // A file has no connection that could be lost.
    }

    @Override
    public void requireSound() {
        damage.requireWhole();
        file.requireSame();
    }

    @Override
    public boolean lostReader(Throwable failure) {
        return false;
    }

    @Override
    public HuitongException away(Throwable failure) {
        Throwable root = Engine.root(failure);
        damage.look(root);
        damage.requireWhole();
        return new HuitongException(
                ErrorCode.PUBLISH_STORE_BEHIND,
                "the store did not answer (" + root.getClass().getSimpleName() + "). Nothing was changed; see"
                        + " /observe/health, free the disk or the lock, then try again.",
                failure);
    }

    @Override
    public StoreCopy copy(Store store) {
        return new Copy(store, new StoreForm(StoreForm.SQLITE, store.read(Migrations::version)));
    }

    private final class Copy implements StoreCopy {
        private final Store store;
        private final StoreForm form;

        Copy(Store store, StoreForm form) {
            this.store = store;
            this.form = form;
        }

        @Override
        public StoreForm form() {
            return form;
        }

        @Override
        public long bytes() {
            return 0; // its file is among the data's
        }

        @Override
        public void fix(Path data) {
            store.alone(() -> copyTo(data));
        }

        @Override
        public void write(Path folder) {
            // It was written when it was fixed.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /** By the database itself: to open its file beside it would take its locks away (SQLite, How To Corrupt, 2.2). */
    private void copyTo(Path directory) {
        requireSound();
        try {
            writer.execute("VACUUM INTO ?", directory.resolve(FILE).toString());
        } catch (JdbiException e) {
            throw new HuitongException(
                    ErrorCode.OPERATE_BACKUP,
                    "the store could not be copied to " + directory + " ("
                            + Engine.root(e).getClass().getSimpleName() + "). Make room there, then try again.",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (JdbiException e) {
            // After a lock of the store it may not be able to put its connection back as it was; the file is whole.
            LOG.warn(
                    "the store was closed amid a transaction ({})", e.getClass().getSimpleName());
        } finally {
            pool.close();
        }
    }
}
