package org.huitong.table;

import java.time.Duration;

/**
 * How a table is asked by a time of change, which is the first of its marks.
 *
 * @param window how long after its time a row may become visible
 * @param every how often is looked for such rows
 * @param startAt where the very first turn begins
 * @param remember most rows inside the window
 */
public record TimeRules(TableRules table, Duration window, Duration every, String startAt, int remember) {}
