package org.huitong.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.huitong.bench.load.Body;
import org.huitong.bench.load.Drive;
import org.huitong.bench.load.Loop;
import org.huitong.bench.report.Profile;
import org.huitong.bench.side.Child;
import org.huitong.bench.side.Measured;
import org.huitong.bench.side.Recorder;
import org.huitong.bench.side.Setup;
import org.huitong.bench.side.SideName;

/**
 * Where one scenario is run: its sides, started and in turn. When it is over the state of the sides is removed and their
 * logs stay; a run that fails leaves all for who wants to look. Used by one thread.
 */
final class Room implements AutoCloseable {
    private static final long WARM = 60_000;

    private final Plan plan;
    private final Path dir;
    private final Path home;
    private final Loop loop = new Loop();
    private final List<Profile> profiles = new ArrayList<>();
    private final Map<String, Child> children = new LinkedHashMap<>();

    /**
     * @param dir below it each side keeps its state
     * @param home the installation the product's side is taken from
     */
    Room(Plan plan, Path dir, Path home) throws IOException {
        this.plan = plan;
        this.dir = dir;
        this.home = home;
    }

    Plan plan() {
        return plan;
    }

    Loop loop() {
        return loop;
    }

    /** Those of {@code names} that are wanted in this run, started, by the name they have in it. */
    List<String> start(SideName... names) throws IOException {
        List<String> labels = new ArrayList<>();
        for (SideName name : names) {
            if (plan.sides().contains(name)) {
                start(name.toString(), name, Setup.PLAIN);
                labels.add(name.toString());
            }
        }
        return labels;
    }

    Child start(String label, SideName name, Setup setup) throws IOException {
        Child child = Child.start(label, name, setup, dir.resolve(label), home, loop);
        children.put(label, child);
        return child;
    }

    Child child(String label) {
        return children.get(label);
    }

    /**
     * Load before the first round, in bursts, so that no queue grows beyond what a round makes. A slow side goes on for
     * up to three times as long: it has the same code to compile, and fewer requests a second to find it.
     *
     * @return bytes on disk per record, read over the first burst
     */
    double warmUp(String label, Burst burst) throws IOException, InterruptedException {
        Child child = children.get(label);
        long before = child.diskBytes();
        long records = burst.drive(child);
        double perRecord = (double) (child.diskBytes() - before) / records;
        long warm = TimeUnit.SECONDS.toNanos(plan.warmup());
        long begin = System.nanoTime();
        for (long passed = 0;
                passed < warm || records < WARM && passed < 3 * warm;
                passed = System.nanoTime() - begin) {
            records += burst.drive(child);
        }
        return perRecord;
    }

    /** All sides {@link Plan#rounds} times, every round in another order. */
    void inTurn(Collection<String> labels, Turn turn) throws IOException, InterruptedException {
        for (int round = 0; round < plan.rounds(); round++) {
            List<String> order = new ArrayList<>(labels);
            Collections.rotate(order, round);
            for (String label : order) {
                turn.take(label, children.get(label));
            }
        }
    }

    /**
     * Where the plan wants profiles: each side recorded for as many turns again. This comes after all measured ones,
     * because a recorder costs, and starting it throws compiled code away: so there is load before it records, too.
     *
     * @param settle after each burst, not recorded
     */
    void profile(Collection<String> labels, Function<String, Drive> drives, Recorded burst, Settled settle)
            throws IOException {
        for (String label : plan.profile() ? labels : List.<String>of()) {
            Child child = children.get(label);
            Drive drive = drives.apply(label);
            Recorder recorder = child.recorder(drive.rate());
            recorder.engage();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(plan.warmup());
            while (System.nanoTime() < end) {
                settle.settle(label, child, records(burst.drive(label, child, drive), drive.body()));
            }
            long recorded = 0;
            for (int round = 0; round < plan.rounds(); round++) {
                recorder.record();
                long records = records(burst.drive(label, child, drive), drive.body());
                recorder.rest();
                settle.settle(label, child, records);
                recorded += records;
            }
            profiles.add(recorder.land(recorded));
        }
    }

    List<Profile> profiles() {
        return profiles;
    }

    /** What a side does when its turn has come. */
    interface Turn {
        void take(String label, Child child) throws IOException, InterruptedException;
    }

    /** One burst of a warm-up; answers how many records it was. */
    interface Burst {
        long drive(Child child) throws IOException;
    }

    /** One burst that is recorded. */
    interface Recorded {
        Measured drive(String label, Child child, Drive drive) throws IOException;
    }

    /** What makes a side ready for its next turn, and finds wrong counts. */
    interface Settled {
        void settle(String label, Child child, long records) throws IOException;
    }

    static long records(Measured measured, Body body) {
        return measured.burst().requests() * body.records();
    }

    /** Call it when the scenario has gone well. */
    void clear() throws IOException {
        end();
        for (Child child : children.values()) {
            child.removeState();
        }
    }

    @Override
    public void close() throws IOException {
        end();
        loop.close();
    }

    /** Side by side: each takes a while to end, and mostly waits. */
    private void end() {
        children.values().parallelStream().forEach(Child::close);
    }
}
