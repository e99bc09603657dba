package org.huitong.bench.kill;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.huitong.pilot.PopulationBureau;
import sample.Person;
import sample.SampleData;

/** Both chimneys at work, without rest, until they are stopped. */
final class Load {
    private static final int PEOPLE = 120;
    private static final int OFFICES = 3;

    private final Ledger ledger = new Ledger();
    private final List<Declarer> offices = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Register register;

    /** @param token of the pushing system, read when needed */
    Load(long seed, URI records, Supplier<String> token, PopulationBureau bureau) {
        List<Person> people = SampleData.of(seed, PEOPLE).people();
        register = new Register(bureau, people, seed);
        AtomicLong numbers = new AtomicLong();
        int share = PEOPLE / OFFICES;
        for (int i = 0; i < OFFICES; i++) {
            List<Person> own = people.subList(i * share, (i + 1) * share);
            offices.add(new Declarer("office" + i, records, token, own, seed + i, numbers, ledger));
        }
        PollProbe.watch(register::last);
    }

    Ledger ledger() {
        return ledger;
    }

    Register register() {
        return register;
    }

    void start() {
        run(register, "register");
        offices.forEach(office -> run(office, "office"));
    }

    private void run(Runnable chimney, String name) {
        threads.add(KillRun.daemon(chimney, name));
    }

    /** Says nothing new; returns when every push has its answer. */
    void finish() throws InterruptedException {
        register.stop();
        offices.forEach(Declarer::stop);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** What was plain to see at this moment. */
    Kill look(long afterMillis, Counter counter, Operator operator) {
        Set<CrashWindow> seen = EnumSet.noneOf(CrashWindow.class);
        if (PollProbe.reading()) {
            seen.add(CrashWindow.POLL_READING);
        } else if (PollProbe.committing()) {
            seen.add(CrashWindow.POLL_COMMITTING);
        }
        if (counter.open() > 0) {
            seen.add(CrashWindow.SEND_OPEN);
        }
        if (operator.replaying()) {
            seen.add(CrashWindow.REPLAYING);
        }
        List<String> pushes = ledger.onTheWire();
        int arrivals = counter.hall().arrivals().size();
        if (!ledger.truth().newest().values().stream().allMatch(counter::has)) {
            seen.add(CrashWindow.ANSWERED);
        }
        return new Kill(afterMillis, pushes, ledger.lives(), seen, arrivals);
    }
}
