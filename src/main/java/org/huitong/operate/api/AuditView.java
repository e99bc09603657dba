package org.huitong.operate.api;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;
import org.huitong.audit.AuditSearch;
import org.huitong.audit.AuditTrail;

/** The contract's {@code AuditEntry}. */
record AuditView(
        @JsonSerialize(using = ToStringSerializer.class) Instant at,
        String actor,
        String action,
        String subject,
        String result,
        String detail) {

    private static AuditView of(AuditTrail.Entry entry) {
        return new AuditView(
                entry.at(), entry.actor(), entry.action(), entry.subject(), entry.result(), entry.detail());
    }

    /** One page, newest first. */
    record Page(
            List<AuditView> entries,
            Long next,
            @JsonSerialize(using = ToStringSerializer.class) Instant reached) {
        static Page of(AuditSearch.Page page) {
            return new Page(page.entries().stream().map(AuditView::of).toList(), page.next(), page.reached());
        }
    }
}
