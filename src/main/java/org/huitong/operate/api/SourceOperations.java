package org.huitong.operate.api;

import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** What is done to a source as a whole. Thread-safe. */
final class SourceOperations {
    private static final int REASON_CHARS = 1_000;

    private final Desk desk;

    SourceOperations(Desk desk) {
        this.desk = desk;
    }

    StatusView.Source pause(Call call) {
        desk.sources().pause(system(call), resource(call), call.person(), reason(call));
        return now(call);
    }

    StatusView.Source resume(Call call) {
        desk.sources().resume(system(call), resource(call), call.person(), reason(call));
        return now(call);
    }

    private StatusView.Source now(Call call) {
        return desk.status().sources().stream()
                .filter(source -> source.system().equals(system(call))
                        && source.resource().equals(resource(call)))
                .findFirst()
                .orElseThrow(() -> new HuitongException(
                        ErrorCode.OPERATE_UNKNOWN, "There is no such source any more. See 'sources list'."));
    }

    private static String system(Call call) {
        return Parameter.cut(call.places().get("system"));
    }

    private static String resource(Call call) {
        return Parameter.cut(call.places().get("resource"));
    }

    private static String reason(Call call) {
        return call.body().only("reason").needed("reason", REASON_CHARS);
    }
}
