package org.huitong.bus;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.utils.ActiveMQThreadPoolExecutor;
import org.apache.activemq.artemis.utils.actors.ProcessorBase;

/**
 * Threads of the embedded broker. An ordered executor of Artemis asks for a run with every task that it is given until
 * one has begun; each asking wakes a thread, and all but the first find nothing to do: 22,000 changes of thread a second
 * at 4,400 commits (2026-11-25). Here a run that waits to begin is not asked for again. Thread-safe.
 */
final class BrokerThreads extends ActiveMQThreadPoolExecutor {
    private static final long IDLE_SECONDS = 60;

    /** Runs that have not begun; one that begins sees every task that came before. */
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();

    BrokerThreads(String name, int most) {
        super(0, most, IDLE_SECONDS, TimeUnit.SECONDS, named(name));
    }

    private static java.util.concurrent.ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void execute(Runnable task) {
        if (!ordered(task)) {
            super.execute(task);
        } else if (waiting.add(task)) {
            try {
                super.execute(task);
            } catch (RejectedExecutionException e) {
                waiting.remove(task);
                throw e;
            }
        }
    }

    /** Of an ordered executor, which has one such object, and to which one run is as good as two. */
    private static boolean ordered(Runnable task) {
        return task.getClass().getNestHost() == ProcessorBase.class;
    }

    @Override
    protected void beforeExecute(Thread thread, Runnable task) {
        waiting.remove(task);
    }
}
