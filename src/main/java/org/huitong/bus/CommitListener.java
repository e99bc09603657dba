package org.huitong.bus;

import java.util.List;
import org.huitong.message.Event;

/** Hears what became of events, before anybody is answered. Called on the committing thread; must not block. */
public interface CommitListener {

    /** The events are durable on the bus and will reach the store. */
    void committed(List<Event> events);

    /** The broker was lost during the commit: the events may or may not be durable. */
    void inDoubt(List<Event> events);
}
