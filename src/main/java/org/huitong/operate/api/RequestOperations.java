package org.huitong.operate.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.huitong.failed.request.Request;
import org.huitong.failed.request.Wanted;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.Json;

/** What people want done to many records at once. Thread-safe. */
final class RequestOperations {
    private static final int REASON_CHARS = 1_000;
    private static final int WORD_CHARS = 20;
    private static final int RULE_CHARS = 20_000;
    private static final int MOST_ROWS = 10_000;
    private static final List<String> PERSONAL = List.of("key", "text");

    private final Desk desk;

    RequestOperations(Desk desk) {
        this.desk = desk;
    }

    RequestView.Page list(Call call) {
        String state = call.query().get("state");
        String after = call.query().get("after");
        int limit = Integer.parseInt(call.query().get("limit"));
        List<RequestView> page = desk
                .requests()
                .requests()
                .list(
                        state == null ? null : Request.State.valueOf(state.toUpperCase(Locale.ROOT)),
                        after == null ? null : Long.valueOf(after),
                        limit)
                .stream()
                .map(RequestView::of)
                .toList();
        return new RequestView.Page(
                page, page.size() < limit ? null : page.get(page.size() - 1).id());
    }

    RequestView get(Call call) {
        return RequestView.of(desk.requests().requests().find(number(call)));
    }

    RequestView create(Call call) {
        Body body = call.body().only("kind", "reason", "rows", "filter", "rule");
        Request.Kind kind = kind(body.needed("kind", WORD_CHARS));
        String reason = body.needed("reason", REASON_CHARS);
        if (body.has("rows") == body.has("filter")) {
            throw Body.wrong("filter", "one-of", "Say which records: either rows or filter.");
        }
        if (body.has("rule") != (kind == Request.Kind.MEND)) {
            throw Body.wrong("rule", "one-of", "A rule belongs to the kind mend, and only to that.");
        }
        String rule = body.has("rule") ? Json.text(body.object("rule")) : "";
        if (rule.length() > RULE_CHARS) {
            throw Body.wrong("rule", "maxLength", "It has more than " + RULE_CHARS + " characters. Split it.");
        }
        return RequestView.of(desk.requests().ask(kind, call.person(), reason, wanted(body), rule));
    }

    private Wanted wanted(Body body) {
        if (body.has("rows")) {
            return Wanted.of(desk.rows(), body.wholes("rows", MOST_ROWS));
        }
        Body filter = body.inside("filter");
        if (filter.has("after") || filter.has("limit")) {
            throw Body.wrong(
                    "filter", "unknown-field", "A request is about all that is found: leave after and limit out.");
        }
        var question = Questions.of(filter);
        List<String> words = new ArrayList<>();
        for (Map.Entry<String, com.fasterxml.jackson.databind.JsonNode> field :
                body.object("filter").properties()) {
            if (!field.getValue().isNull()) {
                String value = PERSONAL.contains(field.getKey())
                        ? "…"
                        : field.getValue().asText();
                words.add(field.getKey() + " " + value);
            }
        }
        if (words.isEmpty()) {
            throw Body.wrong("filter", "required", "It is empty. Say at least a group, a subscription or a resource.");
        }
        return Wanted.of(desk.finder(), question, String.join(", ", words));
    }

    RequestView confirm(Call call) {
        return RequestView.of(desk.requests().confirm(number(call), call.person()));
    }

    RequestView refuse(Call call) {
        String reason = call.body().only("reason").needed("reason", REASON_CHARS);
        return RequestView.of(desk.requests().refuse(number(call), call.person(), reason));
    }

    private static Request.Kind kind(String word) {
        for (Request.Kind kind : Request.Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw Body.wrong("kind", "enum", "It is not one of discard, restore, mend.");
    }

    private static long number(Call call) {
        try {
            return Long.parseLong(call.places().get("request"));
        } catch (NumberFormatException e) {
            throw new HuitongException(
                    ErrorCode.OPERATE_UNKNOWN,
                    "A request is named by its number, and the path has none. List them with 'failed requests list'.");
        }
    }
}
