package org.huitong.normalize;

/**
 * What a step or rule answers in place of a value. A return value and no exception: bad records are everyday work.
 *
 * @param rule stable word
 * @param text what is wrong and the cure, without the value
 */
record Fault(String rule, String text) {}
