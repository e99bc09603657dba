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
    /** Source: records refused with the whole intake; the sender still has them. */
    REJECTED,
    /** Source: records of an intake that had its receipt already. */
    REPEATS;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
