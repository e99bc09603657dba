package org.huitong.failed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.huitong.audit.AuditTrail;
import org.huitong.failed.job.Asked;
import org.huitong.failed.job.Jobs;
import org.huitong.message.Event;
import org.huitong.message.RowChange;
import org.huitong.message.RowState;
import org.huitong.store.Store;
import org.huitong.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What either store forgets, and what never. */
abstract class RetentionContract {
    private static final String HALL = "hall.person";
    private static final long DAY = TimeUnit.DAYS.toMillis(1);

    @TempDir
    Path folder;

    private Store store;
    private Retention retention;
    private Projection projection;
    private int events;

    abstract StoreSettings settings();

    @BeforeEach
    void open() {
        store = Store.open(settings());
        retention = new Retention(store, Duration.ofDays(180));
        projection = new Projection(store, new KeyHash(new byte[32]));
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** At a time that is counted in events. */
    private void tell(String record, RowState state) {
        RowChange change = state == RowState.PARKED
                ? new RowChange(
                        record,
                        HALL,
                        state,
                        new RowChange.Cause("deliver", "DELIVER-REFUSED", "", "it was refused", "422"),
                        new RowChange.Input("registry", "person", "i1", "K" + record, 7, 0, ++events, "{}"))
                : new RowChange(record, HALL, state, null, null);
        projection.apply(List.of(
                new Event("1-" + ++events, Event.OUTCOME, events, HALL, null, Map.of(), List.of(change), "window")));
    }

    /** All of it happened so long ago. */
    private void age(String record, long days) {
        store.change(h -> h.execute(
                "UPDATE record_row SET created = created - ?, updated = updated - ?, caused = caused - ? WHERE record = ?",
                days * DAY,
                days * DAY,
                days * DAY,
                record));
    }

    private List<String> left() {
        return store.read(h -> h.select("SELECT record FROM record_row ORDER BY record")
                .mapTo(String.class)
                .list());
    }

    private Retention.Forgotten forget(long now) {
        Retention.Forgotten all = Retention.Forgotten.NOTHING;
        Retention.Forgotten some;
        while ((some = retention.piece(now)).any()) {
            all = all.plus(some);
        }
        return all;
    }

    private long count(String table) {
        return store.read(
                h -> h.select("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one());
    }

    private long ended() {
        return store.read(h ->
                h.select("SELECT SUM(ended) FROM row_group").mapTo(Long.class).one());
    }

    @Test
    void whatIsDoneWithIsForgottenAndNothingElse() {
        for (String record : List.of("done", "young", "open", "twice", "newest")) {
            tell(record, RowState.PARKED);
        }
        tell("twice", RowState.PARKED);
        tell("twice", RowState.RESOLVED);
        tell("done", RowState.SUPERSEDED);
        tell("young", RowState.RESOLVED);
        age("done", 181);
        age("twice", 400);
        age("open", 900);
        age("young", 179);
        assertThat(count("row_step")).isPositive();

        assertThat(forget(System.currentTimeMillis())).isEqualTo(new Retention.Forgotten(2, 0));

        assertThat(left()).containsExactly("newest", "open", "young");
        assertThat(count("row_step")).isZero();
        assertThat(ended()).isEqualTo(1);
    }

    @Test
    void moreThanOnePieceIsForgotten() {
        List<RowChange> parked = new ArrayList<>();
        for (int i = 0; i < 1_201; i++) {
            parked.add(new RowChange(
                    "r" + i,
                    HALL,
                    RowState.PARKED,
                    new RowChange.Cause("deliver", "DELIVER-REFUSED", "", "it was refused", "422"),
                    new RowChange.Input("registry", "person", "i1", "K" + i, 7, 0, i, "{}")));
        }
        projection.apply(List.of(new Event("2-1", Event.OUTCOME, 1, HALL, null, Map.of(), parked, "window")));
        projection.apply(List.of(new Event(
                "2-2",
                Event.OUTCOME,
                2,
                HALL,
                null,
                Map.of(),
                parked.stream()
                        .map(row -> new RowChange(row.record(), HALL, RowState.RESOLVED, null, null))
                        .toList(),
                "window")));
        tell("newest", RowState.PARKED);
        store.change(h -> h.execute(
                "UPDATE record_row SET created = ?, updated = ? WHERE record <> 'newest'", -400 * DAY, -400 * DAY));

        assertThat(retention.piece(System.currentTimeMillis()).rows()).isEqualTo(500);
        assertThat(forget(System.currentTimeMillis()).rows()).isEqualTo(701);
        assertThat(left()).containsExactly("newest");
    }

    @Test
    void aClockYearsAheadMakesNothingOld() {
        tell("done", RowState.PARKED);
        tell("done", RowState.RESOLVED);
        tell("newest", RowState.PARKED);

        assertThat(forget(System.currentTimeMillis() + 3650 * DAY).any()).isFalse();
        assertThat(left()).containsExactly("done", "newest");
    }

    @Test
    void theNewestRowStaysSoThatItsNumberIsNotGivenAgain() {
        tell("young", RowState.PARKED);
        tell("old", RowState.PARKED);
        tell("old", RowState.RESOLVED);
        age("old", 400);

        assertThat(forget(System.currentTimeMillis()).any()).isFalse();
    }

    @Test
    void aDiscardThatMayStillBeRestoredStays() {
        tell("gone", RowState.PARKED);
        tell("newest", RowState.PARKED);
        tell("gone", RowState.DISCARDED);
        age("gone", 400);
        long now = System.currentTimeMillis();
        store.change(h -> h.execute("UPDATE record_row SET restorable = ? WHERE record = 'gone'", now + DAY));

        assertThat(forget(now).any()).isFalse();
        assertThat(forget(now + 2 * DAY).rows()).isEqualTo(1);
    }

    @Test
    void aRowOfAnOpenJobStaysAndAJobThatIsOverGoes() {
        tell("done", RowState.PARKED);
        tell("newest", RowState.PARKED);
        tell("done", RowState.RESOLVED);
        age("done", 400);
        Jobs jobs = new Jobs(store);
        Asked asked = new Asked(null, List.of(1L));
        long first = jobs.plan(asked, "again", "", "wang").no();
        long second = jobs.plan(asked, "once more", "", "wang").no();
        store.change(h -> h.execute(
                "INSERT INTO replay_row (job, row_no, seq, subscription, revision, fate, why, attempts, preview, preview_code)"
                        + " VALUES (?, 1, 1, ?, 0, 'MARKED', '', 0, '', '')",
                first,
                HALL));
        assertThat(forget(System.currentTimeMillis()).any()).isFalse();

        store.change(h -> h.execute("UPDATE replay_row SET fate = 'RESOLVED'"));
        store.change(h -> h.execute("UPDATE replay_job SET state = 'DONE', since = ?", -400 * DAY));
        assertThat(forget(System.currentTimeMillis())).isEqualTo(new Retention.Forgotten(1, 1));

        assertThat(count("replay_row")).isZero();
        assertThat(jobs.find(first)).isEmpty();
        assertThat(jobs.find(second)).as("the newest job").isPresent();
    }

    @Test
    void zeroKeepsAllForEver() {
        tell("done", RowState.PARKED);
        tell("newest", RowState.PARKED);
        tell("done", RowState.RESOLVED);
        age("done", 4_000);

        assertThat(new Retention(store, Duration.ZERO)
                        .piece(System.currentTimeMillis())
                        .any())
                .isFalse();
    }

    @Test
    void theTrailSaysWhatWasForgottenByWhichRule() {
        retention.tell(new Retention.Forgotten(7, 1));

        List<AuditTrail.Entry> trail = store.read(h -> AuditTrail.of(h, "store", 10));
        assertThat(trail)
                .extracting(AuditTrail.Entry::action, AuditTrail.Entry::result)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("forget", "7 rows, 1 jobs"));
    }
}
