package org.huitong.operate.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.huitong.message.Json;

/** Granting, withdrawing, and what became of what has gathered meanwhile. Thread-safe. */
final class GrantOperations {
    private static final int REASON_CHARS = 1_000;
    private static final int TEXT_BYTES = 64 * 1024;

    private final GrantDesk desk;

    GrantOperations(GrantDesk desk) {
        this.desk = desk;
    }

    GrantView.Page list(Call call) {
        int limit = Integer.parseInt(call.query().get("limit"));
        String after = call.query().get("after");
        List<GrantView> found = desk.list().stream()
                .filter(grant -> after == null || grant.subscription().compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        List<GrantView> page = found.stream().limit(limit).toList();
        return new GrantView.Page(
                page, found.size() > limit ? page.get(limit - 1).subscription() : null);
    }

    GrantView.Detail get(Call call) {
        return desk.show(id(call));
    }

    GrantView.Acted put(Call call) {
        Body body = call.body().only("grant", "reason");
        JsonNode grant = body.object("grant");
        String text = Json.text(grant);
        if (text.getBytes(StandardCharsets.UTF_8).length > TEXT_BYTES) {
            throw Body.wrong("grant", "size", "It has more than " + TEXT_BYTES + " bytes.");
        }
        return desk.grant(id(call), text, call.person(), body.needed("reason", REASON_CHARS));
    }

    GrantView.Acted withdraw(Call call) {
        return desk.withdraw(id(call), call.person(), reason(call));
    }

    GrantView.Acted release(Call call) {
        return desk.release(id(call), call.person(), reason(call));
    }

    GrantView.Acted discard(Call call) {
        return desk.discard(id(call), call.person(), reason(call));
    }

    Map<String, Object> why(Call call) {
        return desk.why(
                asked(call, "system"),
                asked(call, "resource"),
                call.query().get("item"),
                call.query().get("lang"));
    }

    private static String id(Call call) {
        return Parameter.cut(call.places().get("id"));
    }

    private static String reason(Call call) {
        return call.body().only("reason").needed("reason", REASON_CHARS);
    }

    private static String asked(Call call, String name) {
        String value = call.query().get(name);
        if (value == null || value.isBlank()) {
            throw new org.huitong.message.HuitongException(
                    org.huitong.message.ErrorCode.OPERATE_INVALID,
                    "The query parameter " + name + " is missing. Give it.");
        }
        return value;
    }
}
