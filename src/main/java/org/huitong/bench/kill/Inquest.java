package org.huitong.bench.kill;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.huitong.pilot.Arrival;

/** Waits until all is quiet, takes the evidence and writes the report. One thread. */
final class Inquest {
    private static final int LOOK_MILLIS = 250;
    private static final int QUIET_LOOKS = 12;

    private final Admin admin;
    private final FarEnds farEnds;
    private final Load load;

    Inquest(Admin admin, FarEnds farEnds, Load load) {
        this.admin = admin;
        this.farEnds = farEnds;
        this.load = load;
    }

    /** Waits until nothing changes any more; the gateway's status then. */
    JsonNode rest() throws IOException, InterruptedException {
        JsonNode before = null;
        int arrivals = -1;
        for (int quiet = 0; quiet < QUIET_LOOKS; ) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            JsonNode now = admin.status();
            int arrived = farEnds.counter().hall().arrivals().size();
            quiet = now.equals(before) && arrived == arrivals ? quiet + 1 : 0;
            before = now;
            arrivals = arrived;
        }
        return before;
    }

    Evidence evidence(JsonNode status, Poison poison) throws IOException, InterruptedException, SQLException {
        Map<String, Set<Long>> parked = admin.parked();
        List<String> trouble = new ArrayList<>(load.ledger().trouble());
        Stream.of(load.register().trouble(), poison.trouble(parked))
                .filter(line -> !line.isEmpty())
                .forEach(trouble::add);
        return new Evidence(
                load.ledger().truth(),
                load.register().truth(),
                load.register().overwritten(),
                farEnds.newestInRegister(),
                farEnds.counter().hall().arrivals(),
                farEnds.realEstate().rows(),
                status,
                parked,
                trouble);
    }

    KillReport report(long seed, List<Kill> kills, Evidence evidence, long startMillis) {
        List<Arrival> arrivals = evidence.arrivals();
        Map<String, Long> facts = new LinkedHashMap<>();
        facts.put("acknowledged", (long) evidence.declared().count());
        facts.put("polled changes", (long) evidence.registered().count());
        facts.put("polls", PollProbe.reads());
        facts.put("arrivals", (long) arrivals.size());
        facts.put("of them repeats", (long) farEnds.counter().hall().repeats());
        facts.put("replayed", (long) farEnds.counter().replayed());
        facts.put("deaths of the poison", (long) farEnds.counter().deaths());
        facts.put("ms per start", startMillis);
        List<Set<CrashWindow>> windows = kills.stream()
                .map(kill -> kill.windows(load.ledger(), arrivals))
                .toList();
        return new KillReport(seed, windows, Checker.broken(evidence), facts);
    }
}
