package org.huitong.catalog.guide;

import java.time.LocalDate;
import java.util.List;

/**
 * Core metadata 9 to 12, but for the sharing type and its condition, which the gateway acts upon. Codes are those of the
 * tables in {@code config/codes}; what is not said is empty or null.
 *
 * @param citation what law says that it is not shared, with its article
 * @param uses codes of the table allowed-use
 * @param mode code of the table sharing-mode
 * @param open whether society may have it; null where not said
 * @param openCondition under which condition
 * @param cycle code of the table update-cycle
 * @param published day of publication
 */
public record Sharing(
        String citation,
        List<String> uses,
        String mode,
        Boolean open,
        String openCondition,
        String cycle,
        LocalDate published) {}
