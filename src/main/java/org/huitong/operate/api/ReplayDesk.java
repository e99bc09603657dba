package org.huitong.operate.api;

import java.util.List;
import java.util.Optional;
import org.huitong.failed.Question;
import org.huitong.replay.Order;

/**
 * What the admin API needs of the running gateway's replay jobs. As {@link Desk}; every act throws
 * {@link org.huitong.message.HuitongException} OPERATE-UNKNOWN, OPERATE-STALE, REPLAY-STATE or DELIVER-CLOSED.
 */
public interface ReplayDesk {

    /** Why nothing may be replayed to a subscription, for it is not granted; empty where something may. */
    Optional<String> closed(String subscription);

    /** Those numbered below, newest first. */
    List<JobView> list(long before, int limit);

    JobView get(long no);

    /** @param question which rows; null where {@code rows} names them */
    JobView plan(Question question, List<Long> rows, String name, String reason, String person);

    JobView preview(long no, long revision, String person);

    JobView start(long no, long revision, Order order, String person, String reason);

    JobView pause(long no, long revision, String person, String reason);

    JobView resume(long no, long revision, String person, String reason);

    JobView cancel(long no, long revision, String person, String reason);
}
