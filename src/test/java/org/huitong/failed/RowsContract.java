package org.huitong.failed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huitong.message.ErrorCode;
import org.huitong.message.Event;
import org.huitong.message.HuitongException;
import org.huitong.message.Receipt;
import org.huitong.message.RowChange;
import org.huitong.message.RowState;
import org.huitong.message.Tally;
import org.huitong.model.Shelf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store of rows promises; the model's store in memory is held to it beside the real one. */
abstract class RowsContract {
    private static final String HALL = "hall.person";

    private Shelf shelf;
    private int events;

    abstract Shelf shelf();

    @BeforeEach
    void open() {
        shelf = shelf();
    }

    private Event event(Map<String, Long> counts, RowChange... rows) {
        return new Event("e" + ++events, Event.OUTCOME, 1, HALL, null, counts, List.of(rows), "window");
    }

    private void apply(RowChange... rows) {
        shelf.apply(List.of(event(Map.of(), rows)));
    }

    private static RowChange change(String record, RowState to, long position) {
        return new RowChange(
                record,
                HALL,
                to,
                new RowChange.Cause("deliver", "DELIVER-REFUSED", "", "it was refused", "422"),
                new RowChange.Input("registry", "person", "i1", "K1", 7, 0, position, "{\"n\":1}"));
    }

    private static RowChange parked(String record, long position, String code) {
        RowChange.Input input = change(record, RowState.PARKED, position).input();
        return new RowChange(
                record, HALL, RowState.PARKED, new RowChange.Cause("deliver", code, "", "it failed", "x"), input);
    }

    /** Brings a row to a state by the ways there are. */
    private Rows.Row rowIn(RowState state) {
        apply(change("r1", state == RowState.HELD ? RowState.HELD : RowState.PARKED, 5));
        switch (state) {
            case REPLAYING -> shelf.replay(1, "wang");
            case DISCARDED -> shelf.discard(1, "wang", "wrong");
            case RESOLVED, SUPERSEDED -> apply(RowChange.end("r1", HALL, state));
            default -> {}
        }
        return row();
    }

    private Rows.Row row() {
        return shelf.rows().get(0);
    }

    @ParameterizedTest
    @EnumSource(RowState.class)
    void rowMovesOnlyWhereItsStateAllows(RowState from) {
        for (RowState to : RowState.values()) {
            shelf = shelf();
            assertThat(rowIn(from).state()).isEqualTo(from);

            apply(change("r1", to, 9));

            assertThat(row().state()).isEqualTo(from.next().contains(to) ? to : from);
            assertThat(row().position()).isEqualTo(5);
        }
    }

