package org.huitong.operate.api;

import java.util.List;
import java.util.Map;

/** Backups: begin one, list them. Thread-safe. */
final class BackupOperations {
    private static final int REASON_CHARS = 1_000;

    private final BackupDesk desk;

    BackupOperations(BackupDesk desk) {
        this.desk = desk;
    }

    Map<String, List<BackupView>> list(Call call) {
        return Map.of("backups", desk.list());
    }

    BackupView begin(Call call) {
        return desk.begin(call.person(), call.body().only("reason").needed("reason", REASON_CHARS));
    }
}
