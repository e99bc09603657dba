package org.huitong.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.huitong.bench.load.Arrivals;
import org.huitong.bench.load.Body;
import org.huitong.bench.load.Drive;
import org.huitong.bench.load.Sink;
import org.huitong.bench.report.Figure;
import org.huitong.bench.report.ScenarioReport;
import org.huitong.bench.report.Series;
import org.huitong.bench.report.Target;
import org.huitong.bench.side.Child;
import org.huitong.bench.side.Measured;
import org.huitong.bench.side.Setup;
import org.huitong.bench.side.SideName;

/**
 * S3: push of one record and its delivery to a consumer over HTTP, beside the push alone. Senders wait while 2,000
 * acknowledged records have not arrived, so that the figure is what both ends sustain; its clock stops with the last
 * arrival.
 */
final class DeliverScenario implements Scenario {
    private static final String PUSH = SideName.HUITONG.toString();
    private static final String SINGLE = SideName.DELIVER_SINGLE.toString();
    private static final String BATCH = SideName.DELIVER_BATCH.toString();
    private static final long MOST_UNDELIVERED = 2_000;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Map<String, Arrivals> consumers = new HashMap<>();
    private final Map<String, Long> acknowledged = new HashMap<>();
    private final List<Series.Printed> series = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();

    @Override
    public ScenarioReport run(Room room) throws IOException, InterruptedException {
        Plan plan = room.plan();
        Drive drive = Drive.closed(plan.connections().get(0), plan.seconds(), Body.SINGLE);
        List<String> sides = start(room);
        for (String side : sides) {
            room.warmUp(side, child -> drive(side, child, drive).burst().requests());
        }
        String name = drive.connections() + " connections";
        Series closed = new Series(name, "effects", sides);
        room.inTurn(sides, (side, child) -> closed.add(side, turn(side, child, drive)));
        judge(closed, SINGLE, 0.35, name);
        judge(closed, BATCH, 0.75, name);
        series.add(closed.print(""));
        offered(
                room,
                sides.stream().filter(side -> !side.equals(PUSH)).toList(),
                side -> drive.offered(closed.of(side, Figure.PER_SECOND).median() / 2));
        room.profile(sides, side -> drive, this::burst, this::settle);
        return new ScenarioReport(
                "S3",
                "push of one record of 1 KiB and its delivery over HTTP, one by one and in batches; " + PUSH
                        + " is the push alone",
                series,
                targets);
    }

    private List<String> start(Room room) throws IOException {
        List<String> sides = new ArrayList<>(room.start(SideName.HUITONG));
        for (SideName name : List.of(SideName.DELIVER_SINGLE, SideName.DELIVER_BATCH)) {
            if (room.plan().sides().contains(name)) {
                Arrivals arrivals = new Arrivals(MOST_UNDELIVERED);
                Sink sink = new Sink(room.loop(), arrivals);
                room.start(name.toString(), name, new Setup(sink.url(), 1));
                consumers.put(name.toString(), arrivals);
                sides.add(name.toString());
            }
        }
        return sides;
    }

    private void offered(Room room, List<String> sides, Function<String, Drive> drive)
            throws IOException, InterruptedException {
        if (sides.isEmpty()) {
            return;
        }
        Series offered = new Series("half of its own rate offered", "effects", sides);
        room.inTurn(sides, (side, child) -> offered.add(side, turn(side, child, drive.apply(side))));
        for (String side : sides) {
            targets.add(Target.atMost(
                    "S3 added p50 ms, " + side + ", "
                            + Math.round(drive.apply(side).perSecond()) + "/s offered",
                    10,
                    offered.of(side, Figure.ADDED_P50).median()));
        }
        series.add(offered.print(""));
    }

    private void judge(Series closed, String side, double limit, String name) {
        if (closed.has(PUSH, side)) {
            double ratio = closed.ratio(Figure.PER_SECOND, side, PUSH).median();
            targets.add(Target.atLeast("S3 effects/s of " + side + " / push alone, " + name, limit, ratio));
        }
    }

    private Map<Figure, Double> turn(String side, Child child, Drive drive) throws IOException {
        Map<Figure, Double> figures = Turns.figures(drive(side, child, drive), drive.body());
        Arrivals arrivals = consumers.get(side);
        if (arrivals != null) {
            figures.put(Figure.ADDED_P50, arrivals.added().getValueAtPercentile(50) / NANOS_PER_MILLI);
            figures.put(Figure.ADDED_P99, arrivals.added().getValueAtPercentile(99) / NANOS_PER_MILLI);
        }
        return figures;
    }

    private Measured drive(String side, Child child, Drive drive) throws IOException {
        Measured measured = burst(side, child, drive);
        settle(side, child, measured.burst().requests());
        return measured;
    }

    private Measured burst(String side, Child child, Drive drive) throws IOException {
        Arrivals arrivals = consumers.get(side);
        if (arrivals == null) {
            return child.drive(drive);
        }
        arrivals.begin(child.next());
        return child.drive(drive, arrivals);
    }

    /** Every acknowledged record has arrived when a burst is over; here each must have done so once. */
    private void settle(String side, Child child, long records) throws IOException {
        Arrivals arrivals = consumers.get(side);
        if (arrivals == null) {
            child.purge(records);
            return;
        }
        child.requireDelivered(acknowledged.merge(side, records, Long::sum));
        child.require(arrivals.repeated() == 0, arrivals.repeated() + " records arrived again");
    }
}
