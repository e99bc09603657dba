package org.huitong.bench;

import java.util.EnumMap;
import java.util.Map;
import org.huitong.bench.load.Body;
import org.huitong.bench.report.Figure;
import org.huitong.bench.side.Measured;

/** The figures of a turn that every scenario has. */
final class Turns {
    private Turns() {}

    static Map<Figure, Double> figures(Measured measured, Body body) {
        long records = Room.records(measured, body);
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        figures.put(Figure.PER_SECOND, records / measured.burst().seconds());
        figures.put(Figure.P50, measured.burst().p50Millis());
        figures.put(Figure.P99, measured.burst().p99Millis());
        figures.put(Figure.CPU, measured.cpuMillisPer(records));
        return figures;
    }
}
