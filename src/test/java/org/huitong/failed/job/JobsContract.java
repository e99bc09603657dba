package org.huitong.failed.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.huitong.failed.Finder;
import org.huitong.failed.KeyHash;
import org.huitong.failed.Page;
import org.huitong.failed.Projection;
import org.huitong.failed.Question;
import org.huitong.failed.RowClaims;
import org.huitong.failed.Rows;
import org.huitong.message.ErrorCode;
import org.huitong.message.Event;
import org.huitong.message.HuitongException;
import org.huitong.message.RowChange;
import org.huitong.message.RowState;
import org.huitong.replay.Fate;
import org.huitong.replay.Feeder;
import org.huitong.replay.Job;
import org.huitong.replay.JobState;
import org.huitong.replay.Order;
import org.huitong.replay.Standing;
import org.huitong.store.Store;
import org.huitong.store.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What jobs do in either store; their workers are played by events. */
abstract class JobsContract {
    private static final KeyHash KEYS = new KeyHash(new byte[32]);
    private static final String HALL = "hall.person";
    private static final String TAX = "tax.person";

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong(1_000_000);
    private final List<String> closed = new ArrayList<>();
    private Store store;
    private Rows rows;
    private Jobs jobs;
    private Projection projection;
    private Feeder feeder;
    private int events;

    abstract StoreSettings settings();

    @BeforeEach
    void open() {
        store = Store.open(settings());
        rows = new Rows(store);
        jobs = new Jobs(store);
        projection = new Projection(store, KEYS);
        feeder = feeder();
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Another one remembers nothing: as after a death. */
    private Feeder feeder() {
        return new Feeder(new Feeder.Parts(
                new JobRows(
                        store,
                        new Finder(store, KEYS),
                        TAX::equals,
                        row -> new Foreseeing.Foreseen(
                                row.input().contains("bad") ? "refused" : "deliver",
                                row.input().contains("bad") ? "NORMALIZE-INVALID" : "")),
                subscription -> !closed.contains(subscription),
                subscription -> {},
                clock::get,
                clock::get));
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            feeder.look();
            clock.addAndGet(1_000);
        }
    }

    private void tell(RowChange... changes) {
        projection.apply(List.of(
                new Event("1-" + ++events, Event.OUTCOME, events, HALL, null, Map.of(), List.of(changes), "window")));
    }

    private static RowChange parked(String record, String subscription, String key, long position) {
        return failed(record, subscription, RowState.PARKED, key, position, "{\"n\":1}");
    }

    private static RowChange failed(
            String record, String subscription, RowState to, String key, long position, String text) {
        return new RowChange(
                record,
                subscription,
                to,
                new RowChange.Cause("deliver", "DELIVER-REFUSED", "", "it was refused", "422"),
                new RowChange.Input("registry", "person", "i1", key, 7, 0, position, text));
    }

