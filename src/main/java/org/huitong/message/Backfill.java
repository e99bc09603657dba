package org.huitong.message;

/**
 * One run of giving a subscription what came before it.
 *
 * @param run unique
 */
public record Backfill(String subscription, String run) {
    /** Prefix of the queue of each subscription's backfill. */
    public static final String QUEUE = "backfill.";

    /** Where its slices go, and nobody else's. */
    public String queue() {
        return queue(subscription);
    }

    public static String queue(String subscription) {
        return QUEUE + subscription;
    }

    /** Under what its records are counted: received, published and, once the worker is done with them, settled. */
    public String tally() {
        return "backfill " + run;
    }

    /** Names its place in a source beside the source's own. */
    public String place(String source) {
        return QUEUE + subscription + "." + source;
    }
}
