package org.huitong.operate.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.huitong.failed.Question;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.replay.Order;

/** One replay job; writes down what it is told. */
final class ReplayCounter implements ReplayDesk {
    static final String CLOSED = "government-service.hall.closed";

    final List<String> acts = new CopyOnWriteArrayList<>();
    private volatile String state = "planned";

    @Override
    public Optional<String> closed(String subscription) {
        return subscription.equals(CLOSED)
                ? Optional.of("DELIVER-CLOSED: withdrawn by 王五 since yesterday.")
                : Optional.empty();
    }

    @Override
    public List<JobView> list(long before, int limit) {
        return List.of(view(state));
    }

    @Override
    public JobView get(long no) {
        if (no != 3) {
            throw new HuitongException(
                    ErrorCode.OPERATE_UNKNOWN, "there is no such job. List them with 'replay list'.");
        }
        return view(state);
    }

    @Override
    public JobView plan(Question question, List<Long> rows, String name, String reason, String person) {
        acts.add("plan " + (question == null ? rows : question.subscription()) + " " + name + " by " + person + ": "
                + reason);
        return view("planned");
    }

    private JobView act(String word, long revision, String next) {
        if (revision != 5) {
            throw new HuitongException(ErrorCode.OPERATE_STALE, "it is at revision 5. See 'replay status 3'.");
        }
        acts.add(word);
        state = next;
        return view(next);
    }

    @Override
    public JobView preview(long no, long revision, String person) {
        return act("preview by " + person, revision, "planned");
    }

    @Override
    public JobView start(long no, long revision, Order order, String person, String reason) {
        return act("start " + order + " by " + person, revision, "running");
    }

    @Override
    public JobView pause(long no, long revision, String person, String reason) {
        return act("pause by " + person, revision, "paused");
    }

    @Override
    public JobView resume(long no, long revision, String person, String reason) {
        return act("resume by " + person, revision, "running");
    }

    @Override
    public JobView cancel(long no, long revision, String person, String reason) {
        return act("cancel by " + person + ": " + reason, revision, "cancelling");
    }

    private static JobView view(String state) {
        Instant at = Instant.parse("2026-11-29T00:00:00Z");
        JobView.Figures figures = new JobView.Figures(6, 1, 1, 1, 0, 1);
        return new JobView(
                3,
                5,
                state,
                "new certificate",
                "theirs had run out",
                "王敏",
                null,
                at,
                at,
                null,
                10,
                true,
                0,
                10,
                null,
                10,
                figures,
                List.of(new JobView.Skipped("edited", 1)),
                List.of(new JobView.Lane(Counter.SUBSCRIPTION, null, figures)),
                new JobView.Preview(true, List.of(new JobView.Outcome("refused", "NORMALIZE-INVALID", 1, 17))));
    }
}