    private void park(String subscription, int from, int to) {
        List<RowChange> changes = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            changes.add(parked("r" + i, subscription, "K" + i, i));
        }
        tell(changes.toArray(RowChange[]::new));
    }

    private Job planned(String subscription) {
        return frozen(jobs.plan(
                new Asked(Question.any(1).of(subscription), List.of()), "again", "their certificate is new", "wang"));
    }

    private Job frozen(Job job) {
        while (jobs.find(job.no()).orElseThrow().state() == JobState.PLANNING) {
            look(1);
        }
        return jobs.find(job.no()).orElseThrow();
    }

    private Job started(Job job, Order order) {
        return jobs.start(job.no(), job.revision(), order, "li", "");
    }

    private Job now(Job job) {
        return jobs.find(job.no()).orElseThrow();
    }

    private void adds(Job job) {
        Standing standing = jobs.standing(job.no());
        assertThat(standing.rows()).isEqualTo(now(job).planned());
    }

    private List<Long> replaying() {
        return rows.list(new Rows.Filter(null, "replaying", null, null, null, 10_000)).stream()
                .map(Rows.Row::no)
                .sorted()
                .toList();
    }

    /** What its worker would say of all that is marked. */
    private void settleMarked(RowState state) {
        for (Rows.Row row : rows.list(new Rows.Filter(null, "replaying", null, null, null, 10_000))) {
            tell(
                    state == RowState.PARKED
                            ? failed(row.record(), row.subscription(), state, row.key(), row.position(), row.input())
                            : RowChange.end(row.record(), row.subscription(), state));
        }
    }

    @Test
    void whatComesLaterIsNotInTheSet() {
        park(HALL, 1, 5);
        Job job = jobs.plan(new Asked(Question.any(1).of(HALL), List.of()), "again", "R", "wang");
        park(HALL, 6, 9);

        job = started(frozen(job), Order.PLAIN);
        look(3);

        assertThat(job.planned()).isEqualTo(5);
        assertThat(replaying()).containsExactly(1L, 2L, 3L, 4L, 5L);
        adds(job);
    }

    @Test
    void setOfManyPiecesIsFrozenOverDeathsAndHoldsEachRowOnce() {
        park(HALL, 1, 2_500);
        Job job = jobs.plan(new Asked(Question.any(1).of(HALL), List.of()), "again", "R", "wang");
        for (int i = 0; i < 6; i++) {
            look(1);
            feeder = feeder();
        }

        assertThat(now(job).state()).isEqualTo(JobState.PLANNED);
        assertThat(now(job).planned()).isEqualTo(2_500);
        assertThat(jobs.standing(job.no()).of(Fate.WAITING)).isEqualTo(2_500);
    }

    /** Who looks after a full piece rests: a job of many rows would go at the pace of the rests. */
    @Test
    void fullPieceSaysThatMoreIsLikelyToWait() {
        park(HALL, 1, 700);
        started(planned(HALL), Order.PLAIN);

        look(1);
        assertThat(replaying()).hasSize(500);
        assertThat(feeder.full()).isTrue();
        look(1);
        assertThat(replaying()).hasSize(700);
        assertThat(feeder.full()).isFalse();
        settleMarked(RowState.RESOLVED);
        look(1);
        assertThat(feeder.full()).isTrue();
        look(1);
        assertThat(feeder.full()).isFalse();
    }

    @Test
    void nothingIsMarkedBeforeAPersonStartsItNorWhileItIsPaused() {
        park(HALL, 1, 3);
        Job job = planned(HALL);
        look(3);
        assertThat(replaying()).isEmpty();

        job = started(job, new Order(1, false, 0, 100, 0));
        look(1);
        assertThat(replaying()).hasSize(1);
        job = jobs.pause(job.no(), now(job).revision(), "li", "");
        settleMarked(RowState.RESOLVED);
        look(3);
        assertThat(replaying()).isEmpty();
        assertThat(jobs.standing(job.no()).of(Fate.RESOLVED)).isEqualTo(1);
        job = jobs.resume(job.no(), job.revision(), "li", "");
        look(2);
        assertThat(replaying()).hasSize(2);
        adds(job);
    }

    @Test
    void whatFailsAgainIsOneAttemptMoreAndThatJobIsDoneWithIt() {
        park(HALL, 1, 2);
        Job job = started(planned(HALL), Order.PLAIN);
        look(1);
        tell(failed("r1", HALL, RowState.PARKED, "K1", 1, "{}"), RowChange.end("r2", HALL, RowState.RESOLVED));
        look(3);

        assertThat(now(job).state()).isEqualTo(JobState.DONE);
        assertThat(jobs.standing(job.no()).of(Fate.FAILED)).isEqualTo(1);
        assertThat(jobs.standing(job.no()).of(Fate.RESOLVED)).isEqualTo(1);
        assertThat(rows.find(1).orElseThrow().attempts()).isEqualTo(2);
        assertThat(rows.history(1))
                .extracting(e -> e.action() + " by " + e.actor() + ": " + e.detail())
                .containsExactly("replay by li: revision 0: replay job 1 again");
        rows.replay(1, "zhao");
        tell(RowChange.end("r1", HALL, RowState.RESOLVED));
        assertThat(jobs.standing(job.no()).of(Fate.FAILED)).isEqualTo(1);
    }

    @Test
    void exactlyWhatFailedIsListedPageByPageWhateverBecameOfItSince() {
        park(HALL, 1, 9);
        Job job = started(planned(HALL), Order.PLAIN);
        look(1);
        for (int i = 1; i <= 9; i++) {
            tell(
                    i % 2 == 1
                            ? failed("r" + i, HALL, RowState.PARKED, "K" + i, i, "{}")
                            : RowChange.end("r" + i, HALL, RowState.RESOLVED));
        }
        look(3);
        park(HALL, 10, 11);
        rows.discard(5, "zhao", "given up");
        Finder finder = new Finder(store, KEYS);

        List<String> seen = new ArrayList<>();
        Page page = finder.failedAgain(job.no(), null, 2).orElseThrow();
        while (true) {
            page.rows().forEach(row -> seen.add(row.no() + " " + row.state()));
            if (page.next() == null) {
                break;
            }
            assertThat(page.rows()).hasSize(2);
            page = finder.failedAgain(job.no(), page.next(), 2).orElseThrow();
        }
        assertThat(seen).containsExactly("9 PARKED", "7 PARKED", "5 DISCARDED", "3 PARKED", "1 PARKED");
        assertThat(finder.failedAgain(job.no() + 1, null, 2)).isEmpty();
    }

    @Test
    void claimIsRefusedToASecondPersonAndKeepsOffOtherActsUntilItIsOver() {
        park(HALL, 1, 2);
        RowClaims claims = rows.claims();
        claims.claim(1, "li", Duration.ofHours(1));
        long until = claims.claim(1, " L I", Duration.ofHours(2)).until();

        assertThat(claims.of(List.of(1L, 2L))).containsExactly(Map.entry(1L, new RowClaims.Claim(1, "li", until)));
        refused(() -> claims.claim(1, "zhao", Duration.ofHours(1)), ErrorCode.OPERATE_CLAIMED, "li has claimed it");
        refused(() -> rows.edit(1, 0, "{}", "zhao", "R"), ErrorCode.OPERATE_CLAIMED, "failed release 1");
        refused(() -> rows.discard(1, "zhao", "R"), ErrorCode.OPERATE_CLAIMED, "discard of row 1");
        refused(() -> rows.replay(1, "zhao"), ErrorCode.OPERATE_CLAIMED, "or wait until");
        refused(() -> claims.release(1, "zhao"), ErrorCode.OPERATE_CLAIMED, "li has claimed it");
        rows.edit(1, 0, "{\"n\":2}", "LI", "typo");
        claims.release(1, "li");
        refused(() -> claims.release(1, "li"), ErrorCode.OPERATE_STALE, "nobody has claimed it");
        claims.claim(1, "zhao", Duration.ZERO);
        assertThat(claims.of(List.of(1L))).as("its time is over").isEmpty();
        rows.discard(1, "li", "R");
        refused(() -> claims.claim(1, "li", Duration.ofHours(1)), ErrorCode.OPERATE_STALE, "it is discarded");
        refused(() -> claims.claim(3, "li", Duration.ofHours(1)), ErrorCode.OPERATE_UNKNOWN, "failed list");
        assertThat(rows.history(1))
                .extracting(e -> e.action() + " by " + e.actor())
                .containsExactly(
                        "claim by li",
                        "claim by  L I",
                        "edit by LI",
                        "release by li",
                        "claim by zhao",
                        "discard by li");
    }

    @Test
    void rowThatAnotherPersonHasClaimedIsSkippedByAJobAndOnesOwnGoes() {
        park(HALL, 1, 3);
        rows.claims().claim(1, "zhao", Duration.ofHours(1));
        rows.claims().claim(2, "li", Duration.ofHours(1));
        Job job = planned(HALL);
        jobs.preview(job.no(), job.revision(), "wang");
        look(4);
        assertThat(jobs.foresight(job.no()).counts())
                .contains(new Foresight.Count("skipped", "claimed", 2, 1), new Foresight.Count("deliver", "", 1, 3));

        started(now(job), Order.PLAIN);
        look(1);

        assertThat(replaying()).containsExactly(2L, 3L);
        assertThat(jobs.skipped(job.no())).containsExactly(Map.entry("claimed", 1L));
        adds(job);
    }

    @Test
    void rowBelongsToOneOpenJobAndNobodyReplaysItBeside() {
        park(HALL, 1, 3);
        Job first = planned(HALL);
        Job second = planned(HALL);

        assertThat(jobs.skipped(second.no())).containsExactly(Map.entry("in another job", 3L));
        refused(() -> rows.replay(2, "zhao"), ErrorCode.OPERATE_STALE, "belongs to replay job 1");
        refused(() -> started(second, Order.PLAIN), ErrorCode.REPLAY_STATE, "none of its rows");
        jobs.cancel(first.no(), first.revision(), "li", "");
        look(3);
        assertThat(now(first).state()).isEqualTo(JobState.CANCELLED);
        assertThat(jobs.skipped(first.no())).containsExactly(Map.entry("cancelled", 3L));
        assertThat(rows.replay(2, "zhao").state()).isEqualTo(RowState.REPLAYING);
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act, ErrorCode code, String why) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        HuitongException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(why);
    }

    @Test
    void secondOfTwoActsIsStale() {
        park(HALL, 1, 1);
        Job job = planned(HALL);
        started(job, Order.PLAIN);

        refused(() -> started(job, Order.PLAIN), ErrorCode.OPERATE_STALE, "replay status 1");
        refused(() -> jobs.cancel(job.no(), job.revision(), "li", ""), ErrorCode.OPERATE_STALE, "at revision");
        Job running = now(job);
        refused(() -> jobs.resume(1, running.revision(), "li", ""), ErrorCode.REPLAY_STATE, "it is running");
        refused(() -> jobs.pause(9, 1, "li", ""), ErrorCode.OPERATE_UNKNOWN, "replay list");
    }

    @Test
    void whatWasEditedOrEndedSinceIsSkippedAndSaid() {
        park(HALL, 1, 4);
        Job job = planned(HALL);
        rows.edit(1, 0, "{\"n\":2}", "zhao", "typo");
        rows.discard(2, "zhao", "wrong");
        tell(RowChange.end("r3", HALL, RowState.SUPERSEDED));

        started(job, Order.PLAIN);
        look(1);
        assertThat(replaying()).containsExactly(4L);
        settleMarked(RowState.RESOLVED);
        look(2);
        assertThat(now(job).state()).isEqualTo(JobState.DONE);
        assertThat(jobs.skipped(job.no()))
                .containsOnly(Map.entry("edited", 1L), Map.entry("discarded", 1L), Map.entry("superseded", 1L));
        adds(job);
    }

    @Test
    void canaryGoesFirstAndTheRampWaitsForEachOutcomeAlsoOverDeaths() {
        park(HALL, 1, 40);
        Job job = started(planned(HALL), new Order(3, true, 0, 100, 0));
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < 6 && now(job).state() == JobState.RUNNING; i++) {
            look(2);
            sizes.add(replaying().size());
            feeder = feeder();
            settleMarked(RowState.RESOLVED);
            look(1);
            sizes.set(i, Math.max(sizes.get(i), 0));
        }

        assertThat(sizes.subList(0, 5)).containsExactly(3, 1, 2, 5, 10);
        adds(job);
    }

    @Test
    void tooManyFailuresPauseItAndAResumeCountsAnew() {
        park(HALL, 1, 30);
        Job job = started(planned(HALL), new Order(10, false, 0, 20, 0));
        look(1);
        settleMarked(RowState.PARKED);
        look(2);

        assertThat(now(job).state()).isEqualTo(JobState.PAUSED);
        assertThat(now(job).cause()).startsWith("REPLAY-STOPPED: job 1 paused itself: 10 of 10");
        assertThat(replaying()).isEmpty();
        job = jobs.resume(job.no(), now(job).revision(), "li", "mended");
        look(2);
        assertThat(now(job).state()).isEqualTo(JobState.RUNNING);
        assertThat(replaying()).hasSize(20);
    }

    @Test
    void closedSubscriptionHoldsItsRowsAndNoOthers() {
        park(HALL, 1, 2);
        park(TAX, 11, 12);
        closed.add(HALL);
        Job job = frozen(jobs.plan(new Asked(Question.any(1), List.of()), "all", "R", "wang"));
        started(job, Order.PLAIN);
        look(2);

        assertThat(replaying()).containsExactly(3L, 4L);
        closed.clear();
        look(2);
        assertThat(replaying()).hasSize(4);
    }

    @Test
    void heldRowsAreWatchedAndLeftWhereOneBeforeThemStaysParked() {
        tell(
                parked("a", HALL, "K1", 1),
                failed("b", HALL, RowState.HELD, "K1", 2, "{}"),
                parked("c", HALL, "K2", 3),
                failed("d", HALL, RowState.HELD, "K2", 4, "{}"));
        Job job = started(planned(HALL), new Order(0, false, 0, 100, 0));
        look(2);
        assertThat(jobs.standing(job.no()).of(Fate.HELD)).isEqualTo(2);
        tell(RowChange.end("a", HALL, RowState.RESOLVED));
        look(3);
        assertThat(now(job).state()).isEqualTo(JobState.RUNNING);
        tell(RowChange.end("b", HALL, RowState.RESOLVED), failed("c", HALL, RowState.PARKED, "K2", 3, "{}"));
        look(4);

        assertThat(now(job).state()).isEqualTo(JobState.DONE);
        Standing end = jobs.standing(job.no());
        assertThat(end.of(Fate.RESOLVED)).isEqualTo(2);
        assertThat(end.of(Fate.FAILED)).isEqualTo(1);
        assertThat(end.of(Fate.LEFT_HELD)).isEqualTo(1);
        adds(job);
    }

    @Test
    void aRateIsKeptOverAMinute() {
        park(HALL, 1, 3_000);
        Job job = started(planned(HALL), new Order(0, false, 40, 100, 0));
        long began = clock.get();
        long marked = 0;
        while (clock.get() - began < 60_000) {
            feeder.look();
            marked += replaying().size();
            settleMarked(RowState.RESOLVED);
            clock.addAndGet(130);
        }

        assertThat(marked).isBetween(2_352L, 2_448L);
        adds(job);
    }

    @Test
    void scheduledJobWaitsForItsTime() {
        park(HALL, 1, 1);
        Job job = started(planned(HALL), new Order(0, false, 0, 10, clock.get() + 5_000));
        look(3);
        assertThat(now(job).state()).isEqualTo(JobState.SCHEDULED);
        assertThat(replaying()).isEmpty();
        look(5);
        assertThat(replaying()).hasSize(1);
    }

    @Test
    void previewLooksAtEachRowAndSendsNothing() {
        park(HALL, 1, 250);
        tell(failed("bad", HALL, RowState.PARKED, "K0", 251, "{\"bad\":1}"));
        tell(parked("old", TAX, "K", 252), parked("new", TAX, "K", 253));
        Job job = frozen(jobs.plan(new Asked(Question.any(1), List.of()), "all", "R", "wang"));
        rows.edit(7, 0, "{}", "zhao", "typo");
        rows.discard(8, "zhao", "wrong");
        jobs.preview(job.no(), job.revision(), "wang");
        look(4);

        Foresight seen = jobs.foresight(job.no());
        assertThat(seen.state()).isEqualTo("DONE");
        assertThat(seen.counts())
                .extracting(c -> c.outcome() + " " + c.code() + " " + c.rows())
                .containsExactlyInAnyOrder(
                        "deliver  249",
                        "refused NORMALIZE-INVALID 1",
                        "superseded  1",
                        "skipped edited 1",
                        "skipped discarded 1");
        assertThat(replaying()).isEmpty();
    }
}
