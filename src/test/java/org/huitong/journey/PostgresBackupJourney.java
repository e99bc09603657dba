package org.huitong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.huitong.backup.Restore;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.store.StoreSettings;
import org.huitong.store.StoreTarget;
import org.huitong.store.TestPostgres;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The store is a database, which has to be empty to be restored to. */
@Timeout(300)
class PostgresBackupJourney extends BackupContract {
    private static final String URL = "huitong.store.url";

    @Override
    Pilot withStore(Pilot pilot) {
        return pilot.with(URL, TestPostgres.database());
    }

    @Override
    StoreTarget target(Pilot pilot) {
        return StoreTarget.of(new StoreSettings(pilot.data, pilot.settings.get(URL), "", ""));
    }

    @Override
    Runnable putAside(Pilot pilot) {
        String then = pilot.settings.get(URL);
        withStore(pilot);
        return () -> pilot.with(URL, then);
    }

    private static void refused(ErrorCode code, Runnable restore, String... words) {
        assertThatThrownBy(restore::run)
                .isInstanceOfSatisfying(
                        HuitongException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContainingAll(words);
    }

    private static void into(Path data, StoreTarget store, Path made) {
        Restore.into(data, store, made, false);
    }

    /** What is restored, is restored whole, to an empty database of the same kind that nobody uses. */
    @Test
    void anotherKindAFullOneAndOneInUseAreRefusedAndNothingIsChanged() throws Exception {
        try (Pilot pilot = pilot("here").start();
                Pilot file = Pilot.inMemory(folder.resolve("file"))
                        .with("huitong.backup.dir", folder.resolve("files").toString())
                        .start()) {
            Pushes load = new Pushes(pilot);
            load.many(8);
            Path made = Path.of(backup(pilot.desk(), load).path("folder").asText());
            Path ofFile =
                    Path.of(backup(file.desk(), new Pushes(file)).path("folder").asText());
            Path there = folder.resolve("there");
            StoreTarget full = target(pilot);
            String elsewhere = TestPostgres.database();
            StoreTarget empty = StoreTarget.of(new StoreSettings(there, elsewhere, "", ""));

            refused(
                    ErrorCode.OPERATE_INVALID,
                    () -> into(there, StoreTarget.sqlite(), made),
                    "of a store in PostgreSQL",
                    "huitong.store.url");
            refused(
                    ErrorCode.OPERATE_INVALID,
                    () -> into(there, empty, ofFile),
                    "of a store in SQLite",
                    "huitong.store.url is empty");
            refused(ErrorCode.PUBLISH_STORE_BEHIND, () -> into(there, full, made), "in other hands", "Stop");
            pilot.stop();
            refused(ErrorCode.OPERATE_INVALID, () -> into(there, full, made), "is not empty", "DROP SCHEMA");
            try (Handle admin = Jdbi.open(elsewhere)) {
                admin.execute("CREATE TABLE somebodys (id BIGINT)");
                refused(ErrorCode.OPERATE_INVALID, () -> into(there, empty, made), "table somebodys");
                admin.execute("DROP TABLE somebodys");
            }
            assertThat(there).doesNotExist();
            pilot.start();
            load.comeTo(pilot);
            load.receiptsStand();
        }
    }
}
