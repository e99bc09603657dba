package org.huitong.operate.api;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** Backfills of one subscription; writes down what it is told. */
final class BackfillCounter implements BackfillDesk {
    final List<String> acts = new CopyOnWriteArrayList<>();

    @Override
    public List<BackfillView> list() {
        return List.of(view("running", 0));
    }

    @Override
    public BackfillView start(String subscription, long rate, String person) {
        acts.add("start " + subscription + " " + rate + " by " + person);
        return view("running", rate);
    }

    @Override
    public BackfillView pause(String subscription, String person) {
        acts.add("pause " + subscription + " by " + person);
        return view("paused", 0);
    }

    @Override
    public BackfillView resume(String subscription, String person) {
        throw new HuitongException(
                ErrorCode.BACKFILL_STATE, "the backfill was left as it is: there is none to resume.");
    }

    @Override
    public BackfillView cancel(String subscription, String person) {
        acts.add("cancel " + subscription + " by " + person);
        return view("cancelling", 0);
    }

    private static BackfillView view(String state, long rate) {
        Instant at = Instant.parse("2026-11-29T00:00:00Z");
        return new BackfillView(
                Counter.SUBSCRIPTION,
                state,
                null,
                "李四",
                at,
                at,
                rate,
                12,
                11,
                10,
                1,
                List.of(new BackfillView.Source(
                        "public-security.population/population-basic", "7", "42", null, false)));
    }
}
