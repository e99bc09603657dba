package org.huitong.wiring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.huitong.bus.Bus;
import org.huitong.bus.Session;
import org.huitong.failed.Drainer;
import org.huitong.message.Events;
import org.huitong.message.Parcel;

/** {@code huitong.events}, as the drainer reads it. One thread. */
public final class EventInbox implements Drainer.Inbox, AutoCloseable {
    private final Bus bus;
    private Session session;
    private Parcel last;

    public EventInbox(Bus bus) {
        this.bus = bus;
    }

    @Override
    public List<byte[]> take(int max, long millis) {
        if (session == null) {
            session = bus.open(Events.ADDRESS);
        }
        List<byte[]> bodies = new ArrayList<>();
        Parcel parcel = session.take(Duration.ofMillis(millis));
        while (parcel != null) {
            bodies.add(parcel.body());
            last = parcel;
            parcel = bodies.size() < max ? session.take(Duration.ZERO) : null;
        }
        return bodies;
    }

    @Override
    public void acknowledge() {
        session.acknowledge(last);
        session.commit();
    }

    @Override
    public void giveBack() {
        close();
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
            session = null;
        }
    }
}
