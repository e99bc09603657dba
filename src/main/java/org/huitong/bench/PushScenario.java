package org.huitong.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;

/** S1: push of one record of 1 KiB, the sides in turn, every round in another order. Used by one thread. */
final class PushScenario {
    private static final long WARM = 60_000;
    private static final int SETTLE_TRIES = 20;
    private static final long SETTLE_MILLIS = 250;

    private final Plan plan;
    private final List<SideName> names;
    private final Path home;
    private final Map<SideName, Child> children = new EnumMap<>(SideName.class);
    private final Map<SideName, List<Round>> rounds = new EnumMap<>(SideName.class);
    private final Map<SideName, Double> diskBytes = new EnumMap<>(SideName.class);

    private PushScenario(Plan plan, List<SideName> names, Path home) {
        this.plan = plan;
        this.home = home;
        this.names = names;
    }

    /**
     * Runs the sides with their state below {@code dir}. Afterwards the state is removed and the logs stay; a run that
     * fails leaves all for who wants to look.
     *
     * @param home the installation the product's side is taken from
     */
    static Report.Disk run(Plan plan, List<SideName> names, Path dir, Path home)
            throws IOException, InterruptedException {
        double fsyncMillis = DiskUse.fsyncMillis(dir);
        PushScenario scenario = new PushScenario(plan, names, home);
        try {
            scenario.start(dir);
            for (int round = 0; round < plan.rounds(); round++) {
                scenario.round(round);
            }
        } finally {
            scenario.children.values().forEach(Child::close);
        }
        for (Child child : scenario.children.values()) {
            child.removeState();
        }
        return scenario.report(fsyncMillis);
    }

    private void start(Path dir) throws IOException, InterruptedException {
        for (SideName name : names) {
            Child child = Child.start(name, dir.resolve(name.toString()), home);
            children.put(name, child);
            rounds.put(name, new ArrayList<>());
            warmUp(name, child);
        }
    }

    /**
     * In bursts, so that no queue grows beyond what a round makes; the disk is read over the first. A slow side goes on
     * for up to three times as long: it has the same code to compile, and fewer requests a second to find it.
     */
    private void warmUp(SideName name, Child child) throws IOException, InterruptedException {
        long requests = 0;
        for (int done = 0;
                done < plan.warmup() || requests < WARM && done < 3 * plan.warmup();
                done += plan.seconds()) {
            long before = child.diskBytes();
            Round warm = child.drive(plan.connections(), plan.seconds());
            if (done == 0) {
                long grown = settled(child) - before;
                diskBytes.put(name, (double) grown / warm.burst().requests());
            }
            requests += warm.burst().requests();
            requireAllQueued(name, warm, child.purge());
        }
    }

    private void round(int number) throws IOException {
        List<SideName> order = new ArrayList<>(names);
        Collections.rotate(order, number);
        for (SideName name : order) {
            Child child = children.get(name);
            Round round = child.drive(plan.connections(), plan.seconds());
            requireAllQueued(name, round, child.purge());
            rounds.get(name).add(round);
        }
    }

    /** The product moves events from journal to store after it has answered: wait until the disk is quiet. */
    private static long settled(Child child) throws IOException, InterruptedException {
        long last = -1;
        long now = child.diskBytes();
        for (int i = 0; i < SETTLE_TRIES && now != last; i++) {
            TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
            last = now;
            now = child.diskBytes();
        }
        return now;
    }

    private static void requireAllQueued(SideName name, Round round, OptionalLong queued) {
        if (queued.isPresent() && queued.getAsLong() != round.burst().requests()) {
            throw new HuitongException(
                    ErrorCode.INTERNAL,
                    "bench side " + name.toString() + " answered "
                            + round.burst().requests() + " requests, but " + queued.getAsLong()
                            + " messages are queued. Its figures mean nothing: mend the side.");
        }
    }

    private Report.Disk report(double fsyncMillis) {
        Map<String, SideReport> sides = new LinkedHashMap<>();
        names.forEach(name -> sides.put(name.toString(), SideReport.of(rounds.get(name), diskBytes.get(name))));
        Map<String, Spread> ratios = new LinkedHashMap<>();
        SideReport product = sides.get("huitong");
        if (product != null) {
            sides.forEach((name, side) -> {
                if (side != product) {
                    ratios.put(name, product.ratioTo(side));
                }
            });
        }
        return new Report.Disk(fsyncMillis, sides, ratios);
    }
}
