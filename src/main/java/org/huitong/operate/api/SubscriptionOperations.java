package org.huitong.operate.api;

import java.util.List;
import java.util.Optional;
import org.huitong.catalog.Words;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** What is done to a subscription as a whole. Thread-safe. */
final class SubscriptionOperations {
    private final Desk desk;

    SubscriptionOperations(Desk desk) {
        this.desk = desk;
    }

    record State(String id, String state) {}

    State resume(Call call) {
        String id = call.places().get("id");
        if (!desk.resume(id, call.person())) {
            throw unknown(id);
        }
        return find(id).map(s -> new State(id, s.state())).orElseThrow(() -> unknown(id));
    }

    void mustExist(String id) {
        if (find(id).isEmpty()) {
            throw unknown(id);
        }
    }

    private Optional<StatusView.Subscription> find(String id) {
        return desk.status().subscriptions().stream()
                .filter(subscription -> subscription.id().equals(id))
                .findFirst();
    }

    private HuitongException unknown(String id) {
        List<String> known = desk.status().subscriptions().stream()
                .map(StatusView.Subscription::id)
                .toList();
        String meant = Words.nearest(Parameter.cut(id), known)
                .map(word -> "Did you mean " + word + "?")
                .orElse("See 'status' for those there are.");
        return new HuitongException(ErrorCode.OPERATE_UNKNOWN, "There is no such subscription. " + meant);
    }
}
