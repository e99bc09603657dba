package org.huitong.bus;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A task goes to a thread that waits for one, else to a new one while there may be more, else it waits its turn. The JDK's own
 * pool of so many threads starts one for each task until there are all: a few tasks a second were a few new threads a second.
 * Its LinkedTransferQueue would do it in a line, but an idle thread may spin in that for ever (JDK-8301341, in 17).
 * Thread-safe.
 */
final class TurnThreads extends ThreadPoolExecutor {
    /** Threads take turns to work, so that a few tasks a second would keep many alive if they waited longer. */
    private static final long IDLE_SECONDS = 1;

    /** Tasks that were given and are not done. */
    private final AtomicInteger open = new AtomicInteger();

    TurnThreads(int most, ThreadFactory named) {
        super(0, most, IDLE_SECONDS, TimeUnit.SECONDS, new Waiting(), named);
        Waiting waiting = (Waiting) getQueue();
        waiting.threads = this;
        setRejectedExecutionHandler((task, full) -> waiting.queueBehindTheOthers(task));
    }

    /** Throws RejectedExecutionException once it has been closed. */
    @Override
    public void execute(Runnable task) {
        open.incrementAndGet();
        try {
            super.execute(task);
        } catch (RejectedExecutionException e) {
            open.decrementAndGet();
            throw e;
        }
    }

    @Override
    protected void afterExecute(Runnable task, Throwable failure) {
        open.decrementAndGet();
    }

    /** How many there may be; what waits gets those that are new. */
    void most(int most) {
        if (getMaximumPoolSize() != most) {
            setMaximumPoolSize(most);
        }
        for (int i = getActiveCount(); i < most; i++) {
            Runnable next = getQueue().poll();
            if (next == null) {
                return;
            }
            super.execute(next);
        }
    }

    /** Takes a task only where a thread waits for it: what it does not take makes the pool start one. */
    private static final class Waiting extends LinkedBlockingQueue<Runnable> {
        private static final long serialVersionUID = 1L;

        private transient TurnThreads threads;

        @Override
        public boolean offer(Runnable task) {
            return threads.open.get() <= threads.getPoolSize() && super.offer(task);
        }

        private void queueBehindTheOthers(Runnable task) {
            if (threads.isShutdown()) {
                throw new RejectedExecutionException("the pool has been closed");
            }
            super.offer(task);
        }
    }
}
