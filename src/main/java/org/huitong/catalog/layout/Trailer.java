package org.huitong.catalog.layout;

/**
 * The last line of a file that says how many records it has, so that a cut file is seen.
 *
 * @param mark what the line begins with
 * @param at where the count stands: the cell of a delimited line or the column of a fixed one, from 1; 0 where it has none
 * @param width of the count in a fixed line, in its unit; 0 in a delimited one
 */
public record Trailer(String mark, int at, int width) {}
