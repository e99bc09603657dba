package org.huitong.bench.kill;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A person at the desk who has everything replayed that the hall refused, again and again. One thread runs it. */
final class Operator implements Runnable {
    private static final int PAUSE_MILLIS = 60;

    private final Admin admin;
    private final Counter counter;
    private volatile boolean stopped;
    private volatile boolean calling;
    private volatile int due;

    Operator(Admin admin, Counter counter) {
        this.admin = admin;
        this.counter = counter;
    }

    /** True while rows are being marked, or marked ones have not all come. */
    boolean replaying() {
        return calling || counter.replayed() < due;
    }

    void stop() {
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
        try {
            due = before + admin.replayRefused();
        } catch (IOException e) {
            due = before; // the gateway is away; the next round asks again
        } finally {
            calling = false;
        }
    }
}
