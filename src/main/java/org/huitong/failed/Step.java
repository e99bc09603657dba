package org.huitong.failed;

/**
 * One thing that happened to a record.
 *
 * @param at milliseconds
 * @param action held, failed, or a person's edit, replay, discard, or the end: resolved, superseded, discarded
 * @param by the node of the gateway, or the person as claimed
 * @param stage of an attempt; empty for all else
 * @param code of an attempt; empty for all else
 * @param answer what the far end said, as a stable word; empty where nobody was asked
 * @param text what went wrong, or the person's reason
 */
public record Step(long at, String action, String by, String stage, String code, String answer, String text) {}
