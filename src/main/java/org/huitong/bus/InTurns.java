package org.huitong.bus;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.huitong.bus.door.Door;
import org.huitong.message.HuitongException;
import org.huitong.message.Parcel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One system's own queue, a message at a time. While the gateway cannot take in, the message stays first and is tried
 * again, later each time; whatever is wrong with a message itself does not keep the next one.
 */
final class InTurns implements Turns {
    private static final Logger LOG = LoggerFactory.getLogger(InTurns.class);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final String system;
    private final Bus bus;
    private final InTurn.Parts parts;
    private Session session;
    private InTurn underWay;
    private long pause;
    /** By System.nanoTime; read by the clock's thread. */
    private volatile long until;

    private volatile boolean paused;

    InTurns(String system, Bus bus, InTurn.Parts parts) {
        this.system = system;
        this.bus = bus;
        this.parts = parts;
    }

    @Override
    public Object next(Duration wait) {
        endLast();
        if (paused && rest() > 0) {
            return null;
        }
        if (!parts.watch().mayTake()) {
            pause(FIRST_PAUSE_MILLIS);
            return null;
        }
        paused = false;
        try {
            if (session == null || !session.open()) {
                drop();
                session = bus.open(Door.IN + system);
            }
            Parcel parcel = session.take(wait);
            underWay = parcel == null ? null : new InTurn(system, session, parcel, parts);
            return underWay;
        } catch (HuitongException e) {
            giveBack(e);
            return null;
        }
    }

    private void endLast() {
        if (underWay == null) {
            return;
        }
        InTurn last = underWay;
        underWay = null;
        if (last.over()) {
            pause = 0;
        } else {
            giveBack(last.givenBack());
        }
    }

    private void giveBack(HuitongException why) {
        drop();
        pause = Math.min(LONGEST_PAUSE_MILLIS, Math.max(FIRST_PAUSE_MILLIS, 2 * pause));
        pause(pause);
        if (why != null && pause == FIRST_PAUSE_MILLIS) {
            LOG.warn("a message of {} stays in its queue and is tried again: {}", system, why.getMessage());
        }
    }

    private void pause(long millis) {
        until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        paused = true;
    }

    @Override
    public long rest() {
        return paused ? Math.max(0, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())) : Long.MAX_VALUE;
    }

    /** The next message of a busy sender is there at once. */
    @Override
    public boolean more() {
        return true;
    }

    @Override
    public void abandon(Object turn, HuitongException why) {
        ((InTurn) turn).failed(why);
    }

    private void drop() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    @Override
    public void close() {
        drop();
    }
}
