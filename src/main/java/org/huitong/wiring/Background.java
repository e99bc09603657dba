package org.huitong.wiring;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Threads that work beside the routes until the gateway stops. Each ends when it is interrupted. Thread-safe. */
public final class Background implements AutoCloseable {
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    public void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    /** Tells all of them; waits for none. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
