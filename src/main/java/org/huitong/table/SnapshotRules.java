package org.huitong.table;

import java.time.Duration;

/**
 * How a table is compared with what it was. Its marks are the key.
 *
 * @param every how often
 * @param shrink by how many percent it may be smaller than the last time
 * @param most rows of it
 * @param gone column that a row that is gone has; the mapping's {@code delete} asks for it
 * @param goneIs its value
 */
public record SnapshotRules(TableRules table, Duration every, int shrink, int most, String gone, String goneIs) {}
