package org.huitong.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database promises that the store may be in. */
abstract class StoreContract {
    @TempDir
    Path folder;

    Store store;

    abstract StoreSettings settings();

    @BeforeEach
    void open() {
        store = Store.open(settings());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void wordsOutliveTheProcess() {
        store.setState("word", "one");
        store.setState("word", "two");
        store.close();
        store = Store.open(settings());

        assertThat(store.state("word")).contains("two");
        assertThat(store.state("none")).isEmpty();
    }

    @Test
    void workThatFailsLeavesNothing() {
        HuitongException refused = new HuitongException(ErrorCode.OPERATE_STALE, "changed its mind");

        assertThatThrownBy(() -> store.change(h -> {
                    Store.setState(h, "word", "half");
                    throw refused;
                }))
                .isSameAs(refused);

        assertThat(store.state("word")).isEmpty();
        store.setState("word", "whole");
        assertThat(store.state("word")).contains("whole");
    }

    @Test
    void wrongSqlIsToldAsTheStoresTroubleAndTheNextWorkGoesOn() {
        behind(() -> store.change(h -> h.execute("UPDATE nowhere SET nothing = 1")));
        behind(() -> store.read(h -> h.execute("SELECT nothing FROM nowhere")));

        store.setState("word", "after");
        assertThat(store.state("word")).contains("after");
    }

    @Test
    void manyRowsAreScannedInOneMoment() {
        store.change(h -> {
            for (int i = 0; i < 3000; i++) {
                Store.setState(h, "w" + i, "x");
            }
        });

        List<String> seen = new ArrayList<>();
        store.scan(h -> {
            h.select("SELECT name FROM state WHERE value = 'x'")
                    .setFetchSize(100)
                    .mapTo(String.class)
                    .forEach(seen::add);
            return null;
        });

        assertThat(seen).hasSize(3000);
    }

    @Test
    void closedStoreIsWrittenNoMore() {
        store.close();

        behind(() -> store.setState("word", "late"));
        store = Store.open(settings());
        assertThat(store.state("word")).isEqualTo(Optional.empty());
    }

    @Test
    void nameTellsWhichStoreAndNoSecret() {
        assertThat(store.name()).matches("(SQLite|PostgreSQL) \\d+\\.\\d+.*").doesNotContain("user", "secret");
    }

    /** A backup of a later program's tables is refused by this number, which stands beside the migrations. */
    @Test
    void programKnowsItsNewestTables() {
        try (StoreCopy copy = store.copy()) {
            assertThat(copy.form().version()).isEqualTo(Migrations.NEWEST);
        }
    }

    /** An older program would write what the newer one does not expect. */
    @Test
    void tablesOfALaterProgramAreRefused() {
        store.change(h -> h.execute(
                "UPDATE flyway_schema_history SET version = ? WHERE version = ?",
                Integer.toString(Migrations.NEWEST + 1),
                Integer.toString(Migrations.NEWEST)));
        store.close();

        assertThat(behind(() -> Store.open(settings())))
                .hasMessageContaining("version " + (Migrations.NEWEST + 1))
                .hasMessageContaining("Nothing was changed");
    }

    static HuitongException behind(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        HuitongException told = org.assertj.core.api.Assertions.catchThrowableOfType(HuitongException.class, work);
        assertThat(told).as("the store's own way of telling").isNotNull();
        assertThat(told.code()).isEqualTo(ErrorCode.PUBLISH_STORE_BEHIND);
        return told;
    }
}
