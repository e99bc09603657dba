package org.huitong.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huitong.failed.Rows;
import org.huitong.failed.WorkRows;
import org.huitong.message.Event;
import org.huitong.message.Receipt;
import org.huitong.message.RowState;
import org.huitong.message.Tally;

/** What the model needs of a store; answered in memory and, by the same contract, by the real one. One thread. */
public interface Shelf {
    void apply(List<Event> events);

    Optional<Receipt> receipt(String system, String key);

    void forEachKey(java.util.function.BiConsumer<String, String> seen);

    long lastAct(String subscription);

    List<WorkRows.Open> open(String subscription);

    List<WorkRows.Act> actsAfter(String subscription, long number);

    List<WorkRows.Claimed> claim(String subscription, Map<String, RowState> expected);

    void release(String subscription, List<String> records);

    void releaseAll();

    Map<String, Integer> attempts(String subscription);

    void attempting(String subscription, List<String> records);

    void survived(String subscription, List<String> records);

    void clearAttempts(String subscription);

    Rows.Row edit(long no, int expected, String mended, String person, String reason);

    Rows.Row discard(long no, String person, String reason);

    Rows.Row restore(long no, String person, String reason);

    Rows.Row replay(long no, String person);

    JobShelf jobs();

    /** All rows by number. */
    List<Rows.Row> rows();

    Map<Tally, Long> tallies(String subject);

    Optional<String> state(String name);

    void setState(String name, String value);
}
