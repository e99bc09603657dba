package org.huitong.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huitong.bench.load.Body;
import org.huitong.bench.load.Drive;
import org.huitong.bench.report.Figure;
import org.huitong.bench.report.ScenarioReport;
import org.huitong.bench.report.Series;
import org.huitong.bench.report.Spread;
import org.huitong.bench.report.Target;
import org.huitong.bench.side.Child;
import org.huitong.bench.side.Measured;
import org.huitong.bench.side.Setup;
import org.huitong.bench.side.SideName;

/**
 * S4: push of one record to 1, 10 and 100 subscriptions with different projections, whose consumers do nothing: what
 * one more delivery costs beside the publish and the first delivery. A turn is over when everything is delivered and
 * the store has the counts.
 */
final class FanOutScenario implements Scenario {
    /** A turn has as many records as the push takes in about its seconds, fewer where each means many deliveries. */
    private static final int RECORDS_A_SECOND = 5_000;

    private static final int MANY = 50;
    private static final int LONG = 3_600;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<String, Long> acknowledged = new HashMap<>();

    @Override
    public ScenarioReport run(Room room) throws IOException, InterruptedException {
        Map<String, Integer> sides = new LinkedHashMap<>();
        if (room.plan().sides().contains(SideName.FAN_OUT)) {
            for (int subscriptions : room.plan().subscriptions()) {
                String side = SideName.FAN_OUT + "-" + subscriptions;
                room.start(side, SideName.FAN_OUT, new Setup("", subscriptions));
                sides.put(side, subscriptions);
            }
        }
        for (String side : sides.keySet()) {
            int each = sides.get(side);
            room.warmUp(
                    side,
                    child ->
                            each * drive(side, child, drive(room, each)).burst().requests());
        }
        Series series = new Series("per record, all of its deliveries", "deliveries", sides.keySet());
        room.inTurn(
                sides.keySet(),
                (side, child) -> series.add(side, turn(side, child, drive(room, sides.get(side)), sides.get(side))));
        room.profile(sides.keySet(), side -> drive(room, sides.get(side)), this::drive, (side, child, records) -> {
            // All of its deliveries belong to the burst.
        });
        return report(series, sides);
    }

    private static ScenarioReport report(Series series, Map<String, Integer> sides) {
        Map<String, Spread> shares = new LinkedHashMap<>();
        List<Target> targets = new ArrayList<>();
        String first = SideName.FAN_OUT + "-1";
        sides.forEach((side, subscriptions) -> {
            if (subscriptions > 1) {
                String name = "extra delivery / (publish + first delivery), " + subscriptions + " subscriptions";
                Spread cpu = extra(series, Figure.CPU, side, first, subscriptions);
                shares.put(name + ", by CPU", cpu);
                shares.put(name + ", by wall", extra(series, Figure.WALL, side, first, subscriptions));
                targets.add(Target.atMost("S4 " + name + ", by CPU", 0.25, cpu.median()));
            }
        });
        return new ScenarioReport(
                "S4",
                "push of one record of 1 KiB to several subscriptions, each with other items; CPU per record pushed",
                List.of(series.print("")),
                shares,
                targets);
    }

    /** Of {@code n} deliveries one belongs to the publish; the others are extra. */
    private static Spread extra(Series series, Figure figure, String side, String first, int subscriptions) {
        Spread ratio = series.ratio(figure, side, first);
        double others = subscriptions - 1.0;
        return new Spread((ratio.median() - 1) / others, (ratio.min() - 1) / others, (ratio.max() - 1) / others);
    }

    private Map<Figure, Double> turn(String side, Child child, Drive drive, int subscriptions) throws IOException {
        long begin = System.nanoTime();
        Measured measured = drive(side, child, drive);
        double nanos = System.nanoTime() - begin;
        long records = measured.burst().requests();
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        figures.put(Figure.PER_SECOND, records * subscriptions / (nanos / NANOS_PER_SECOND));
        figures.put(Figure.WALL, nanos / NANOS_PER_MILLI / records);
        figures.put(Figure.CPU, measured.cpuMillisPer(records));
        return figures;
    }

    private Measured drive(String side, Child child, Drive drive) throws IOException {
        long before = child.cpuNanos();
        Measured pushed = child.drive(drive);
        child.requireDelivered(acknowledged.merge(side, pushed.burst().requests(), Long::sum));
        return new Measured(pushed.burst(), child.cpuNanos() - before);
    }

    private static Drive drive(Room room, int subscriptions) {
        Plan plan = room.plan();
        long records = (long) plan.seconds() * RECORDS_A_SECOND / (subscriptions < MANY ? 1 : 10);
        return Drive.closed(plan.connections().get(0), LONG, Body.SINGLE).atMost(records);
    }
}
