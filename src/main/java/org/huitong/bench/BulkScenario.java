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
import org.huitong.message.Slice;

/**
 * S2: push of 500 records in one body, beside what bounds it from two sides: decoding and mapping alone, which a core
 * can do at best, and the journal alone.
 */
final class BulkScenario implements Scenario {
    private static final String PRODUCT = SideName.HUITONG.toString();
    private static final String DECODE_MAP = SideName.DECODE_MAP.toString();
    private static final String JOURNAL = SideName.RAW_JOURNAL.toString();

    private static final int RECORDS = 500;
    private static final int KIBIBYTE = 1024;
    private static final List<Integer> RECORD_BYTES = List.of(KIBIBYTE, 200, 4 * KIBIBYTE);
    private static final int CONNECTIONS = 4;
    /** What waits on a queue stays in memory on every side: a turn ends early where it would not. */
    private static final long MOST_BYTES = 400_000_000;

    private static final double MEGABYTE = 1e6;
    private static final Body SLICE = new Body(1, Slice.MAX_BYTES);

    private final List<Series.Printed> series = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private final Map<String, Double> diskBytes = new HashMap<>();

    @Override
    public ScenarioReport run(Room room) throws IOException, InterruptedException {
        List<String> sides = room.start(SideName.DECODE_MAP, SideName.RAW_JOURNAL, SideName.HUITONG);
        for (String side : sides) {
            Drive warm = drive(room, side, KIBIBYTE);
            diskBytes.put(side, room.warmUp(side, child -> Room.records(drive(child, warm), warm.body())));
        }
        for (int bytes : RECORD_BYTES) {
            measure(room, sides, bytes);
        }
        room.profile(
                sides,
                side -> drive(room, side, KIBIBYTE),
                (side, child, drive) -> child.drive(drive),
                (side, child, records) -> child.purge(records));
        return new ScenarioReport(
                "S2", "push of 500 records in one NDJSON body, " + CONNECTIONS + " connections", series, targets);
    }

    private void measure(Room room, List<String> sides, int bytes) throws IOException, InterruptedException {
        String name = "records of " + bytes + " B";
        Series bulk = new Series(name, "records", sides);
        for (String side : sides) {
            drive(room.child(side), drive(room, side, bytes)); // not warm for this size yet
        }
        room.inTurn(sides, (side, child) -> {
            Map<Figure, Double> figures = turn(child, drive(room, side, bytes));
            if (bytes == KIBIBYTE) {
                figures.put(Figure.DISK, diskBytes.get(side));
            }
            bulk.add(side, figures);
        });
        judge(bulk, name, bytes);
        series.add(bulk.print(PRODUCT));
    }

    private void judge(Series bulk, String name, int bytes) {
        if (bulk.has(DECODE_MAP) && bytes == KIBIBYTE) {
            double alone = bulk.of(DECODE_MAP, Figure.PER_SECOND).median();
            targets.add(Target.atLeast("S2 decode+map alone, records/s on one core, " + name, 60_000, alone));
        }
        if (bulk.has(PRODUCT, DECODE_MAP, JOURNAL)) {
            double decode =
                    bulk.ratio(Figure.MEGABYTES_PER_SECOND, PRODUCT, DECODE_MAP).median();
            double journal =
                    bulk.ratio(Figure.MEGABYTES_PER_SECOND, PRODUCT, JOURNAL).median();
            targets.add(Target.atLeast(
                    "S2 product / the slower of decode+map and journal, MB/s, " + name,
                    0.5,
                    Math.max(decode, journal)));
        }
    }

    /** The journal gets messages of the product's own size, whatever the size of a record. */
    private static Drive drive(Room room, String side, int bytes) {
        Body body = body(side, bytes);
        return Drive.closed(CONNECTIONS, room.plan().seconds(), body).atMost(MOST_BYTES / body.length());
    }

    private static Body body(String side, int bytes) {
        return side.equals(JOURNAL) ? SLICE : new Body(RECORDS, bytes);
    }

    private static Map<Figure, Double> turn(Child child, Drive drive) throws IOException {
        Measured measured = drive(child, drive);
        Map<Figure, Double> figures = Turns.figures(measured, drive.body());
        double bytes = (double) measured.burst().requests() * drive.body().length();
        figures.put(Figure.MEGABYTES_PER_SECOND, bytes / measured.burst().seconds() / MEGABYTE);
        return figures;
    }

    private static Measured drive(Child child, Drive drive) throws IOException {
        Measured measured = child.drive(drive);
        child.purge(Room.records(measured, drive.body()));
        return measured;
    }
}
