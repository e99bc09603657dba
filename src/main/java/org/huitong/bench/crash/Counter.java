package org.huitong.bench.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
public final class Counter implements AutoCloseable {
    private static final int MOST_MILLIS = 6;
    private static final int REFUSED_OF = 15;
    private static final int OK = 200;
    private static final int REFUSED = 422;
    private static final int BROKEN = 500;
    private static final long NONE = -1;

    private final ServiceHall hall;
    private final Moments moments;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger replayed = new AtomicInteger();
    private final AtomicInteger deaths = new AtomicInteger();
    private final Set<Long> refused = ConcurrentHashMap.newKeySet();
    private final Set<Long> declared = ConcurrentHashMap.newKeySet();
    private final List<Came> came = new ArrayList<>();
    private volatile long deadly = NONE;
    private volatile Runnable death = () -> {};

    Counter(String token, Moments moments) throws IOException {
        this.moments = moments;
        hall = new ServiceHall(token);
        hall.answer(this::answer);
    }

    ServiceHall hall() {
        return hall;
    }

    /** Calls that are not answered yet. */
    public int open() {
        return open.get();
    }

    /** Records that were refused once and came again. */
    public int replayed() {
        return replayed.get();
    }

    /** Whether this record of the pushing chimney has come since {@link #forget}. */
    public boolean has(long number) {
        return declared.contains(number);
    }

    /** Everything that came since {@link #forget}, oldest first. */
    public List<Came> came() {
        synchronized (came) {
            return List.copyOf(came);
        }
    }

    public int size() {
        synchronized (came) {
            return came.size();
        }
    }

    /** All has come to rest: what came before is not asked for any more. */
    public void forget() {
        synchronized (came) {
            came.clear();
        }
        hall.forget();
        declared.clear();
        refused.clear();
    }

    /** These came in an earlier life of the world. */
    public void remember(Collection<Came> earlier) {
        synchronized (came) {
            came.addAll(earlier);
        }
        for (Came one : earlier) {
            if (one.arrival().resource().equals(Chimney.INSURANCE.resource())) {
                declared.add(one.number());
            }
            if (!one.taken()) {
                refused.add(one.number());
            }
        }
    }

    /** From now on this record of the register is the death of whoever sends it. */
    public void arm(long number, Runnable whatHappens) {
        death = whatHappens;
        deadly = number;
    }

    public int deaths() {
        return deaths.get();
    }

    private Integer answer(Arrival arrival) {
        open.incrementAndGet();
        try {
            moments.at(Moment.CALL_CAME);
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(MOST_MILLIS));
            long number = Truth.number(arrival.data().get("name"));
            boolean pushed = arrival.resource().equals(Chimney.INSURANCE.resource());
            int status = pushed ? declared(number) : registered(number);
            synchronized (came) {
                came.add(new Came(arrival.answered(status), System.nanoTime()));
            }
            return status;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return BROKEN;
        } finally {
            open.decrementAndGet();
            moments.at(Moment.CALL_ANSWERED);
        }
    }

    private int declared(long number) {
        declared.add(number);
        if (number % REFUSED_OF == 0) {
            if (refused.add(number)) {
                return REFUSED;
            }
            replayed.incrementAndGet();
        }
        return OK;
    }

    private int registered(long number) {
        if (number != deadly) {
            return OK;
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
