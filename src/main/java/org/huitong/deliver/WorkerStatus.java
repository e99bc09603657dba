package org.huitong.deliver;

/**
 * What people see of a worker.
 *
 * @param state open, paused or closed
 * @param cause code and text; empty while open
 * @param since milliseconds since the epoch; 0 while open
 * @param nextProbe milliseconds since the epoch; 0 while open
 */
public record WorkerStatus(String state, String cause, long since, long nextProbe) {}
