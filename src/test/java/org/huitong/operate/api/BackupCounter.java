package org.huitong.operate.api;

import java.util.ArrayList;
import java.util.List;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** A desk whose backups are made when they are looked for. */
final class BackupCounter implements BackupDesk {
    private final List<BackupView> all = new ArrayList<>();
    /** Why the next one fails; null where it does not. */
    volatile String failure;

    private boolean making;

    @Override
    public synchronized BackupView begin(String person, String reason) {
        if (making) {
            throw new HuitongException(ErrorCode.OPERATE_STALE, "a backup is being made.");
        }
        making = true;
        BackupView begun = view("making", person, reason, null);
        all.add(0, begun);
        return begun;
    }

    private static BackupView view(String state, String person, String reason, String failure) {
        boolean made = state.equals("made");
        return new BackupView(
                made ? "20261129T120000Z" : null,
                state,
                "2026-11-29T12:00:00Z",
                person,
                reason,
                made ? "/backups/20261129T120000Z" : null,
                made ? "7" : null,
                made ? 4096 : 0,
                made ? 850 : 0,
                failure);
    }

    @Override
    public synchronized List<BackupView> list() {
        if (making) {
            making = false;
            BackupView asked = all.get(0);
            all.set(0, view(failure == null ? "made" : "failed", asked.by(), asked.reason(), failure));
        }
        return List.copyOf(all);
    }
}
