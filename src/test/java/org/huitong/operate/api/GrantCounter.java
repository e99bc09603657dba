package org.huitong.operate.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;

/** A desk of grants that answers of one and notes what it was asked to do. */
final class GrantCounter implements GrantDesk {
    static final String ONE = "government-service.hall.population-basic";

    final List<String> acts = new ArrayList<>();

    private static GrantView view(String subscription, String rule) {
        Instant at = Instant.parse("2026-11-28T00:00:00Z");
        LocalDate from = LocalDate.of(2026, 1, 1);
        return new GrantView(
                subscription,
                "government-service.hall",
                "population-basic",
                1,
                "declared",
                rule,
                rule.equals("granted") ? null : "DELIVER-CLOSED: " + rule,
                "config",
                at,
                null,
                from,
                from.plusYears(1));
    }

    private static void mustBeOne(String subscription) {
        if (!subscription.equals(ONE)) {
            throw new HuitongException(ErrorCode.OPERATE_UNKNOWN, "There is no grant for this subscription.");
        }
    }

    @Override
    public List<GrantView> list() {
        return List.of(view("a.b.c", "expired"), view(ONE, "granted"));
    }

    @Override
    public GrantView.Detail show(String subscription) {
        mustBeOne(subscription);
        var text = Json.MAPPER.createObjectNode().put("subscription", subscription);
        return new GrantView.Detail(
                view(subscription, "granted"),
                text,
                List.of(new GrantView.Version(1, "declared", "config", Instant.EPOCH, null, text)));
    }

    private GrantView.Acted acted(String act, String subscription, String person, String reason) {
        mustBeOne(subscription);
        acts.add(act + " " + person + ": " + reason);
        return new GrantView.Acted(view(subscription, "withdrawn"), Instant.EPOCH, null);
    }

    @Override
    public GrantView.Acted grant(String subscription, String text, String person, String reason) {
        return acted("grant " + text, subscription, person, reason);
    }

    @Override
    public GrantView.Acted withdraw(String subscription, String person, String reason) {
        return acted("withdraw", subscription, person, reason);
    }

    @Override
    public GrantView.Acted release(String subscription, String person, String reason) {
        return acted("release", subscription, person, reason);
    }

    @Override
    public GrantView.Acted discard(String subscription, String person, String reason) {
        return acted("discard", subscription, person, reason);
    }

    @Override
    public Map<String, Object> why(String system, String resource, String item, String language) {
        return Map.of(
                "system",
                system,
                "resource",
                resource,
                "allowed",
                true,
                "rule",
                "granted",
                "text",
                language,
                "items",
                List.of());
    }
}
