package org.huitong.operate.api;

import java.util.List;

/**
 * What the admin API needs of the running gateway's backfills. As {@link Desk}; every act throws
 * {@link org.huitong.message.HuitongException} OPERATE-UNKNOWN, BACKFILL-STATE, BACKFILL-NO-SOURCE or BACKFILL-EVERY.
 */
public interface BackfillDesk {

    /** The last one of each subscription, in order of subscription. */
    List<BackfillView> list();

    /** @param rate most records a second that are read; 0 for as many as go */
    BackfillView start(String subscription, long rate, String person);

    BackfillView pause(String subscription, String person);

    BackfillView resume(String subscription, String person);

    /** Reads nothing more; what was read is still delivered. */
    BackfillView cancel(String subscription, String person);
}
