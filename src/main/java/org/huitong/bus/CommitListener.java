package org.huitong.bus;

import java.util.List;
import org.huitong.message.Event;

/** Hears what became of events, before anybody is answered. Called on the committing thread; must not block. */
public interface CommitListener {

    /** The events are durable on the bus and will reach the store. */
    void committed(List<Event> events);

    /** The broker was lost during the commit: the events may or may not be durable. */
    void inDoubt(List<Event> events);

    /** The sender was told that it is in doubt, because the commit is still under way; its end will be heard here. */
    default void late(List<Event> events) {}

    /** What was {@link #late} was not kept after all. */
    default void notKept(List<Event> events) {}
}
