package org.huitong.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TrialsTest {
    private static final int WORKERS = 6;
    private static final int ROUNDS = 2_000;

    private final Trials trials = new Trials();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicBoolean disturbed = new AtomicBoolean();

    @Test
    void suspectIsTriedWhileNobodyElseAttemptsAnything() throws InterruptedException {
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            workers.add(new Thread(this::work));
        }
        workers.forEach(Thread::start);
        for (Thread worker : workers) {
            worker.join();
        }
        assertThat(disturbed).isFalse();
    }

    private void work() {
        for (int i = 0; i < ROUNDS; i++) {
            if (ThreadLocalRandom.current().nextInt(10) == 0) {
                trials.alone(() -> disturbed.compareAndSet(false, underWay.get() != 0));
            } else {
                trials.inCompany(() -> {
                    underWay.incrementAndGet();
                    Thread.yield();
                    underWay.decrementAndGet();
                });
            }
        }
    }

    @Test
    void othersGoOnTogether() throws InterruptedException {
        CountDownLatch both = new CountDownLatch(2);
        Runnable meets = () -> trials.inCompany(() -> {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Thread first = new Thread(meets);
        Thread second = new Thread(meets);
        first.start();
        second.start();
        first.join();
        second.join();
        assertThat(both.getCount()).isZero();
    }
}
