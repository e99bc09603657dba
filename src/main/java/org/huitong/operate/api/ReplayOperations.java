package org.huitong.operate.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huitong.failed.RowClaims;
import org.huitong.failed.RowCounts;
import org.huitong.failed.Rows;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Problem;
import org.huitong.message.RowState;

/** Marks rows for replay; a subscription's worker is the only one that sends. Thread-safe. */
final class ReplayOperations {
    private static final Set<ErrorCode> OF_THE_ROW = EnumSet.of(
            ErrorCode.OPERATE_UNKNOWN, ErrorCode.OPERATE_STALE, ErrorCode.OPERATE_CLAIMED, ErrorCode.DELIVER_CLOSED);
    private static final int MOST_ROWS = 10_000;
    private static final int MOST_SHOWN = 1_000;
    private static final int PAGE = 200;
    private static final int ID_CHARS = 200;

    private final Desk desk;
    private final SubscriptionOperations subscriptions;

    ReplayOperations(Desk desk, SubscriptionOperations subscriptions) {
        this.desk = desk;
        this.subscriptions = subscriptions;
    }

    record UnderWay(long replaying, List<RowView> rows) {}

    record Refused(long no, String code, String text) {}

    record Result(long marked, List<Refused> refused) {}

    UnderWay get(Call call) {
        long replaying = desk.rows().counts().open().stream()
                .mapToLong(RowCounts.Open::replaying)
                .sum();
        List<Rows.Row> rows =
                desk.rows().list(new Rows.Filter(null, RowState.REPLAYING.word(), null, null, null, MOST_SHOWN));
        Map<Long, RowClaims.Claim> claims =
                desk.rows().claims().of(rows.stream().map(Rows.Row::no).toList());
        return new UnderWay(
                replaying, rows.stream().map(row -> RowView.of(row, claims)).toList());
    }

    /** Each row stands for itself: one that is refused does not stop the others. */
    Result start(Call call) {
        List<Refused> refused = new ArrayList<>();
        long marked = 0;
        for (long no : ordered(call.body())) {
            try {
                mustBeOpen(no);
                desk.poke(desk.rows().replay(no, call.person()).subscription());
                marked++;
            } catch (HuitongException e) {
                if (!OF_THE_ROW.contains(e.code())) {
                    throw e; // the store is away: asking it for each further row would only take long
                }
                Problem problem = Problem.of(e);
                refused.add(new Refused(no, problem.code(), problem.detail()));
            }
        }
        return new Result(marked, refused);
    }

    /** What nobody is granted would only wait, and a person would think that it goes. */
    private void mustBeOpen(long no) {
        Optional<String> why = desk.rows()
                .find(no)
                .map(Rows.Row::subscription)
                .filter(subscription -> !subscription.isEmpty())
                .flatMap(desk.replays()::closed);
        if (why.isPresent()) {
            throw new HuitongException(
                    ErrorCode.DELIVER_CLOSED,
                    "replay of row " + no + " was refused: its subscription is closed. " + why.get()
                            + " Grant it again first, see 'grants show'.");
        }
    }

    private List<Long> ordered(Body body) {
        if (body.has("rows")) {
            return body.only("rows").wholes("rows", MOST_ROWS);
        }
        body.only("subscription", "state");
        String subscription = body.needed("subscription", ID_CHARS);
        if (!body.needed("state", ID_CHARS).equals(RowState.PARKED.word())) {
            throw Body.wrong("state", "enum", "It is not 'parked': no other row can be replayed.");
        }
        List<Long> numbers = parked(subscription);
        if (numbers.isEmpty()) {
            subscriptions.mustExist(subscription);
        }
        return numbers;
    }

    /** In the order in which they failed. Read by pages: each row comes with its content, of which none is kept. */
    private List<Long> parked(String subscription) {
        List<Long> numbers = new ArrayList<>();
        List<Rows.Row> page;
        do {
            Long after = numbers.isEmpty() ? null : numbers.get(numbers.size() - 1);
            page = desk.rows().list(new Rows.Filter(subscription, RowState.PARKED.word(), null, null, after, PAGE));
            page.forEach(row -> numbers.add(row.no()));
        } while (page.size() == PAGE && numbers.size() < MOST_ROWS);
        Collections.reverse(numbers);
        return numbers;
    }
}
