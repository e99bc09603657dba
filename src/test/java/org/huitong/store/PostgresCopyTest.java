package org.huitong.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.store.copy.TablesOut;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A store is copied as of one moment while it is written, and a copy becomes a store once, in an empty database. */
@Timeout(120)
class PostgresCopyTest {
    @TempDir
    private Path folder;

    private final StoreSettings here = TestPostgres.store(Path.of("."));
    private final StoreSettings there = TestPostgres.store(Path.of("."));
    private final Store store = Store.open(here);

    @AfterEach
    void close() {
        store.close();
    }

    private StoreForm copied(Path to) {
        try (StoreCopy copy = store.copy()) {
            copy.fix(folder);
            copy.write(to);
            return copy.form();
        }
    }

    private static void fill(StoreSettings settings, StoreForm form, Path from) {
        try (StoreTarget.Load load = StoreTarget.of(settings).prepare(form)) {
            load.from(from);
        }
    }

    private static void refused(Runnable act, ErrorCode code, String... words) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        HuitongException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContainingAll(words);
    }

    @Test
    void copyIsOfTheMomentItWasFixedWhateverIsWrittenAfterwards() {
        Path tables = folder.resolve("tables");
        store.setState("word", "before");
        try (StoreCopy copy = store.copy()) {
            store.setState("word", "then");
            copy.fix(folder);
            store.setState("word", "after");
            store.setState("another", "after");
            copy.write(tables);
            assertThat(copy.form()).isEqualTo(new StoreForm("postgresql", Migrations.NEWEST));
            assertThat(copy.bytes()).isPositive();
            fill(there, copy.form(), tables);
        }

        assertThat(store.state("word")).contains("after");
        try (Store restored = Store.open(there)) {
            assertThat(restored.state("word")).contains("then");
            assertThat(restored.state("another")).isEmpty();
            restored.setState("word", "goes on");
        }
    }

    @Test
    void copyOfAStoreInOtherHandsIsNotMade() {
        try (StoreCopy copy = store.copy();
                Handle admin = Jdbi.open(here.url())) {
            admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'huitong'"
                    + " AND datname = current_database() AND pid <> pg_backend_pid()");
            refused(() -> copy.fix(folder), ErrorCode.PUBLISH_STORE_BEHIND, "it is away");
            Store.open(here).close();
            refused(() -> copy.fix(folder), ErrorCode.PUBLISH_STORE_BEHIND, "opened by another gateway");
        }
    }

    @Test
    void sessionThatIsLostAmidTheCopyIsTold() {
        try (StoreCopy copy = store.copy();
                Handle admin = Jdbi.open(here.url())) {
            copy.fix(folder);
            admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction'"
                    + " AND datname = current_database()");
            refused(
                    () -> copy.write(folder.resolve("tables")),
                    ErrorCode.OPERATE_BACKUP,
                    "copying the store",
                    "it is away",
                    "Then try again");
        }
        store.setState("word", "the writer knows nothing of it");
    }

    @Test
    void aTableThatIsLockedIsWaitedForNoLongerThanItMay() {
        try (StoreCopy copy = store.copy();
                Handle admin = Jdbi.open(here.url())) {
            copy.fix(folder);
            admin.begin();
            admin.execute("LOCK TABLE audit IN ACCESS EXCLUSIVE MODE");
            refused(
                    () -> copy.write(folder.resolve("tables")),
                    ErrorCode.OPERATE_BACKUP,
                    "55P03",
                    "another session holds a lock");
            admin.rollback();
        }
    }

    @Test
    void tablesOfAnEarlierVersionAreFilledAsTheyWereAndTheStartBringsThemUpToDate() throws Exception {
        StoreSettings old = TestPostgres.store(folder);
        Migrations.run(Postgres.source(old), 6, Postgres.FOLDERS);
        Path tables = Files.createDirectory(folder.resolve("tables"));
        try (Handle session = Jdbi.open(old.url())) {
            Store.setState(session, "word", "of then");
            session.execute("INSERT INTO record_row (no, record, subscription, state, system, resource, intake,"
                    + " record_key, version, revision, position, stage, code, item, text, fingerprint, attempts, input,"
                    + " claimed, act, created, updated) VALUES (1, 'r', 's', 'PARKED', 'y', 'x', 'i', 'k', 1, 0, 1, 'g',"
                    + " 'c', 'm', 't', 'f', 1, '{\"name\": \"汇\\\\n\"}', 0, 0, 1, 1)");
            TablesOut.write(session, tables);
            assertThat(Migrations.version(session)).isEqualTo(6);
        }

        fill(there, new StoreForm("postgresql", 6), tables);

        try (Store restored = Store.open(there)) {
            assertThat(restored.state("word")).contains("of then");
            assertThat(restored.<String>read(h -> h.createQuery("SELECT input FROM record_row WHERE restorable = 0")
                            .mapTo(String.class)
                            .one()))
                    .isEqualTo("{\"name\": \"汇\\\\n\"}");
            assertThat(restored.<Integer>read(Migrations::version)).isEqualTo(Migrations.NEWEST);
        }
    }

    @Test
    void brokenOneLeavesNoRowSoThatTheNextGoesIn() throws Exception {
        store.setState("word", "汇通");
        Path tables = folder.resolve("tables");
        StoreForm form = copied(tables);
        Path state = tables.resolve("state.copy");
        String rows = Files.readString(state);
        Files.writeString(state, rows + "half a row\n", StandardCharsets.UTF_8);

        assertThatThrownBy(() -> fill(there, form, tables))
                .isInstanceOfSatisfying(
                        HuitongException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATE_BACKUP))
                .hasMessageContainingAll("filling the store", "SQLSTATE 22P04")
                .as("rows are personal data")
                .hasMessageNotContainingAny("half a row", "汇通");
        Files.writeString(state, rows);
        fill(there, form, tables);

        try (Store restored = Store.open(there)) {
            assertThat(restored.state("word")).contains("汇通");
        }
        refused(() -> fill(there, form, tables), ErrorCode.OPERATE_INVALID, "is not empty", "CREATE SCHEMA");
    }

    /** Its own word stands in the copy, and what it remembers is of another time. */
    @Test
    void gatewayThatLostItsStoreDoesNotTakeARestoredOneForIt() {
        store.setState("word", "then");
        Path tables = folder.resolve("tables");
        StoreForm form = copied(tables);
        try (Handle admin = Jdbi.open(here.url())) {
            admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'huitong'"
                    + " AND datname = current_database()");
            admin.execute("DROP SCHEMA public CASCADE");
            admin.execute("CREATE SCHEMA public");
        }
        fill(here, form, tables);

        refused(() -> store.setState("word", "mine"), ErrorCode.PUBLISH_STORE_BEHIND, "it is away");
        refused(() -> store.setState("word", "mine"), ErrorCode.PUBLISH_STORE_BEHIND, "or restored", "Stop both");
    }

    @Test
    void laterTablesAndASchemaThatIsNotThereAreRefused() {
        refused(
                () -> StoreTarget.of(there).prepare(new StoreForm("postgresql", Migrations.NEWEST + 1)),
                ErrorCode.OPERATE_INVALID,
                "version " + (Migrations.NEWEST + 1),
                "or a later one");
        refused(
                () -> StoreTarget.sqlite().prepare(new StoreForm("sqlite", Migrations.NEWEST + 1)),
                ErrorCode.OPERATE_INVALID,
                "or a later one");
        StoreSettings nowhere = new StoreSettings(folder, there.url() + "&currentSchema=nowhere", "", "");
        refused(
                () -> StoreTarget.of(nowhere).prepare(new StoreForm("postgresql", 1)),
                ErrorCode.OPERATE_INVALID,
                "CREATE SCHEMA");
    }
}
