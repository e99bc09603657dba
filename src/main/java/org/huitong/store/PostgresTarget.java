package org.huitong.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.store.copy.Tables;
import org.huitong.store.copy.TablesIn;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A schema that has no row yet. It is held by the writer's own lock, made as the copy's version of the tables wants it, and
 * filled in one transaction; a death before the commit leaves tables without a row, which are as good as none.
 */
final class PostgresTarget implements StoreTarget {
    private final PGSimpleDataSource source;
    private final String place;

    PostgresTarget(StoreSettings settings) {
        source = Postgres.source(settings);
        place = Postgres.place(source);
    }

    @Override
    public Load prepare(StoreForm form) {
        form.requireFor(StoreForm.POSTGRESQL);
        Handle session = session();
        try {
            session.createQuery(PostgresCopy.UNHURRIED).mapTo(String.class).list();
            requireEmpty(session);
            return new Filling(session, form);
        } catch (JdbiException e) {
            Postgres.close(session);
            throw PostgresTrouble.of(place, e);
        } catch (HuitongException e) {
            Postgres.close(session);
            throw e;
        }
    }

    private Handle session() {
        try {
            return Postgres.session(source);
        } catch (JdbiException e) {
            throw PostgresTrouble.of(place, e);
        }
    }

    private void requireEmpty(Handle session) {
        String schema = session.createQuery("SELECT current_schema()")
                .mapTo(String.class)
                .findOne()
                .orElseThrow(() -> new HuitongException(
                        ErrorCode.OPERATE_INVALID,
                        "the schema that huitong.store.url names is not in " + place
                                + ". Make it (CREATE SCHEMA), then restore."));
        Tables tables = new Tables(session);
        Optional<String> found = history(session) ? tables.filled() : tables.any();
        if (found.isPresent()) {
            throw new HuitongException(
                    ErrorCode.OPERATE_INVALID,
                    "the store " + place + ", schema " + schema + ", is not empty (table " + found.get()
                            + "). Name a new database, or a schema of its own, in huitong.store.url; or empty this one"
                            + " once nobody needs what is in it (DROP SCHEMA, CREATE SCHEMA). Then restore.");
        }
    }

    /** Whether the tables that are there were made by a gateway. */
    private static boolean history(Handle session) {
        return session.createQuery("SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = current_schema()"
                        + " AND tablename = 'flyway_schema_history')")
                .mapTo(Boolean.class)
                .one();
    }

    private final class Filling implements Load {
        private final Handle session;
        private final StoreForm form;

        Filling(Handle session, StoreForm form) {
            this.session = session;
            this.form = form;
        }

        @Override
        public void from(Path folder) {
            try {
                Migrations.run(Postgres.migrating(source), form.version(), Postgres.FOLDERS);
                session.getConnection().setNetworkTimeout(Runnable::run, (int) PostgresCopy.SILENCE.toMillis());
                session.begin();
                TablesIn.load(session, folder, PostgresCopy.SILENCE);
                // A gateway that lost this store must not take it for the one it knew.
                session.execute("DELETE FROM state WHERE name = ?", Postgres.OWNER);
                session.commit();
            } catch (JdbiException | SQLException | FlywayException e) {
                throw broken(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private HuitongException broken(Exception failure) {
            if (failure instanceof FlywayException && !(Engine.root(failure) instanceof SQLException)) {
                return new HuitongException(
                        ErrorCode.OPERATE_BACKUP,
                        "the tables of the store " + place + " cannot be made: " + failure.getMessage()
                                + " Empty its schema (DROP SCHEMA, CREATE SCHEMA), then restore again.",
                        failure);
            }
            return PostgresTrouble.ofCopy("filling the store " + place, failure);
        }

        @Override
        public void close() {
            PostgresCopy.end(session);
        }
    }
}
