package org.huitong.failed.job;

import java.util.List;
import org.huitong.failed.Question;

/**
 * Which rows a person wants in a job.
 *
 * @param question null where rows are named
 * @param rows numbers; empty where a question is asked
 */
public record Asked(Question question, List<Long> rows) {
    public Asked {
        rows = rows == null ? List.of() : List.copyOf(rows);
    }
}
