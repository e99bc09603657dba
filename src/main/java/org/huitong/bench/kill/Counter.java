package org.huitong.bench.kill;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.huitong.pilot.Arrival;
import org.huitong.pilot.ServiceHall;
import sample.Chimney;

/**
 * The service hall's counter: takes some milliseconds for each record, refuses some when they come for the first time,
 * and knows which calls are open. It can be made to kill the gateway over one record. Thread-safe.
 */
final class Counter implements AutoCloseable {
    private static final int MOST_MILLIS = 6;
    private static final int REFUSED_OF = 15;
    private static final int REFUSED = 422;
    private static final int BROKEN = 500;
    private static final long NONE = -1;

    private final ServiceHall hall;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger replayed = new AtomicInteger();
    private final AtomicInteger deaths = new AtomicInteger();
    private final Set<Long> refused = ConcurrentHashMap.newKeySet();
    private final Set<Long> declared = ConcurrentHashMap.newKeySet();
    private volatile long deadly = NONE;
    private volatile Runnable death = () -> {};

    Counter(String token) throws IOException {
        hall = new ServiceHall(token);
        hall.answer(this::take);
    }

    ServiceHall hall() {
        return hall;
    }

    /** Calls that are not answered yet. */
    int open() {
        return open.get();
    }

    /** Records that were refused once and came again. */
    int replayed() {
        return replayed.get();
    }

    /** Whether this record of the pushing chimney has come. */
    boolean has(long number) {
        return declared.contains(number);
    }

    /** From now on this record of the register is the death of whoever sends it. */
    void arm(long number, Runnable whatHappens) {
        death = whatHappens;
        deadly = number;
    }

    int deaths() {
        return deaths.get();
    }

    /** Null for the hall's own answer. */
    private Integer take(Arrival arrival) {
        open.incrementAndGet();
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(MOST_MILLIS));
            long number = Truth.number(arrival.data().get("name"));
            return arrival.resource().equals(Chimney.INSURANCE.resource()) ? declared(number) : registered(number);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return BROKEN;
        } finally {
            open.decrementAndGet();
        }
    }

    private Integer declared(long number) {
        declared.add(number);
        if (number % REFUSED_OF == 0) {
            if (refused.add(number)) {
                return REFUSED;
            }
            replayed.incrementAndGet();
        }
        return null;
    }

    private Integer registered(long number) {
        if (number != deadly) {
            return null;
        }
        deaths.incrementAndGet();
        death.run();
        return BROKEN;
    }

    @Override
    public void close() throws IOException {
        hall.close();
    }
}
