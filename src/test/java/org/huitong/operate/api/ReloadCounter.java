package org.huitong.operate.api;

import java.time.Instant;
import java.util.List;
import org.huitong.message.Defect;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** A desk whose files are different once. */
final class ReloadCounter implements ReloadDesk {
    /** Why the next one is refused; null where it is not. */
    volatile String refusal;

    private LiveView live =
            new LiveView("a".repeat(64), Instant.parse("2026-11-23T00:00:00Z"), "start", "", List.of(), null);

    @Override
    public LiveView live() {
        return live;
    }

    @Override
    public ReloadView reload(String person, String reason, boolean only) {
        if (refusal != null) {
            live = new LiveView(live.hash(), live.since(), live.by(), live.reason(), live.later(), refusal);
            throw new HuitongException(
                    ErrorCode.OPERATE_RELOAD,
                    refusal,
                    List.of(new Defect(
                            0, "/files", "", "CATALOG-UNKNOWN-KEY", "config/x.yaml:3:1: no such key. Mend it.")));
        }
        if (!only) {
            live = new LiveView(
                    "b".repeat(64),
                    Instant.parse("2026-11-29T00:00:00Z"),
                    person,
                    reason,
                    List.of("config/application.properties has changed; restart the gateway to take that"),
                    null);
        }
        return new ReloadView(only ? "fits" : "taken", List.of("config/x.yaml"), List.of(), 4, List.of(), live);
    }
}
