package org.huitong.bench.side;

/**
 * How often the product's mapping is changed while it is driven.
 *
 * @param everyMillis from one change to the next
 */
public record Changing(int count, long everyMillis) {}
