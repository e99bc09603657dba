package org.huitong.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.huitong.message.HuitongException;
import org.huitong.message.Parcel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many subscriptions on few threads, on the real broker: none is forgotten, none is in two hands, none starves. */
@Timeout(120)
class TurnPoolTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path dir;

    private EmbeddedBus bus;
    private TurnPool pool;
    private DefaultCamelContext camel;
    private final Map<String, Office> offices = new ConcurrentHashMap<>();

    @BeforeEach
    void start() {
        bus = EmbeddedBus.start(new BusSettings(dir, 1 << 20, 0, 8 << 20));
    }

    @AfterEach
    void stop() {
        pool.close(Duration.ofSeconds(5));
        camel.stop();
        pool.close();
        bus.close();
    }

    /** A subscription whose worker only counts. */
    private final class Office implements Turns {
        final String queue;
        final AtomicInteger inside = new AtomicInteger();
        final AtomicInteger got = new AtomicInteger();
        final AtomicInteger looks = new AtomicInteger();
        final AtomicLong slowest = new AtomicLong();
        volatile boolean shared;
        volatile boolean due;
        volatile boolean dropped;
        volatile boolean backlog;
        volatile CountDownLatch drip = new CountDownLatch(0);
        private Session session;

        Office(String queue) {
            this.queue = queue;
        }

        @Override
        public Object next(Duration wait) {
            shared |= inside.incrementAndGet() > 1;
            looks.incrementAndGet();
            due = false;
            if (session == null) {
                session = bus.open(queue);
            }
            Parcel parcel = session.take(wait);
            if (parcel == null) {
                inside.decrementAndGet();
            }
            return parcel;
        }

        void work(Parcel parcel) throws InterruptedException {
            drip.await();
            session.acknowledge(parcel);
            session.commit();
            slowest.accumulateAndGet(
                    System.nanoTime() - (Long) parcel.properties().get("at"), Math::max);
            got.incrementAndGet();
            inside.decrementAndGet();
        }

        @Override
        public long rest() {
            return due ? 0 : 60_000;
        }

        @Override
        public boolean more() {
            return backlog;
        }

        @Override
        public void abandon(Object turn, HuitongException why) {
            dropped = true;
        }

        @Override
        public void close() {
            if (session != null) {
                session.close();
            }
        }
    }

    private void open(int subscriptions, TurnPool threads) throws Exception {
        open(subscriptions, threads, 1);
    }

    private void open(int subscriptions, TurnPool threads, int batch) throws Exception {
        pool = threads;
        camel = new DefaultCamelContext();
        camel.addComponent(
                "subscription",
                new SubscriptionComponent(asked -> offices.get(asked.subscription()), pool, bus.arrivals()));
        for (int i = 0; i < subscriptions; i++) {
            String queue = "office-" + i;
            bus.declareQueue(queue);
            offices.put(queue, new Office(queue));
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("subscription:" + queue + "?batch=" + batch)
                            .process(e -> offices.get(queue).work(e.getIn().getBody(Parcel.class)));
                }
            });
        }
        camel.start();
    }

    private void send(Session session, String queue) {
        session.send(new Parcel(queue, Map.of("at", System.nanoTime()), new byte[10], null));
    }

    private void allGot(int each) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(offices.values()).allMatch(office -> office.got.get() == each));
        assertThat(offices.values()).noneMatch(office -> office.shared || office.dropped);
    }

    /** Single messages at moments that nobody chose: each wakes its subscription, also while it is falling asleep. */
    @Test
    void noWakeUpIsLost() throws Exception {
        open(20, new TurnPool(4, 20));
        List<Thread> senders = new ArrayList<>();
        for (int s = 0; s < 4; s++) {
            senders.add(new Thread(() -> {
                try (Session session = bus.open(null)) {
                    for (int i = 0; i < 2_000; i++) {
                        send(session, "office-" + i % 20);
                        session.commit();
                    }
                }
            }));
        }
        senders.forEach(Thread::start);
        for (Thread sender : senders) {
            sender.join();
        }

        allGot(400);
    }

    /** Who takes many to a call waits a moment for company, and misses nothing by it. */
    @Test
    void noWakeUpIsLostWhileRecordsGather() throws Exception {
        open(5, new TurnPool(4, 20), 100);
        try (Session session = bus.open(null)) {
            for (int i = 0; i < 500; i++) {
                send(session, "office-" + i % 5);
                session.commit();
                offices.get("office-" + i % 5).backlog = i % 3 == 0;
            }
        }

        allGot(100);
    }

    @Test
    void whoeverHasNothingIsNotAsked() throws Exception {
        open(50, new TurnPool(4, 20));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(offices.values()).allMatch(office -> office.looks.get() == 1));
        Office office = offices.get("office-7");
        office.due = true;

        await().atMost(SOON).untilAsserted(() -> assertThat(office.looks.get()).isEqualTo(2));
        assertThat(offices.values().stream().mapToInt(o -> o.looks.get()).sum()).isEqualTo(51);
    }

    /** Its clock says that it has a minute. */
    @Test
    void whoeverIsToldIsAskedAtOnce() throws Exception {
        open(1, new TurnPool(4, 20));
        Office office = offices.get("office-0");
        await().atMost(SOON).untilAsserted(() -> assertThat(office.looks.get()).isEqualTo(1));

        await().atMost(SOON).until(() -> {
            bus.arrivals().tell("office-0");
            return office.looks.get() > 1;
        });
    }

    /** Five times as many hang as there are threads; the others do not notice. */
    @Test
    void slowOnesDoNotStarveTheRest() throws Exception {
        open(60, new TurnPool(4, 40));
        CountDownLatch drip = new CountDownLatch(1);
        try (Session session = bus.open(null)) {
            for (int i = 0; i < 20; i++) {
                offices.get("office-" + i).drip = drip;
                send(session, "office-" + i);
            }
            session.commit();
            await().atMost(SOON).untilAsserted(() -> assertThat(pool.running()).isGreaterThanOrEqualTo(20));
            for (int round = 0; round < 20; round++) {
                for (int i = 20; i < 60; i++) {
                    send(session, "office-" + i);
                }
                session.commit();
            }
        }

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(offices.values().stream()
                                .filter(o -> o.got.get() == 20)
                                .count())
                        .isEqualTo(40));
        assertThat(offices.values().stream()
                        .mapToLong(o -> o.slowest.get())
                        .max()
                        .orElseThrow())
                .isLessThan(TimeUnit.SECONDS.toNanos(5));
        drip.countDown();
        await().atMost(SOON).untilAsserted(() -> assertThat(offices.values()).allMatch(office -> office.got.get() > 0));
    }

    /** There is room for one that lasts: the others wait, at first for a shared thread, then for the lane of the slow. */
    @Test
    void moreSlowOnesThanThereIsRoomForAreToldAndNoneIsLost() throws Exception {
        open(4, new TurnPool(1, 1));
        for (int round = 1; round <= 2; round++) {
            CountDownLatch drip = new CountDownLatch(1);
            try (Session session = bus.open(null)) {
                for (Office office : offices.values()) {
                    office.drip = drip;
                    send(session, office.queue);
                }
                session.commit();
            }
            await().atMost(SOON).until(() -> pool.fullFor().compareTo(Duration.ofMillis(1500)) > 0);
            assertThat(pool.waitingSlow() + pool.waiting()).isPositive();
            drip.countDown();
            allGot(round);
            await().atMost(SOON).until(() -> pool.fullFor().isZero());
        }
    }

    /** One that hangs at the stop holds up neither the stop of the others nor its own beyond its time. */
    @Test
    void stopWaitsForAllTogether() throws Exception {
        open(5, new TurnPool(2, 8));
        CountDownLatch drip = new CountDownLatch(1);
        try (Session session = bus.open(null)) {
            for (Office office : offices.values()) {
                office.drip = drip;
                send(session, office.queue);
            }
            session.commit();
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(pool.running()).isEqualTo(5));
        long begin = System.nanoTime();
        pool.close(Duration.ofMillis(300));

        assertThat(System.nanoTime() - begin).isBetween(300_000_000L, 5_000_000_000L);
        drip.countDown();
    }
}
