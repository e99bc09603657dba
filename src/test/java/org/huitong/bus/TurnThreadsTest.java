package org.huitong.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No task is forgotten, none gets a thread that it need not have, and who is idle ends. */
@Timeout(60)
class TurnThreadsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int MOST = 4;

    private final AtomicInteger started = new AtomicInteger();
    private final TurnThreads threads = new TurnThreads(MOST, task -> {
        Thread thread = new Thread(task, "turn-test-" + started.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    private void oneAfterTheOther(int tasks) throws InterruptedException {
        for (int i = 0; i < tasks; i++) {
            CountDownLatch done = new CountDownLatch(1);
            threads.execute(done::countDown);
            done.await();
            await().atMost(SOON).until(() -> threads.getActiveCount() == 0);
        }
    }

    @Test
    void aThreadThatWaitsIsTakenBeforeANewOne() throws Exception {
        oneAfterTheOther(100);

        assertThat(started).hasValueLessThanOrEqualTo(2);
    }

    /** In a LinkedTransferQueue an idle thread may stay for ever, and take a core (JDK-8301341). */
    @Test
    void whoIsIdleEnds() {
        for (int burst = 0; burst < 20; burst++) {
            IntStream.range(0, 200).forEach(i -> threads.execute(Thread::yield));
        }

        await().atMost(SOON).until(() -> threads.getPoolSize() == 0);
        assertThat(threads.getQueue()).isEmpty();
    }

    @Test
    void noMoreThanThereMayBeWorkAtOnceAndTheRestIsDoneInItsOrder() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        Set<Thread> at = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < MOST; i++) {
            threads.execute(() -> {
                at.add(Thread.currentThread());
                waitFor(go);
            });
        }
        List<Integer> order = new CopyOnWriteArrayList<>();
        await().atMost(SOON).until(() -> at.size() == MOST);
        threads.most(1);
        IntStream.range(0, 50).forEach(i -> threads.execute(() -> order.add(i)));
        assertThat(threads.getQueue()).hasSize(50);

        go.countDown();

        await().atMost(SOON).until(() -> order.size() == 50);
        assertThat(order)
                .containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
        assertThat(started).hasValue(MOST);
    }

    @Test
    void whatWaitsGetsTheRoomThatThereIsNow() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        threads.most(1);
        threads.execute(() -> waitFor(go));
        CountDownLatch second = new CountDownLatch(1);
        threads.execute(second::countDown);
        assertThat(second.getCount()).isOne();

        threads.most(2);

        second.await();
        go.countDown();
    }

    /** A thousand givers beside threads that come and go: each task is done once. */
    @Test
    void noneIsForgotten() {
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, 20_000).parallel().forEach(i -> {
            threads.execute(done::incrementAndGet);
            if (i % 500 == 0) {
                threads.most(1 + i / 500 % MOST);
            }
        });

        await().atMost(SOON).until(() -> done.get() == 20_000);
        assertThat(threads.getQueue()).isEmpty();
    }

    @Test
    void closedTakesNothing() {
        threads.shutdown();

        assertThatThrownBy(() -> threads.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
