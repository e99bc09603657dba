package org.huitong.failed;

import java.time.Instant;
import java.util.List;
import org.huitong.audit.AuditTrail;
import org.huitong.audit.AuditTrail.Entry;
import org.huitong.store.Store;

/** Which polled sources a person has paused, each act with its audit entry in one transaction. Thread-safe. */
public final class SourcePauses {
    private final Store store;

    public SourcePauses(Store store) {
        this.store = store;
    }

    /**
     * One that holds.
     *
     * @param source {@code system/resource}
     * @param actor a person's name as claimed
     */
    public record Pause(String source, String actor, String reason, Instant at) {}

    public List<Pause> all() {
        return store.read(h -> h.select("SELECT source, actor, reason, at FROM source_pause ORDER BY source")
                .map((rs, ctx) -> new Pause(
                        rs.getString(1), rs.getString(2), rs.getString(3), Instant.ofEpochMilli(rs.getLong(4))))
                .list());
    }

    /** False, and nothing is written, where it is paused already. */
    public boolean pause(Pause pause) {
        return store.write(h -> {
            int written = h.execute(
                    "INSERT INTO source_pause (source, actor, reason, at) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (source) DO NOTHING",
                    pause.source(),
                    pause.actor(),
                    pause.reason(),
                    pause.at().toEpochMilli());
            if (written > 0) {
                AuditTrail.append(h, List.of(entry("pause-source", pause)));
            }
            return written > 0;
        });
    }

    /** False, and nothing is written, where it is not paused. */
    public boolean resume(Pause end) {
        return store.write(h -> {
            int ended = h.execute("DELETE FROM source_pause WHERE source = ?", end.source());
            if (ended > 0) {
                AuditTrail.append(h, List.of(entry("resume-source", end)));
            }
            return ended > 0;
        });
    }

    private static Entry entry(String action, Pause act) {
        return new Entry(act.at(), act.actor(), action, act.source(), "ok", act.reason());
    }
}
