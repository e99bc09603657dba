package org.huitong.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huitong.bench.load.Body;
import org.huitong.bench.load.Drive;
import org.huitong.bench.report.Figure;
import org.huitong.bench.report.ScenarioReport;
import org.huitong.bench.report.Series;
import org.huitong.bench.report.Target;
import org.huitong.bench.side.Child;
import org.huitong.bench.side.Measured;
import org.huitong.bench.side.SideName;

/** S1: push of one record of 1 KiB, closed loop, and then at a rate that all sides can bear. */
final class PushScenario implements Scenario {
    static final String PRODUCT = SideName.HUITONG.toString();
    private static final String RAW = SideName.RAW_SINGLE.toString();
    private static final String GROUP = SideName.RAW_GROUP32.toString();
    private static final String CAMEL = SideName.CAMEL.toString();

    private final List<Series.Printed> series = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private final Map<String, Double> diskBytes = new HashMap<>();

    @Override
    public ScenarioReport run(Room room) throws IOException, InterruptedException {
        List<String> sides = room.start(SideName.RAW_SINGLE, SideName.RAW_GROUP32, SideName.CAMEL, SideName.HUITONG);
        Plan plan = room.plan();
        Drive best = null;
        double most = 0;
        for (int connections : plan.connections()) {
            Drive drive = Drive.closed(connections, plan.seconds(), Body.SINGLE);
            Series closed = closed(room, sides, drive);
            if (closed.has(PRODUCT) && closed.of(PRODUCT, Figure.PER_SECOND).median() > most) {
                most = closed.of(PRODUCT, Figure.PER_SECOND).median();
                best = drive;
            }
        }
        if (best != null) {
            offered(room, sides, best.offered(most / 2));
        }
        Drive first = Drive.closed(plan.connections().get(0), plan.seconds(), Body.SINGLE);
        profile(room, sides, first);
        if (best != null) {
            profile(room, sides, best.offered(most / 2));
        }
        return new ScenarioReport("S1", "push of one record of 1 KiB with 20 items", series, targets);
    }

    private static void profile(Room room, List<String> sides, Drive drive) throws IOException {
        room.profile(
                sides,
                side -> drive,
                (side, child, same) -> child.drive(same),
                (side, child, records) -> child.purge(records));
    }

    private Series closed(Room room, List<String> sides, Drive drive) throws IOException, InterruptedException {
        for (String side : sides) {
            if (diskBytes.containsKey(side)) {
                drive(room.child(side), drive); // more connections than it is warm for
            } else {
                diskBytes.put(side, room.warmUp(side, child -> Room.records(drive(child, drive), drive.body())));
            }
        }
        String name = drive.connections() + " connections";
        Series closed = new Series(name, "requests", sides);
        room.inTurn(sides, (side, child) -> {
            Map<Figure, Double> figures = turn(child, drive);
            figures.put(Figure.DISK, diskBytes.get(side));
            closed.add(side, figures);
        });
        judge(closed, name);
        series.add(closed.print(PRODUCT));
        return closed;
    }

    private void judge(Series closed, String name) {
        if (closed.has(PRODUCT, CAMEL)) {
            double ratio = closed.ratio(Figure.PER_SECOND, PRODUCT, CAMEL).median();
            targets.add(Target.atLeast("S1 product / bare Camel route, " + name, 1.5, ratio));
        }
        if (closed.has(PRODUCT, RAW)) {
            double ratio = closed.ratio(Figure.PER_SECOND, PRODUCT, RAW).median();
            targets.add(Target.atLeast("S1 product / raw Artemis, " + name, 0.30, ratio));
        }
        if (closed.has(PRODUCT)) {
            double cpu = closed.of(PRODUCT, Figure.CPU).median();
            targets.add(Target.atMost("S1 CPU ms per request, " + name, 0.25, cpu));
        }
    }

    private void offered(Room room, List<String> all, Drive drive) throws IOException, InterruptedException {
        List<String> sides = all.stream().filter(side -> !side.equals(GROUP)).toList();
        String name = drive.rate();
        Series offered = new Series(name + ", " + drive.connections() + " connections", "requests", sides);
        room.inTurn(sides, (side, child) -> offered.add(side, turn(child, drive)));
        if (offered.has(PRODUCT, RAW)) {
            double more = offered.more(Figure.P99, PRODUCT, RAW).median();
            targets.add(Target.atMost("S1 p99 ms beyond raw Artemis, " + name, 10, more));
        }
        series.add(offered.print(""));
    }

    private static Map<Figure, Double> turn(Child child, Drive drive) throws IOException {
        return Turns.figures(drive(child, drive), drive.body());
    }

    private static Measured drive(Child child, Drive drive) throws IOException {
        Measured measured = child.drive(drive);
        child.purge(Room.records(measured, drive.body()));
        return measured;
    }
}
