package org.huitong.message;

/**
 * What is wrong with one record.
 *
 * @param index position in the intake, from 0
 * @param pointer RFC 6901 pointer to the value in the sender's input, e.g. {@code /3/GMSFHM}
 * @param item the resource's item the value should have become; empty where the record as a whole is meant
 * @param rule the broken rule's stable word, e.g. {@code citizen-id}
 * @param text what is wrong and the cure, without the value itself
 */
public record Defect(int index, String pointer, String item, String rule, String text) {}
