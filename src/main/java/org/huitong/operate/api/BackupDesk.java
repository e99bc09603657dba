package org.huitong.operate.api;

import java.util.List;

/** What the admin API needs for backups. As {@link Desk}. */
public interface BackupDesk {
    /**
     * Begins one, which goes on when this is answered.
     *
     * @throws org.huitong.message.HuitongException OPERATE-STALE while one is being made
     */
    BackupView begin(String person, String reason);

    /** That which is being made or has failed last, then those that are there, newest first. */
    List<BackupView> list();
}
