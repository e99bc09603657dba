package org.huitong.bench.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import sample.Person;
import sample.SampleData;

/** Both chimneys at work, without rest, until they are stopped. One thread starts and stops it. */
public final class Load {
    private static final int PEOPLE = 120;
    private static final int OFFICES = 3;

    private final Ledger ledger = new Ledger();
    private final List<Declarer> offices = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Register register;

    Load(long seed, Exchange exchange, FarEnds farEnds) {
        List<Person> people = SampleData.of(seed, PEOPLE).people();
        register = new Register(farEnds, people, seed);
        AtomicLong numbers = new AtomicLong();
        int share = PEOPLE / OFFICES;
        for (int i = 0; i < OFFICES; i++) {
            List<Person> own = people.subList(i * share, (i + 1) * share);
            offices.add(new Declarer("office" + i, exchange, own, seed + i, numbers, ledger));
        }
    }

    public Ledger ledger() {
        return ledger;
    }

    public Register register() {
        return register;
    }

    /** May be done again after {@link #finish}. */
    public void start() {
        run(register, "register");
        offices.forEach(office -> run(office, "office"));
    }

    private void run(Runnable chimney, String name) {
        Thread thread = new Thread(chimney, name);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    /** Says nothing new; returns when every push has its answer. */
    public void finish() throws InterruptedException {
        register.stop();
        offices.forEach(Declarer::stop);
        join();
    }

    /** Stops in the middle of everything: some pushes never get their answer. */
    public void abandon() throws InterruptedException {
        threads.forEach(Thread::interrupt);
        join();
    }

    private void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        threads.clear();
    }
}
