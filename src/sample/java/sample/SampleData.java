package sample;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The sample: equal seeds give equal scripts on every JDK (the algorithm of {@link Random} is part of its contract).
 *
 * @param rows what happens in the population table, by rising change number
 * @param pushes what the social-insurance system sends, in this order, each after the answer to the one before
 */
public record SampleData(long seed, List<Person> people, List<PopulationRow> rows, List<Push> pushes) {
    /** How long the script takes at its own pace. */
    public static final int FEED_MILLIS = 6_000;

    /** Fewer people than this cannot carry every kind of defect. */
    public static final int FEWEST_PEOPLE = 60;

    /** One thing that a legacy system does. */
    public sealed interface Event permits PopulationRow, Push {
        /** When, in milliseconds since the script began. */
        long atMillis();
    }

    public SampleData {
        people = List.copyOf(people);
        rows = List.copyOf(rows);
        pushes = List.copyOf(pushes);
    }

    /**
     * Draws a sample.
     *
     * @param people at least {@link #FEWEST_PEOPLE}
     */
    public static SampleData of(long seed, int people) {
        if (people < FEWEST_PEOPLE) {
            throw new IllegalArgumentException("a sample of " + people + " people; draw at least " + FEWEST_PEOPLE);
        }
        Random random = new Random(seed);
        People drawer = new People(random);
        List<Person> persons = drawer.draw(people);
        List<PopulationRow> rows = new PopulationScript(random, drawer).write(persons);
        List<Push> pushes = new InsuranceScript(random).write(persons);
        return new SampleData(seed, persons, rows, pushes);
    }

    /** Both chimneys' events by time. */
    public List<Event> script() {
        return Stream.<Event>concat(rows.stream(), pushes.stream())
                .sorted(Comparator.comparingLong(Event::atMillis))
                .toList();
    }

    /** The records and pushes that have this defect. */
    public long planted(DefectKind kind) {
        return switch (kind) {
            case REPEATED_PUSH -> pushes.stream().filter(Push::repeat).count();
            case ALL_INVALID_PUSH -> pushes.stream().filter(Push::allInvalid).count();
            default ->
                rows.stream().filter(row -> row.defect() == kind).count()
                        + pushes.stream()
                                .flatMap(push -> push.records().stream())
                                .filter(record -> record.defect() == kind)
                                .count();
        };
    }
}
