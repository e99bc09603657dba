package org.huitong.failed;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.message.RowState;
import org.jdbi.v3.core.Handle;

/**
 * How long a discard can be taken back, and how many records one person may discard without a second one.
 *
 * @param restorable from the discard on
 * @param alone records by one person within an hour of the clock
 * @param everyVersion whether a resource's every version counts: there a later one may be at its consumer already, before any
 *     commit tells of it, so a discard of what is published is for good
 */
public record DiscardRules(Duration restorable, int alone, Predicate<String> everyVersion) {
    /** Of resources whose newest version counts. */
    public DiscardRules(Duration restorable, int alone) {
        this(restorable, alone, resource -> false);
    }

    /** Without settings. */
    public static final DiscardRules STANDARD = new DiscardRules(Duration.ofDays(7), Integer.MAX_VALUE);

    /** Rows of a subscription whose discard can be taken back at one time: its worker remembers them all. */
    private static final int MOST_RESTORABLE = 100_000;

    private static final long HOURS_KEPT = 48;

    /** Until when a row that is discarded now can be restored; 0 where it cannot. Within the act's transaction. */
    public long restorableUntil(Handle h, String subscription, String resource, long now) {
        if (!subscription.isEmpty() && everyVersion.test(resource)) {
            return 0;
        }
        boolean room = subscription.isEmpty()
                || h.select(
                                        "SELECT COUNT(*) FROM record_row WHERE subscription = ? AND restorable > ?",
                                        subscription,
                                        now)
                                .mapTo(Integer.class)
                                .one()
                        < MOST_RESTORABLE;
        return room ? now + restorable.toMillis() : 0;
    }

    /**
     * Counts what a person discards alone, within the act's transaction.
     *
     * @throws HuitongException OPERATE-SECOND where that is too many
     */
    void alone(Handle h, String person, long rows, long now) {
        if (!mayAlone(h, person, rows, now)) {
            throw new HuitongException(
                    ErrorCode.OPERATE_SECOND,
                    "discard by " + person + " was refused: one person alone discards at most " + alone
                            + " records an hour (huitong.operate.discardAlone). Ask for it with 'failed discard --ask"
                            + " …'; another person then confirms it.");
        }
        count(h, person, rows, now);
    }

    /** Whether this many more are still one person's to discard. */
    public boolean mayAlone(Handle h, String person, long rows, long now) {
        long before = h.select("SELECT n FROM discard_hour WHERE actor = ? AND hour = ?", folded(person), hour(now))
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
        return before + rows <= alone;
    }

    /** Writes down that a person has discarded this many alone. */
    public void count(Handle h, String person, long rows, long now) {
        h.execute("DELETE FROM discard_hour WHERE hour < ?", hour(now) - HOURS_KEPT);
        h.execute(
                "INSERT INTO discard_hour (actor, hour, n) VALUES (?, ?, ?)"
                        + " ON CONFLICT (actor, hour) DO UPDATE SET n = discard_hour.n + excluded.n",
                folded(person),
                hour(now),
                rows);
    }

    private static long hour(long now) {
        return TimeUnit.MILLISECONDS.toHours(now);
    }

    /** Whether two names are one person's, however they are typed. */
    public static boolean same(String one, String other) {
        return folded(one).equals(folded(other));
    }

    /** Full-width letters, capitals and blanks make no other person. */
    static String folded(String person) {
        return Normalizer.normalize(person, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s·・.]+", "");
    }

    /** Why a row cannot be restored. */
    static String gone(RowState state) {
        return state == RowState.DISCARDED
                ? ", and for good: its time is over, every version of it counts, a later record of its key has gone ahead, or too many wait to be"
                        + " restored. Have its source send the record again"
                : ", and only what is discarded can be restored";
    }
}
