package org.huitong.bench.kill;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.huitong.pilot.PopulationBureau;
import sample.DefectKind;
import sample.Person;
import sample.PopulationRow;

/** The population register at work: people change all the time, most as a new row, some in place. One thread runs it. */
final class Register implements Runnable {
    private static final int MOST_CHANGES = 4;
    private static final int LONGEST_PAUSE = 60;
    private static final int IN_PLACE_OF = 4;
    private static final long FIRST = 1_000;

    private final PopulationBureau bureau;
    private final List<Person> people;
    private final Random random;
    private final Truth truth = new Truth();
    private final Map<String, Long> current = new HashMap<>();
    private volatile long last = FIRST;
    private volatile int overwritten;
    private volatile boolean stopped;
    private volatile String trouble = "";

    Register(PopulationBureau bureau, List<Person> people, long seed) {
        this.bureau = bureau;
        this.people = people;
        this.random = new Random(seed);
    }

    Truth truth() {
        return truth;
    }

    /** Highest change number that is visible. */
    long last() {
        return last;
    }

    /** Rows that were changed in place: the earlier state may have gone unseen. */
    int overwritten() {
        return overwritten;
    }

    String trouble() {
        return trouble;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
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
    void change() throws SQLException {
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
        bureau.apply(rows);
        current.putAll(numbers);
        truth.stands(numbers.keySet(), List.copyOf(numbers.values()));
        overwritten += replaced;
        last = number;
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
