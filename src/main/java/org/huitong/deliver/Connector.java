package org.huitong.deliver;

/** The way to one consumer. May be called by several threads at once, for different keys. */
public interface Connector {

    /** Sends one record and answers what became of it; never throws for a failed call. */
    Outcome send(Outgoing record);
}
