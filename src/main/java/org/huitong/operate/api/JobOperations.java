package org.huitong.operate.api;

import java.util.List;
import org.huitong.failed.Finder;
import org.huitong.failed.RowClaims;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.replay.Order;

/** Replays as jobs: planned, looked at, started, paused, cancelled. Thread-safe. */
final class JobOperations {
    private static final int MOST_ROWS = 10_000;
    private static final int NAME_CHARS = 100;
    private static final int REASON_CHARS = 1_000;
    private static final int TIME_CHARS = 100;
    private static final long MOST_RATE = 1_000_000;
    private static final long MOST_CANARY = 10_000;
    private static final long ALL = 100;

    private final ReplayDesk desk;
    private final Finder finder;
    private final RowClaims claims;

    JobOperations(Desk desk) {
        this.desk = desk.replays();
        this.finder = desk.finder();
        this.claims = desk.rows().claims();
    }

    JobView.All list(Call call) {
        String before = call.query().get("before");
        return new JobView.All(desk.list(
                before == null ? Long.MAX_VALUE : Long.parseLong(before),
                Integer.parseInt(call.query().get("limit"))));
    }

    JobView get(Call call) {
        return desk.get(call.job());
    }

    RowView.Page failed(Call call) {
        return finder.failedAgain(
                        call.job(),
                        Questions.cursor(call.query().get("after")),
                        Integer.parseInt(call.query().get("limit")))
                .map(page -> RowView.Page.of(page, claims))
                .orElseThrow(() -> new HuitongException(
                        ErrorCode.OPERATE_UNKNOWN,
                        "Looking for what failed in replay job " + call.job()
                                + ": there is no such job. List them with 'replay list'."));
    }

    JobView plan(Call call) {
        Body body = call.body();
        String name = body.needed("name", NAME_CHARS);
        String reason = body.needed("reason", REASON_CHARS);
        if (body.has("rows")) {
            return desk.plan(
                    null, body.only("name", "reason", "rows").wholes("rows", MOST_ROWS), name, reason, call.person());
        }
        body.only(
                "name",
                "reason",
                "rows",
                "subscription",
                "state",
                "stage",
                "code",
                "system",
                "resource",
                "intake",
                "group",
                "key",
                "from",
                "to",
                "text");
        return desk.plan(Questions.planned(body), List.of(), name, reason, call.person());
    }

    JobView preview(Call call) {
        return desk.preview(call.job(), seen(call.body().only("revision", "reason")), call.person());
    }

    JobView start(Call call) {
        Body body = call.body().only("revision", "reason", "canary", "ramp", "rate", "stopAt", "at");
        Long begins = Questions.time("at", body.text("at", TIME_CHARS));
        Order order = new Order(
                bounded(body, "canary", 0, 0, MOST_CANARY),
                body.flag("ramp"),
                bounded(body, "rate", 0, 1, MOST_RATE),
                bounded(body, "stopAt", Order.STOP_AT, 0, ALL),
                begins == null ? 0 : begins);
        return desk.start(call.job(), seen(body), order, call.person(), reason(body));
    }

    private static long bounded(Body body, String field, long standard, long least, long most) {
        Long value = body.whole(field);
        if (value != null && (value < least || value > most)) {
            throw Body.wrong(field, "range", "It is not a whole number from " + least + " to " + most + ".");
        }
        return value == null ? standard : value;
    }

    JobView pause(Call call) {
        Body body = act(call);
        return desk.pause(call.job(), seen(body), call.person(), reason(body));
    }

    JobView resume(Call call) {
        Body body = act(call);
        return desk.resume(call.job(), seen(body), call.person(), reason(body));
    }

    JobView cancel(Call call) {
        Body body = act(call);
        return desk.cancel(call.job(), seen(body), call.person(), reason(body));
    }

    private static Body act(Call call) {
        return call.body().only("revision", "reason");
    }

    private static long seen(Body body) {
        return Body.there("revision", body.whole("revision"));
    }

    private static String reason(Body body) {
        String reason = body.text("reason", REASON_CHARS);
        return reason == null ? "" : reason;
    }
}
