package org.huitong.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import org.huitong.message.HuitongException;
import org.huitong.store.copy.Tables;
import org.huitong.store.copy.TablesOut;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A copy of the store in PostgreSQL, in one transaction of its own session. What it sees is what the writer's session saw
 * in one moment: that session hands its snapshot over. So it cannot be of a standby that is behind, nor of a store that is
 * in other hands.
 */
final class PostgresCopy implements StoreCopy {
    /** For a disk that is slow and a table with many dead rows; nobody waits for it but the backup. */
    static final Duration SILENCE = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(PostgresCopy.class);
    /** Whatever the database's own bounds are: a transaction that reads all lasts, and waits while the journal is copied. */
    static final String UNHURRIED = "SELECT set_config(name, '0', false) FROM pg_settings WHERE name IN"
            + " ('statement_timeout', 'idle_in_transaction_session_timeout', 'idle_session_timeout',"
            + " 'transaction_timeout')";

    private static final FileAttribute<?> OWNERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Store store;
    private final String place;
    private final Handle session;
    private final StoreForm form;

    private PostgresCopy(Store store, String place, Handle session) {
        this.store = store;
        this.place = place;
        this.session = session;
        this.form = new StoreForm(StoreForm.POSTGRESQL, Migrations.version(session));
    }

    /** Its session is opened here, so that nothing stands still for that. */
    static PostgresCopy begin(PGSimpleDataSource source, Store store) {
        Handle session = Postgres.jdbi(source).open();
        try {
            session.execute(Postgres.SESSION);
            session.createQuery(UNHURRIED).mapTo(String.class).list();
            TablesOut.prepare(session);
            return new PostgresCopy(store, Postgres.place(source), session);
        } catch (JdbiException e) {
            Postgres.close(session);
            throw e;
        }
    }

    @Override
    public StoreForm form() {
        return form;
    }

    @Override
    public long bytes() {
        try {
            return new Tables(session).bytes();
        } catch (JdbiException e) {
            throw broken(e);
        }
    }

    @Override
    public void fix(Path data) {
        store.change(writer -> {
            String snapshot = writer.createQuery("SELECT pg_export_snapshot()")
                    .mapTo(String.class)
                    .one();
            try {
                session.begin();
                session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
                session.execute("SET TRANSACTION SNAPSHOT '" + snapshot + "'");
            } catch (JdbiException e) {
                throw broken(e); // the writer's own session is good
            }
        });
    }

    @Override
    public void write(Path folder) {
        try {
            session.getConnection().setNetworkTimeout(Runnable::run, (int) SILENCE.toMillis());
            Files.createDirectory(folder, OWNERS);
            TablesOut.write(session, folder);
            session.commit();
        } catch (JdbiException | SQLException e) {
            throw broken(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HuitongException broken(Exception failure) {
        return PostgresTrouble.ofCopy("copying the store " + place, failure);
    }

    @Override
    public void close() {
        end(session);
    }

    /** With what it has begun. */
    static void end(Handle session) {
        try {
            if (session.isInTransaction()) {
                session.rollback();
            }
        } catch (JdbiException e) {
            LOG.debug("a transaction ended with its session: {}", e.getClass().getSimpleName());
        }
        Postgres.close(session);
    }
}
