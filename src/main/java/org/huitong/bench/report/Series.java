package org.huitong.bench.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The turns of several sides under one load, collected while they run. Used by one thread. */
public final class Series {
    private final String name;
    private final String unit;
    private final Map<String, List<Map<Figure, Double>>> turns = new LinkedHashMap<>();

    /**
     * @param name what load it is, e.g. {@code 16 connections}
     * @param unit what is counted by the second, e.g. {@code requests}
     */
    public Series(String name, String unit, Collection<String> sides) {
        this.name = name;
        this.unit = unit;
        sides.forEach(side -> turns.put(side, new ArrayList<>()));
    }

    public void add(String side, Map<Figure, Double> turn) {
        turns.get(side).add(new EnumMap<>(turn));
    }

    /** Whether all of them took part. */
    public boolean has(String... sides) {
        return turns.keySet().containsAll(List.of(sides));
    }

    public Spread of(String side, Figure figure) {
        return Spread.of(values(side, figure));
    }

    /** Round by round, so that a noisy minute of the machine weighs on both halves of a pair. */
    public Spread ratio(Figure figure, String side, String to) {
        return pairs(values(side, figure), values(to, figure), (a, b) -> a / b);
    }

    /** How much more it is on {@code side} than on {@code than}, round by round. */
    public Spread more(Figure figure, String side, String than) {
        return pairs(values(side, figure), values(than, figure), (a, b) -> a - b);
    }

    /** As it is printed, with the ratio of the product's speed to each other side's. */
    public Printed print(String product) {
        Map<String, Printed.OfSide> sides = new LinkedHashMap<>();
        Map<String, Spread> ratios = new LinkedHashMap<>();
        turns.forEach((side, rounds) -> {
            sides.put(side, printed(side, rounds));
            if (has(product) && !side.equals(product)) {
                ratios.put(side, ratio(speed(rounds.get(0)), product, side));
            }
        });
        return new Printed(name, unit, sides, ratios);
    }

    /** Records of different sizes are compared by their bytes. */
    private static Figure speed(Map<Figure, Double> turn) {
        return turn.containsKey(Figure.MEGABYTES_PER_SECOND) ? Figure.MEGABYTES_PER_SECOND : Figure.PER_SECOND;
    }

    private Printed.OfSide printed(String side, List<Map<Figure, Double>> rounds) {
        Map<String, Spread> figures = new LinkedHashMap<>();
        rounds.get(0).keySet().forEach(figure -> figures.put(figure.key, of(side, figure)));
        return new Printed.OfSide(figures, rounds.stream().map(Series::keyed).toList());
    }

    private static Map<String, Double> keyed(Map<Figure, Double> turn) {
        Map<String, Double> keyed = new LinkedHashMap<>();
        turn.forEach((figure, value) -> keyed.put(figure.key, value));
        return keyed;
    }

    private double[] values(String side, Figure figure) {
        return turns.get(side).stream().mapToDouble(turn -> turn.get(figure)).toArray();
    }

    private static Spread pairs(double[] a, double[] b, java.util.function.DoubleBinaryOperator how) {
        return Spread.of(IntStream.range(0, a.length)
                .mapToDouble(i -> how.applyAsDouble(a[i], b[i]))
                .toArray());
    }

    /**
     * A series as JSON has it.
     *
     * @param ratios of the product's speed to each other side's, by the other side's name
     */
    public record Printed(String name, String unit, Map<String, OfSide> sides, Map<String, Spread> ratios) {
        /** Figures by their key, over all rounds and round by round. */
        public record OfSide(Map<String, Spread> figures, List<Map<String, Double>> rounds) {}
    }
}
