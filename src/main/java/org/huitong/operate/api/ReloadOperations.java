package org.huitong.operate.api;

/** What is live, and taking what is different. Thread-safe. */
final class ReloadOperations {
    private static final int REASON_CHARS = 1_000;

    private final ReloadDesk desk;

    ReloadOperations(ReloadDesk desk) {
        this.desk = desk;
    }

    LiveView live(Call call) {
        return desk.live();
    }

    ReloadView reload(Call call) {
        Body body = call.body().only("reason", "only");
        return desk.reload(call.person(), body.needed("reason", REASON_CHARS), body.has("only") && body.flag("only"));
    }
}
