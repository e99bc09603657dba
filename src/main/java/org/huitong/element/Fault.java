package org.huitong.element;

/**
 * What a step or rule answers in place of a value. A return value and no exception: bad records are everyday work.
 *
 * @param rule stable word
 * @param text what is wrong and the cure, without the value
 */
public record Fault(String rule, String text) {}
