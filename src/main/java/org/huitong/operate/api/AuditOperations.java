package org.huitong.operate.api;

import java.util.Map;
import org.huitong.audit.AuditSearch;

/** Reading the audit trail; nothing changes it. Thread-safe. */
final class AuditOperations {
    private final Desk desk;

    AuditOperations(Desk desk) {
        this.desk = desk;
    }

    AuditView.Page list(Call call) {
        Map<String, String> query = call.query();
        return AuditView.Page.of(desk.audit(new AuditSearch.Asked(
                query.get("actor"),
                query.get("action"),
                query.get("subject"),
                query.get("result"),
                Questions.time("from", query.get("from")),
                Questions.time("to", query.get("to")),
                query.get("after") == null ? null : Long.valueOf(query.get("after")),
                Integer.parseInt(query.get("limit")))));
    }
}
