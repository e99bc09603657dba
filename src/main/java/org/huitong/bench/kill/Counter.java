package org.huitong.bench.kill;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.huitong.pilot.Arrival;
import org.huitong.pilot.ServiceHall;
import sample.Chimney;

/** The service hall's counter: takes some milliseconds for each record and knows which calls are open. Thread-safe. */
final class Counter implements AutoCloseable {
    private static final int MOST_MILLIS = 6;

    private final ServiceHall hall;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<Long, Boolean> declared = new ConcurrentHashMap<>();

    Counter(String token) throws IOException {
        hall = new ServiceHall(token);
        hall.answer(this::take);
    }

    ServiceHall hall() {
        return hall;
    }

    int open() {
        return open.get();
    }

    /** Whether this record of the pushing chimney has come. */
    boolean has(long number) {
        return declared.containsKey(number);
    }

    private Integer take(Arrival arrival) {
        open.incrementAndGet();
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(MOST_MILLIS));
            if (arrival.resource().equals(Chimney.INSURANCE.resource())) {
                declared.put(Truth.number(arrival.data().get("name")), Boolean.TRUE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.decrementAndGet();
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        hall.close();
    }
}
