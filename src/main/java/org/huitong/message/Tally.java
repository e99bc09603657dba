package org.huitong.message;

/** The words under which records are counted, per source ({@code system/resource}) and per subscription. */
public enum Tally {
    /** Records a source handed over, or that publish put on a subscription's queue. */
    RECEIVED,
    /** Source: records on the bus. */
    PUBLISHED,
    /** Subscription: effects confirmed. */
    DELIVERED,
    /** Overtaken by a later record of the same key before they were sent. */
    SUPERSEDED,
    /** Subscription: given up by a person while they waited in its queue; rows that are given up say so themselves. */
    DISCARDED,
    /** A person's discard: slices of the queue that it is done with. */
    SLICES,
    /** Backfill: records that the subscription's worker is done with, whatever became of them. */
    SETTLED,
    /** Source: records refused with the whole intake; the sender still has them. */
    REJECTED,
    /** Source: records of an intake that had its receipt already. */
    REPEATS;

    /** Under what the slices of a discard are counted. */
    public static String discard(String act) {
        return "discard " + act;
    }

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
