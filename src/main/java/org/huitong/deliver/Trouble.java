package org.huitong.deliver;

/** What a failed call means, which decides what is done about it. */
public enum Trouble {
    /** This record is wrong for the consumer: park it, its neighbors go on. */
    RECORD,
    /** The door is wrong (token, address, right, table): pause and alert, park nothing. */
    CONNECTOR,
    /** The consumer is away: pause with growing back-off and probe, park nothing. */
    OUTAGE
}
