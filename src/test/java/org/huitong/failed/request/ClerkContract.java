package org.huitong.failed.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.huitong.failed.DiscardRules;
import org.huitong.failed.Finder;
import org.huitong.failed.KeyHash;
import org.huitong.failed.Projection;
import org.huitong.failed.Question;
import org.huitong.failed.Rows;
import org.huitong.failed.request.Request.Kind;
import org.huitong.failed.request.Request.State;
import org.huitong.message.ErrorCode;
import org.huitong.message.Event;
import org.huitong.message.RowChange;
import org.huitong.message.RowState;
import org.huitong.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A request is done once to each of its rows, whatever dies; the same over each store. */
@Timeout(120)
abstract class ClerkContract {
    private static final KeyHash KEYS = new KeyHash(new byte[32]);
    private static final DiscardRules RULES = new DiscardRules(Duration.ofDays(7), 100);
    private static final String HALL = "hall.person";
    private static final int ROWS = 450;

    private Store store;
    private Rows rows;
    private Requests requests;
    private final List<Thread> threads = new ArrayList<>();

    abstract Store store();

    @BeforeEach
    void open() {
        store = store();
        rows = new Rows(store, RULES);
        requests = new Requests(store, RULES, Duration.ofHours(1));
        List<RowChange> changes = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            changes.add(new RowChange(
                    "r" + i,
                    HALL,
                    RowState.PARKED,
                    new RowChange.Cause("deliver", "DELIVER-REFUSED", "", "it was refused", "422"),
                    new RowChange.Input("registry", "person", "i", "K" + i, 1, 0, i, "{\"n\":" + i + "}")));
        }
        new Projection(store, KEYS)
                .apply(List.of(new Event("e", Event.OUTCOME, 1, HALL, null, Map.of(), changes, null)));
    }

    @AfterEach
    void close() throws InterruptedException {
        for (Thread thread : threads) {
            thread.interrupt();
            thread.join();
        }
        store.close();
    }

    private static Mender.Mended mended(String rule, Rows.Row row) {
        return new Mender.Mended(rule + row.input(), row.no() % 10 == 0 ? "NORMALIZE-INVALID x y" : "", List.of());
    }

    private Clerk clerk(Consumer<String> tell) {
        Clerk clerk = new Clerk(requests, rows, ClerkContract::mended, tell);
        Thread thread = new Thread(clerk, "requests");
        thread.setUncaughtExceptionHandler((t, e) -> assertThat(e).hasMessage("the process dies"));
        threads.add(thread);
        thread.start();
        return clerk;
    }

    private Wanted all() {
        return Wanted.of(new Finder(store, KEYS), Question.any(1), "all");
    }

    private Request comesTo(long id, State state) {
        Awaitility.await(state.word())
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> requests.find(id).state() == state);
        return requests.find(id);
    }

    private long with(Request request, String outcome) {
        return request.figures().stream()
                .filter(figure -> figure.outcome().equals(outcome))
                .mapToLong(Request.Figure::rows)
                .sum();
    }

    @Test
    void groupIsMendedOnceThoughTheProcessDiesAfterEachPiece() {
        Clerk first = clerk(subscription -> {
            throw new LinkageError("the process dies");
        });
        Request asked = first.ask(Kind.MEND, "wang", "typo", all(), "#");
        comesTo(asked.id(), State.ASKED);
        assertThat(with(requests.find(asked.id()), "due")).isEqualTo(ROWS - ROWS / 10);
        rows.edit(7, 0, "mended by hand", "li", "known");
        rows.claims().claim(8, "li", Duration.ofHours(1));
        rows.claims().claim(9, "wang", Duration.ofHours(1));
        first.confirm(asked.id(), "wang");
        join();
        assertThat(with(requests.find(asked.id()), "done")).isBetween(1L, (long) ROWS / 2);

        AtomicInteger told = new AtomicInteger();
        clerk(subscription -> {
            if (told.getAndIncrement() == 0) {
                throw new LinkageError("the process dies");
            }
        });
        join();
        clerk(subscription -> {});
        Request done = comesTo(asked.id(), State.DONE);

        assertThat(with(done, "done")).isEqualTo(ROWS - ROWS / 10 - 2);
        assertThat(with(done, "moved")).isEqualTo(2);
        assertThat(done.figures())
                .as("another person works on it")
                .contains(new Request.Figure("moved", ErrorCode.OPERATE_CLAIMED.text(), 1));
        assertThat(with(done, "fails")).isEqualTo(ROWS / 10);
        for (long no = 1; no <= ROWS; no++) {
            Rows.Row row = rows.find(no).orElseThrow();
            boolean left = no % 10 == 0 || no == 8;
            assertThat(row.revision()).as("row %d", no).isEqualTo(left ? 0 : 1);
            assertThat(rows.history(no).stream().filter(act -> act.action().equals("edit")))
                    .hasSize(left ? 0 : 1);
        }
    }

    private void join() {
        try {
            threads.get(threads.size() - 1).join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void discardOfManyWaitsAndIsDoneToWhatWasSeen() {
        Clerk clerk = clerk(subscription -> {});
        Request asked = clerk.ask(Kind.DISCARD, "wang", "twice", all(), "");
        comesTo(asked.id(), State.ASKED);
        assertThat(rows.find(1).orElseThrow().state()).isEqualTo(RowState.PARKED);

        clerk.confirm(asked.id(), "zhao");
        Request done = comesTo(asked.id(), State.DONE);

        assertThat(with(done, "done")).isEqualTo(ROWS);
        assertThat(rows.history(3).get(0).detail()).contains("confirmed by zhao", "twice");
        Request back = clerk.ask(Kind.RESTORE, "wang", "it was right", all(), "");
        assertThat(with(comesTo(back.id(), State.DONE), "done")).isEqualTo(ROWS);
        assertThat(rows.find(3).orElseThrow().state()).isEqualTo(RowState.PARKED);
    }

    @Test
    void setThatWasNotWholeIsGivenUpAndWhatIsLateExpires() {
        Request half = requests.begin(Kind.DISCARD, "wang", "twice", "all", "");
        requests.choose(half.id(), List.of(new Request.Chosen(1, 0, "due", "")));
        Requests hasty = new Requests(store, RULES, Duration.ZERO);
        Request late = hasty.begin(Kind.MEND, "wang", "typo", "all", "#");
        hasty.choose(late.id(), List.of(new Request.Chosen(2, 0, "due", "")));
        hasty.chosen(late.id(), List.of());

        clerk(subscription -> {});

        assertThat(comesTo(half.id(), State.FAILED).answer()).contains("ask again");
        comesTo(late.id(), State.EXPIRED);
        assertThat(rows.find(1).orElseThrow().state()).isEqualTo(RowState.PARKED);
        assertThat(rows.find(2).orElseThrow().revision()).isZero();
    }
}
