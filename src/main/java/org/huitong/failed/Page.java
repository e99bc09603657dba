package org.huitong.failed;

import java.util.List;

/**
 * What a search has found until its page was full, its time was up, or nothing was left.
 *
 * @param rows newest first
 * @param next where to go on; null where nothing is left
 * @param examined rows that were looked at, or a few more
 */
public record Page(List<Listed> rows, Cursor next, long examined) {
    public Page {
        rows = List.copyOf(rows);
    }
}
