package org.huitong.failed.request;

import java.util.List;
import org.huitong.failed.Rows;

/** Makes of a row what a rule says, without keeping it. Thread-safe. */
public interface Mender {

    /**
     * @throws org.huitong.message.HuitongException OPERATE-INVALID where the rule does not fit what the row holds: an unknown
     *     item, a value of another type
     */
    Mended mend(String rule, Rows.Row row);

    /**
     * @param text the new content; null where the rule does nothing to it
     * @param code of the rule that it breaks, as {@code NORMALIZE-INVALID month}; empty where it breaks none
     * @param changes what has changed, masked
     */
    record Mended(String text, String code, List<Request.Example> changes) {}
}
