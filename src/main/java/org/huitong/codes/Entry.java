package org.huitong.codes;

/**
 * One code as a file has it, not yet checked.
 *
 * @param line where it stands, from 1
 * @param code as written; null where it was no text
 * @param text its name, the list's code, or successors with blanks between; null where it was no text
 * @param from day as written; empty for none
 * @param until day as written; empty for none
 */
record Entry(long line, String code, String text, String from, String until) {}
