package org.huitong.bench.crash;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * A person at the desk who, again and again, has everything replayed that the hall refused, and mends and replays what
 * broke a rule. One thread runs it.
 */
public final class Operator implements Runnable {
    private static final int PAUSE_MILLIS = 60;

    private final Admin admin;
    private final Counter counter;
    private final Moments moments;
    private volatile boolean stopped;
    private volatile boolean calling;
    private volatile int due;

    Operator(Admin admin, Counter counter, Moments moments) {
        this.admin = admin;
        this.counter = counter;
        this.moments = moments;
    }

    /** Begins on a thread of its own. */
    public void start() {
        Thread thread = new Thread(this, "operator");
        thread.setDaemon(true);
        thread.start();
    }

    /** True while rows are being marked, or marked ones have not all come. */
    public boolean replaying() {
        return calling || counter.replayed() < due;
    }

    public void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                replay();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void replay() throws InterruptedException {
        int before = counter.replayed();
        calling = true;
        moments.at(Moment.REPLAY_ASKED);
        try {
            int marked = admin.replayRefused();
            due = before + marked;
            if (admin.mend() + marked > 0) {
                moments.at(Moment.REPLAY_ANSWERED);
            }
        } catch (IOException e) {
            due = before; // the gateway is away; the next round asks again
        } finally {
            calling = false;
        }
    }
}
