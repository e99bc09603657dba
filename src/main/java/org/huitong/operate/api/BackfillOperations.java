package org.huitong.operate.api;

import java.util.List;

/** Giving subscriptions what came before them. Thread-safe. */
final class BackfillOperations {
    private static final long MOST_RATE = 1_000_000;

    private final BackfillDesk desk;

    BackfillOperations(BackfillDesk desk) {
        this.desk = desk;
    }

    BackfillView.All list(Call call) {
        String subscription = call.query().get("subscription");
        List<BackfillView> all = desk.list();
        return new BackfillView.All(all.stream()
                .filter(one -> subscription == null || one.subscription().equals(subscription))
                .toList());
    }

    BackfillView start(Call call) {
        Long rate = call.body().only("rate").whole("rate");
        if (rate != null && (rate < 1 || rate > MOST_RATE)) {
            throw Body.wrong("rate", "range", "It is not a number of records a second from 1 to " + MOST_RATE + ".");
        }
        return desk.start(id(call), rate == null ? 0 : rate, call.person());
    }

    BackfillView pause(Call call) {
        return desk.pause(id(call), call.person());
    }

    BackfillView resume(Call call) {
        return desk.resume(id(call), call.person());
    }

    BackfillView cancel(Call call) {
        return desk.cancel(id(call), call.person());
    }

    private static String id(Call call) {
        return Parameter.cut(call.places().get("id"));
    }
}
