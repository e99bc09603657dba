package org.huitong.bench.crash;

import org.huitong.message.Receipt;

/**
 * A push that was answered with 202.
 *
 * @param at when the answer had been read, by System.nanoTime
 */
public record Answered(Push push, Receipt receipt, long at) {}
