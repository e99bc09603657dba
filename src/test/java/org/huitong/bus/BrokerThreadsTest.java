package org.huitong.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.utils.actors.OrderedExecutor;
import org.apache.activemq.artemis.utils.actors.OrderedExecutorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrokerThreadsTest {
    private static final int TASKS = 1000;

    private final BrokerThreads threads = new BrokerThreads("test", 1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** Fails where Artemis asks in another way than it did: then nothing is saved, and nothing is lost. */
    @Test
    void runThatWaitsIsAskedForOnce() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        threads.execute(() -> await(gate));
        OrderedExecutor ordered = new OrderedExecutor(threads);
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());

        IntStream.range(0, TASKS).forEach(i -> ordered.execute(() -> done.add(i)));

        assertEquals(1, threads.getQueue().size());
        gate.countDown();
        assertTrue(OrderedExecutorFactory.flushExecutor(ordered));
        assertEquals(IntStream.range(0, TASKS).boxed().toList(), done);
    }

    @Test
    void everyTaskOfManyExecutorsAndThreadsRunsOnceAndInOrder() throws InterruptedException {
        try (BrokerThreadsUnderLoad load = new BrokerThreadsUnderLoad(new BrokerThreads("load", 4))) {
            load.run(8, TASKS * 10);
            load.requireOrder();
        }
    }

    /** The very same task twice is two runs, unless it is an ordered executor's own. */
    @Test
    void otherTasksAreLeftAlone() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch both = new CountDownLatch(2);
        threads.execute(() -> await(gate));
        Runnable task = both::countDown;

        threads.execute(task);
        threads.execute(task);
        gate.countDown();

        assertTrue(both.await(10, TimeUnit.SECONDS));
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writers that hand numbered tasks to ordered executors on one pool. */
    private record BrokerThreadsUnderLoad(BrokerThreads pool, List<List<Integer>> done) implements AutoCloseable {
        BrokerThreadsUnderLoad(BrokerThreads pool) {
            this(pool, new ArrayList<>());
        }

        void run(int writers, int tasks) throws InterruptedException {
            List<Thread> running = new ArrayList<>();
            for (int w = 0; w < writers; w++) {
                List<Integer> mine = new ArrayList<>(); // written by one ordered executor only
                done.add(mine);
                OrderedExecutor ordered = new OrderedExecutor(pool);
                running.add(new Thread(() -> {
                    IntStream.range(0, tasks).forEach(i -> ordered.execute(() -> mine.add(i)));
                    assertTrue(OrderedExecutorFactory.flushExecutor(ordered));
                }));
            }
            running.forEach(Thread::start);
            for (Thread thread : running) {
                thread.join();
            }
        }

        void requireOrder() {
            done.forEach(mine -> {
                assertTrue(mine.size() > 0);
                assertEquals(IntStream.range(0, mine.size()).boxed().toList(), mine);
            });
            assertEquals(1, done.stream().map(List::size).distinct().count());
        }

        @Override
        public void close() {
            pool.shutdownNow();
        }
    }
}
