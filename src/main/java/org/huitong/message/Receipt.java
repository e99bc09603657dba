package org.huitong.message;

/**
 * The durable answer to a sender.
 *
 * @param intake the gateway's id of the intake
 * @param resource what it was about
 * @param accepted records on the bus
 * @param parked records kept for an operator
 * @param digest SHA-256 of what was received, hex
 */
public record Receipt(String intake, String resource, int accepted, int parked, String digest) {}