    @Test
    void discardedRowComesBackUntilALaterRecordOfItsKeyHasGoneAhead() {
        rowIn(RowState.DISCARDED);
        assertThat(shelf.open(HALL)).as("its worker remembers it").hasSize(1);

        assertThat(shelf.restore(1, "wang", "it was right").state()).isEqualTo(RowState.PARKED);
        assertThatThrownBy(() -> shelf.restore(1, "wang", "again")).hasMessageContaining("row 1");

        shelf.discard(1, "wang", "wrong");
        apply(RowChange.end("r1", HALL, RowState.SUPERSEDED));

        assertThat(row().state()).isEqualTo(RowState.DISCARDED);
        assertThat(shelf.open(HALL)).isEmpty();
        assertThatThrownBy(() -> shelf.restore(1, "wang", "too late"))
                .isInstanceOfSatisfying(
                        HuitongException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATE_STALE));
    }

    @Test
    void eventCountsOnceHoweverOftenItComes() {
        Event outcome =
                event(Map.of(Tally.DELIVERED.word(), 3L, "other:received", 2L), change("r1", RowState.PARKED, 1));

        for (int i = 0; i < 40; i++) {
            Event more = event(Map.of(Tally.DELIVERED.word(), 1L));
            shelf.apply(List.of(outcome, more));
        }

        assertThat(shelf.tallies(HALL)).containsExactly(Map.entry(Tally.DELIVERED, 43L));
        assertThat(shelf.tallies("other")).containsExactly(Map.entry(Tally.RECEIVED, 2L));
        assertThat(shelf.rows()).hasSize(1);
        assertThat(row().attempts()).isEqualTo(1);
    }

    @Test
    void endOfRowThatNeverWasIsNoRow() {
        apply(RowChange.end("r1", HALL, RowState.RESOLVED));

        assertThat(shelf.rows()).isEmpty();
    }

    @Test
    void firstReceiptOfKeyStands() {
        Receipt first = new Receipt("i1", "person", 1, 0, "d");
        Receipt second = new Receipt("i2", "person", 1, 0, "d");

        shelf.apply(List.of(intake("a", first), intake("b", second)));

        assertThat(shelf.receipt("registry", "k")).contains(first);
        assertThat(shelf.receipt("registry", "other")).isEmpty();
    }

    private static Event intake(String id, Receipt receipt) {
        Event.Stored stored = new Event.Stored("registry", "k", receipt);
        return new Event(id, Event.INTAKE, 1, "registry/person", stored, Map.of(), List.of(), "intake");
    }

    @Test
    void editNeedsTheRevisionThatWasRead() {
        rowIn(RowState.PARKED);

        assertThat(shelf.edit(1, 0, "{}", "wang", "typo").revision()).isEqualTo(1);

        stale(() -> shelf.edit(1, 0, "{}", "wang", "typo"));
        assertThat(row().current()).isEqualTo("{}");
    }

    @Test
    void whatBecameOfAnOlderRevisionDoesNotTouchAMendedRow() {
        rowIn(RowState.PARKED);
        shelf.edit(1, 0, "{}", "wang", "typo");
        shelf.replay(1, "wang");

        apply(change("r1", RowState.PARKED, 5));

        assertThat(row().state()).isEqualTo(RowState.REPLAYING);
    }

    @Test
    void claimedRowIsNobodyElses() {
        rowIn(RowState.HELD);
        shelf.edit(1, 0, "{\"n\":2}", "wang", "typo");

        WorkRows.Claimed claimed =
                shelf.claim(HALL, Map.of("r1", RowState.HELD)).get(0);

        assertThat(claimed.text()).isEqualTo("{\"n\":2}");
        assertThat(claimed.revision()).isEqualTo(1);
        stale(() -> shelf.edit(1, 1, "{}", "wang", "typo"));
        stale(() -> shelf.discard(1, "wang", "wrong"));
        shelf.release(HALL, List.of("r1"));
        assertThat(shelf.discard(1, "wang", "wrong").state()).isEqualTo(RowState.DISCARDED);
    }

    @Test
    void rowInAnotherStateIsLeftOutOfAClaim() {
        rowIn(RowState.REPLAYING);
        apply(change("r2", RowState.HELD, 6), change("r3", RowState.HELD, 7));

        assertThat(shelf.claim(HALL, Map.of("r1", RowState.HELD))).isEmpty();
        assertThat(shelf.claim(HALL, Map.of("r9", RowState.REPLAYING))).isEmpty();
        assertThat(shelf.claim("other", Map.of("r1", RowState.REPLAYING))).isEmpty();
        assertThat(shelf.claim(
                        HALL,
                        Map.of(
                                "r1",
                                RowState.REPLAYING,
                                "r2",
                                RowState.REPLAYING,
                                "r3",
                                RowState.HELD,
                                "r9",
                                RowState.HELD)))
                .extracting(WorkRows.Claimed::record)
                .containsExactlyInAnyOrder("r1", "r3");
        assertThat(shelf.rows())
                .filteredOn(Rows.Row::claimed)
                .extracting(Rows.Row::record)
                .containsExactly("r3");
    }

    /** Why its worker need not write anything down to have it. */
    @Test
    void markedRowIsNobodyElses() {
        rowIn(RowState.PARKED);
        shelf.edit(1, 0, "{\"n\":2}", "wang", "typo");
        shelf.replay(1, "wang");

        WorkRows.Claimed claimed =
                shelf.claim(HALL, Map.of("r1", RowState.REPLAYING)).get(0);

        assertThat(claimed.text()).isEqualTo("{\"n\":2}");
        assertThat(claimed.revision()).isEqualTo(1);
        stale(() -> shelf.edit(1, 1, "{}", "wang", "typo"));
        stale(() -> shelf.discard(1, "wang", "wrong"));
        stale(() -> shelf.replay(1, "wang"));
        assertThat(row().state()).isEqualTo(RowState.REPLAYING);
    }

    /** As many as a window may have: the questions to the store are cut. */
    @Test
    void manyAreClaimedAtOnce() {
        List<RowChange> held = IntStream.rangeClosed(1, 1_201)
                .mapToObj(n -> change("r" + n, RowState.HELD, n))
                .toList();
        apply(held.toArray(RowChange[]::new));
        Map<String, RowState> all = held.stream().collect(Collectors.toMap(RowChange::record, change -> RowState.HELD));

        assertThat(shelf.claim(HALL, all))
                .extracting(WorkRows.Claimed::record)
                .containsExactlyInAnyOrderElementsOf(all.keySet());
    }

    @Test
    void outcomeLetsGoOfTheClaim() {
        rowIn(RowState.HELD);
        shelf.claim(HALL, Map.of("r1", RowState.HELD));

        apply(change("r1", RowState.PARKED, 5));

        assertThat(row().claimed()).isFalse();
        assertThat(row().attempts()).isEqualTo(1);
        assertThat(shelf.replay(1, "wang").state()).isEqualTo(RowState.REPLAYING);
    }

    @Test
    void nobodyHoldsAClaimAfterAStart() {
        rowIn(RowState.HELD);
        shelf.claim(HALL, Map.of("r1", RowState.HELD));

        shelf.releaseAll();

        assertThat(row().claimed()).isFalse();
    }

    /** What became of what was sent then stays unknown, whatever is said of what is sent now. */
    @Test
    void suspicionOutlivesLaterAttempts() {
        apply(parked("r1", 1, "DELIVER-POISON"), parked("r2", 2, "DELIVER-REFUSED"));
        assertThat(shelf.open(HALL)).extracting(WorkRows.Open::doubted).containsExactly(true, false);

        long before = shelf.lastAct(HALL);
        shelf.replay(1, "wang");
        shelf.replay(2, "wang");
        apply(parked("r1", 1, "DELIVER-REFUSED"), parked("r2", 2, "DELIVER-REFUSED"));
        shelf.edit(1, 0, "{}", "wang", "typo");

        assertThat(shelf.open(HALL)).extracting(WorkRows.Open::doubted).containsExactly(true, false);
        assertThat(shelf.actsAfter(HALL, before))
                .extracting(act -> act.row().record(), act -> act.row().doubted())
                .containsExactlyInAnyOrder(tuple("r1", true), tuple("r2", false));
    }

    @Test
    void onlyParkedRowsAreReplayed() {
        rowIn(RowState.HELD);

        stale(() -> shelf.replay(1, "wang"));
        assertThatThrownBy(() -> shelf.replay(9, "wang"))
                .isInstanceOfSatisfying(
                        HuitongException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATE_UNKNOWN));
    }

    @Test
    void actsAreNumberedInOrder() {
        apply(change("r1", RowState.PARKED, 5), change("r2", RowState.PARKED, 3), change("r3", RowState.HELD, 4));
        assertThat(shelf.lastAct(HALL)).isZero();

        shelf.replay(1, "wang");
        shelf.discard(3, "wang", "wrong");
        shelf.edit(2, 0, "{}", "wang", "typo");

        List<WorkRows.Act> acts = shelf.actsAfter(HALL, 0);
        assertThat(acts).extracting(a -> a.row().record()).containsExactly("r1", "r3", "r2");
        assertThat(shelf.actsAfter(HALL, acts.get(0).number())).isEqualTo(acts.subList(1, 3));
        assertThat(shelf.lastAct(HALL)).isEqualTo(acts.get(2).number());
        assertThat(shelf.actsAfter("other", 0)).isEmpty();
    }

    @Test
    void openRowsComeByPosition() {
        apply(change("r1", RowState.PARKED, 5), change("r2", RowState.HELD, 3), change("r3", RowState.PARKED, 4));
        shelf.discard(3, "wang", "wrong");

        assertThat(shelf.open(HALL)).extracting(WorkRows.Open::record).containsExactly("r2", "r3", "r1");
        assertThat(shelf.open(HALL).get(1).state()).as("it may come back").isEqualTo(RowState.DISCARDED);
    }

    @Test
    void attemptsAreCountedUntilSurvived() {
        shelf.attempting(HALL, List.of("r1", "r2"));
        shelf.attempting(HALL, List.of("r1"));
        assertThat(shelf.attempts(HALL)).isEqualTo(Map.of("r1", 2, "r2", 1));

        shelf.survived(HALL, List.of("r1"));
        assertThat(shelf.attempts(HALL)).isEqualTo(Map.of("r2", 1));

        shelf.clearAttempts(HALL);
        assertThat(shelf.attempts(HALL)).isEmpty();
    }

    private static void stale(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        HuitongException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OPERATE_STALE));
    }
}
