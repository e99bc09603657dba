package org.huitong.operate.api;

import java.util.List;
import java.util.Map;

/**
 * What the admin API needs of the running gateway's grants. As {@link Desk}; every act throws
 * {@link org.huitong.message.HuitongException} OPERATE-UNKNOWN, OPERATE-STALE or OPERATE-INVALID, and is answered when it has
 * effect.
 */
public interface GrantDesk {

    /** In order of subscription. */
    List<GrantView> list();

    GrantView.Detail show(String subscription);

    /** @param text in the words of the file, as JSON */
    GrantView.Acted grant(String subscription, String text, String person, String reason);

    GrantView.Acted withdraw(String subscription, String person, String reason);

    GrantView.Acted release(String subscription, String person, String reason);

    GrantView.Acted discard(String subscription, String person, String reason);

    /**
     * The contract's {@code Why}.
     *
     * @param item null for the whole resource
     * @param language of its texts: en or zh
     */
    Map<String, Object> why(String system, String resource, String item, String language);
}
