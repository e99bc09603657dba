package org.huitong.deliver;

import java.util.List;
import java.util.Map;

/** What a worker asks about the rows of its own subscription. Every method may throw where the store is away. */
public interface RowStore {

    /** Number of the newest act by a person. */
    long lastAct();

    /** All open rows, and those that were discarded and may be restored, by position. */
    List<OpenRow> open();

    /** Rows as people's acts after that number left them, oldest act first. */
    List<Act> actsAfter(long number);

    /** Takes rows for sending, by record; without those that are not in their state, or not in the store yet. */
    Map<String, Claimed> claim(List<OpenRow> rows);

    /** Lets go of claimed rows that were not settled. */
    void release(List<String> records);

    /** Records under way when the process died, with how often. */
    Map<String, Integer> deaths();

    /** Writes down what is attempted now. */
    void attempting(List<String> records);

    /** These records did not kill. */
    void survived(List<String> records);

    /** Slices of its queue that a person's discard is done with. */
    long discarded(String act);

    /** Forgets all attempts. */
    void calm();

    /** A person's act, numbered. */
    record Act(long number, OpenRow row) {}

    /** A row's bus record as it is to be sent now. */
    record Claimed(String text, int revision) {}
}
