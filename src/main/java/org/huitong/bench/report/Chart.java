package org.huitong.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.huitong.drawing.Svg;

/**
 * A report as one SVG: for each series a row for each side and a column for each figure, with the ratio of the product
 * to the side; then every target. A bar is the median, a thin line goes from the lowest round to the highest, a red mark
 * is what is wanted, or the even ratio.
 */
public final class Chart {
    private static final String STYLE = """
            svg { font: 12px system-ui, sans-serif }
            text { fill: #1f2328 }
            .ground { fill: #ffffff }
            .title { font-weight: 600; font-size: 15px }
            .small { fill: #59636e }
            .side { text-anchor: end }
            .product, .met { fill: #1f6fb2 }
            .other { fill: #aab4be }
            .missed { fill: #d9822b }
            .spread { stroke: #59636e; stroke-width: 1.5 }
            .mark { stroke: #c4432b; stroke-width: 2 }
            @media (prefers-color-scheme: dark) {
              text { fill: #e6edf3 }
              .ground { fill: #0d1117 }
              .small { fill: #9aa4af }
              .product, .met { fill: #58a6e8 }
              .other { fill: #58626d }
              .missed { fill: #e3a04f }
              .spread { stroke: #9aa4af }
              .mark { stroke: #ff8a70 }
            }
            """;

    private static final int WIDTH = 1200;
    private static final int MARGIN = 20;
    private static final int LEFT = 160;
    private static final int VALUE = 62;
    private static final int ROW = 20;
    private static final int BAR = 14;
    private static final int TARGET_LEFT = 520;
    private static final int TARGET_UNIT = 220;
    private static final double MOST_OF_TARGET = 2;

    private final Svg svg = new Svg(STYLE);
    private int y = MARGIN;

    private Chart() {}

    /** Draws the first disk, on which the targets are judged. */
    public static String of(Report report) {
        Chart chart = new Chart();
        Report.Disk disk = report.disks().values().iterator().next();
        disk.scenarios().forEach(chart::scenario);
        chart.targets(report.targets());
        Machine machine = report.machine();
        chart.words(
                "small",
                "%s, %d cores (%s), %s, flush of 1 KiB %.3f ms, commit %s%s"
                        .formatted(
                                report.date(),
                                machine.cores(),
                                machine.cpu(),
                                machine.jdk(),
                                disk.fsyncMillis(),
                                machine.commit(),
                                disk.profiles().isEmpty() ? "" : "; profiled after its rounds"));
        return chart.svg.document("Huitong beside its references", WIDTH, chart.y + MARGIN);
    }

    private void scenario(ScenarioReport scenario) {
        words("title", scenario.name() + ": " + scenario.what());
        scenario.series().forEach(this::series);
    }

    private void series(Series.Printed series) {
        words("small", series.name() + " (" + series.unit() + ")");
        List<Figure> figures = Stream.of(Figure.values())
                .filter(figure -> drawn(series, figure))
                .toList();
        int columns = figures.size() + (series.ratios().isEmpty() ? 0 : 1);
        int width = (WIDTH - LEFT - MARGIN) / Math.max(1, columns);
        int row = y + ROW;
        int x = LEFT;
        for (String side : series.sides().keySet()) {
            svg.text("side", LEFT - 8.0, row + BAR - 3.0, side);
            row += ROW;
        }
        for (Figure figure : figures) {
            figure(series, figure, x, width - VALUE);
            x += width;
        }
        if (!series.ratios().isEmpty()) {
            ratios(series, x, width - VALUE);
        }
        y = row + ROW / 2;
    }

    /** Records of different sizes are compared by their bytes. */
    private static boolean drawn(Series.Printed series, Figure figure) {
        boolean instead = figure == Figure.PER_SECOND && has(series, Figure.MEGABYTES_PER_SECOND);
        return figure != Figure.DISK && !instead && has(series, figure);
    }

    private static boolean has(Series.Printed series, Figure figure) {
        return series.sides().values().stream().anyMatch(side -> side.figures().containsKey(figure.key));
    }

    private void figure(Series.Printed series, Figure figure, int x, int width) {
        svg.text("small", x, y + BAR - 2.0, figure.head);
        double most = series.sides().values().stream()
                .filter(side -> side.figures().containsKey(figure.key))
                .mapToDouble(side -> side.figures().get(figure.key).max())
                .max()
                .orElse(0);
        int row = y + ROW;
        for (String side : series.sides().keySet()) {
            Spread spread = series.sides().get(side).figures().get(figure.key);
            if (spread != null) {
                bar(reference(side) ? "other" : "product", spread, figure.decimals, x, row, scale(width, most));
            }
            row += ROW;
        }
    }

    private void ratios(Series.Printed series, int x, int width) {
        svg.text("small", x, y + BAR - 2.0, "product / side");
        double most =
                series.ratios().values().stream().mapToDouble(Spread::max).max().orElse(0);
        double scale = scale(width, Math.max(1, most));
        int row = y + ROW;
        for (String side : series.sides().keySet()) {
            if (series.ratios().containsKey(side)) {
                bar("product", series.ratios().get(side), 2, x, row, scale);
                mark(x + scale, row);
            }
            row += ROW;
        }
    }

    private void bar(String style, Spread spread, int decimals, int x, int row, double scale) {
        double middle = row + BAR / 2.0;
        svg.bar(style, x, row, scale * Math.max(0, spread.median()), BAR);
        svg.line(
                "spread", x + scale * Math.max(0, spread.min()), middle, x + scale * Math.max(0, spread.max()), middle);
        String value = String.format(Locale.ROOT, "%,." + decimals + "f", spread.median());
        svg.text("", x + scale * Math.max(0, spread.max()) + 5, row + BAR - 3.0, value);
    }

    private void mark(double x, int row) {
        svg.line("mark", x, row - 2.0, x, row + BAR + 2.0);
    }

    /** Each on a scale of its own, on which what is wanted is 1. */
    private void targets(List<Target> targets) {
        if (targets.isEmpty()) {
            return;
        }
        words("title", "Targets");
        for (Target target : targets) {
            double share = Math.min(MOST_OF_TARGET, Math.max(0, target.measured() / target.limit()));
            svg.text("side", TARGET_LEFT - 8.0, y + BAR - 3.0, target.name());
            svg.bar(target.met() ? "met" : "missed", TARGET_LEFT, y, share * TARGET_UNIT, BAR);
            mark(TARGET_LEFT + TARGET_UNIT, y);
            double right = TARGET_LEFT + Math.max(1, share) * TARGET_UNIT + 8.0;
            String verdict = target.met() ? "met" : "missed";
            svg.text(
                    "",
                    right,
                    y + BAR - 3.0,
                    String.format(Locale.ROOT, "%,.3f, wanted %s: %s", target.measured(), target.wanted(), verdict));
            y += ROW;
        }
        y += ROW / 2;
    }

    private void words(String style, String words) {
        svg.text(style, MARGIN, y + BAR, words);
        y += ROW + 2;
    }

    private static double scale(int width, double most) {
        return most <= 0 ? 0 : width / most;
    }

    private static boolean reference(String side) {
        return side.startsWith("raw-") || side.equals("camel") || side.equals("decode-map");
    }
}
