package org.huitong.bench.kill;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import sample.Chimney;

/** One record that is the death of whoever sends it must end parked, and its neighbors must arrive (O6). */
final class Poison {
    private static final String SUBSCRIPTION = Checker.HALL + Chimney.POPULATION.resource();
    /** One death as any other, two in company, one alone. */
    private static final int DEATHS = 4;

    private static final int MOST_STARTS = 9;
    private static final int LOOK_MILLIS = 250;

    private final GatewayProcess gateway;
    private final Admin admin;
    private final Counter counter;
    private final Consumer<String> progress;
    private long number;

    Poison(GatewayProcess gateway, Admin admin, Counter counter, Consumer<String> progress) {
        this.gateway = gateway;
        this.admin = admin;
        this.counter = counter;
        this.progress = progress;
    }

    /** Lets the register say it, once, and starts the gateway as often as it dies of it. */
    void take(Register register) throws IOException, InterruptedException, SQLException {
        number = register.last() + 1;
        counter.arm(number, gateway::kill);
        register.change();
        for (int starts = 0; starts < MOST_STARTS && !parked(); ) {
            if (!gateway.alive()) {
                progress.accept("one record has killed it " + counter.deaths() + " times");
                starts++;
                gateway.start();
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private boolean parked() throws InterruptedException {
        try {
            return admin.parked().containsKey(SUBSCRIPTION);
        } catch (IOException e) {
            return false;
        }
    }

    /** What is wrong with how it ended; empty is well, also where there was none. */
    String trouble(Map<String, Set<Long>> parked) {
        if (number == 0) {
            return "";
        }
        // Another subscription may suspect the same record: it was sending it, too, each time the gateway died.
        boolean only = parked.values().stream().allMatch(Set.of(number)::equals);
        return counter.deaths() == DEATHS && only && parked.containsKey(SUBSCRIPTION)
                ? ""
                : "poison: record " + number + " killed the gateway " + counter.deaths() + " times, and parked are "
                        + parked;
    }
}
