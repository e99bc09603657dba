package org.huitong.wiring.replay;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.huitong.message.HuitongException;
import org.huitong.replay.Feeder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the feeder look again and again. One thread runs it; {@link #poke} may be called by any. */
public final class ReplayThread implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayThread.class);
    /** The rest makes pieces larger; it would also keep waiting what waits behind a full one. */
    private static final long SOON_MILLIS = 50;

    private static final long IDLE_MILLIS = 250;
    /** Where no job is open: whoever opens one pokes. */
    private static final long NOTHING_MILLIS = 1_000;

    private final Feeder feeder;
    private final BlockingQueue<Boolean> pokes = new LinkedBlockingQueue<>();
    private String trouble = "";

    public ReplayThread(Feeder feeder) {
        this.feeder = feeder;
    }

    public void poke() {
        pokes.add(Boolean.TRUE);
    }

    @Override
    public void run() {
        try {
            long wait = 0;
            while (!Thread.currentThread().isInterrupted()) {
                pokes.poll(wait, TimeUnit.MILLISECONDS);
                pokes.clear();
                wait = rest(look());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long rest(boolean moved) {
        if (moved) {
            return feeder.full() ? 0 : SOON_MILLIS;
        }
        return feeder.seen().jobs().isEmpty() ? NOTHING_MILLIS : IDLE_MILLIS;
    }

    /** What the store did not answer is found again by the next look; one line says that it is away. */
    private boolean look() {
        try {
            boolean moved = feeder.look();
            trouble = "";
            return moved;
        } catch (HuitongException e) {
            if (trouble.isEmpty()) {
                LOG.warn("replay jobs wait: {}", e.getMessage());
            }
            trouble = e.getMessage();
            return false;
        } catch (RuntimeException e) { // the thread must outlive what nobody foresaw: without it no job goes on
            String what = e.getClass().getName() + " at " + e.getStackTrace()[0];
            if (!what.equals(trouble)) {
                LOG.error("replay jobs stand still, a defect of the gateway: {}", what);
            }
            trouble = what;
            return false;
        }
    }
}
