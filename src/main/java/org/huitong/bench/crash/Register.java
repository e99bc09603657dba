package org.huitong.bench.crash;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import sample.DefectKind;
import sample.Person;
import sample.PopulationRow;

/** The population register at work: people change all the time, most as a new row, some in place. One thread runs it. */
public final class Register implements Runnable {
    private static final int MOST_CHANGES = 4;
    private static final int LONGEST_PAUSE = 60;
    private static final int IN_PLACE_OF = 4;
    private static final long FIRST = 1_000;

    private final FarEnds farEnds;
    private final List<Person> people;
    private final Random random;
    private final Truth truth = new Truth();
    private final Map<String, Long> current = new HashMap<>();
    private final Queue<Change> changes = new ConcurrentLinkedQueue<>();
    private volatile long last = FIRST;
    private volatile int overwritten;
    private volatile boolean stopped;
    private volatile String trouble = "";

    /**
     * One transaction of the register.
     *
     * @param numbers of the changes, by person
     * @param replaced how many changed a row in place
     * @param at when it began, by System.nanoTime
     */
    public record Change(List<PopulationRow> rows, Map<String, Long> numbers, int replaced, long at) {}

    Register(FarEnds farEnds, List<Person> people, long seed) {
        this.farEnds = farEnds;
        farEnds.visible(last);
        this.people = people;
        this.random = new Random(seed);
    }

    public Truth truth() {
        return truth;
    }

    /** Highest change number that is visible. */
    public long last() {
        return last;
    }

    /** Rows that were changed in place: the earlier state may have gone unseen. */
    public int overwritten() {
        return overwritten;
    }

    public String trouble() {
        return trouble;
    }

    /** Every change since {@link #forget}, oldest first. */
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    /** All has come to rest and was checked. */
    public void forget() {
        changes.clear();
        truth.settle();
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        stopped = false;
        try {
            while (!stopped) {
                change();
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE));
            }
        } catch (SQLException e) {
            trouble = "harness: the register stopped, SQLSTATE " + e.getSQLState();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A few people change, in one transaction. */
    public void change() throws SQLException {
        Map<String, Long> numbers = new LinkedHashMap<>();
        List<PopulationRow> rows = new ArrayList<>();
        long number = last;
        int replaced = 0;
        for (int i = 0; i <= random.nextInt(MOST_CHANGES); i++) {
            Person person = people.get(random.nextInt(people.size()));
            if (!numbers.containsKey(person.citizenId())) {
                number++;
                long former = random.nextInt(IN_PLACE_OF) == 0 ? current.getOrDefault(person.citizenId(), 0L) : 0;
                replaced += former == 0 ? 0 : 1;
                rows.add(row(person, number, former));
                numbers.put(person.citizenId(), number);
            }
        }
        apply(new Change(rows, numbers, replaced, System.nanoTime()));
    }

    /** Does to the register what was done to another one. */
    public void apply(Change change) throws SQLException {
        farEnds.population().apply(change.rows());
        current.putAll(change.numbers());
        truth.stands(change.numbers().keySet(), List.copyOf(change.numbers().values()));
        overwritten += change.replaced();
        last = change.numbers().values().stream()
                .mapToLong(number -> number)
                .max()
                .orElse(last);
        farEnds.visible(last);
        changes.add(change);
    }

    private static PopulationRow row(Person person, long number, long replaces) {
        PopulationRow.Columns columns = new PopulationRow.Columns(
                person.citizenId(),
                Truth.name(number),
                person.sex(),
                "19000101",
                person.nation(),
                "示例市",
                "900000000000");
        return new PopulationRow(0, number, replaces, person, DefectKind.NONE, columns);
    }
}
