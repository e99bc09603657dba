package org.huitong.receive.format;

import java.util.ArrayDeque;
import java.util.Deque;
import org.huitong.catalog.layout.Trailer;
import org.huitong.message.HuitongException;
import org.huitong.message.Raw;
import org.huitong.receive.input.Refusals;

/**
 * Holds back what may be the trailer until it is known whether something follows: only the last line is one, whatever other
 * lines begin with. Then holds its count against the records. For one thread.
 */
public final class Tail {
    private static final int MAX_DIGITS = 18;

    private final Trailer trailer;
    private final Deque<Raw> ready = new ArrayDeque<>();
    private Raw held;
    private String count;
    private long given;

    /** @param trailer null where the source has none */
    public Tail(Trailer trailer) {
        this.trailer = trailer;
    }

    /** Whether a line that begins so may be the trailer. */
    public boolean marks(String beginning) {
        return trailer != null && beginning.equals(trailer.mark());
    }

    /** A record; {@link #poll} gives it out. */
    public void add(Raw raw) {
        release();
        ready.add(raw);
    }

    /**
     * A line that may be the trailer.
     *
     * @param raw what it is if something follows
     * @param says its count as written; ignored where the layout declares none
     */
    public void hold(Raw raw, String says) {
        release();
        held = raw;
        count = says;
    }

    private void release() {
        if (held != null) {
            ready.add(held);
            held = null;
        }
    }

    /** The next record that is certainly one; null where more must be read. */
    public Raw poll() {
        Raw raw = ready.poll();
        given += raw == null ? 0 : 1;
        return raw;
    }

    /** The input has ended. Throws RECEIVE-MALFORMED where the trailer is missing or counts otherwise. */
    public void end() {
        if (trailer == null) {
            return;
        }
        if (held == null) {
            throw wrong("there is no trailer \"" + trailer.mark() + "\"", given);
        }
        if (trailer.at() > 0) {
            check(count == null ? "" : count.strip(), given, held.pointer());
        }
    }

    /**
     * Holds a count that the input says of itself against what was read.
     *
     * @param where of the count, for people
     * @throws HuitongException RECEIVE_MALFORMED
     */
    static void check(String says, long given, String where) {
        boolean digits =
                !says.isEmpty() && says.length() <= MAX_DIGITS && says.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            throw wrong("the count at " + where.replace("/", " ").strip() + " is no number", given);
        }
        if (Long.parseLong(says) != given) {
            throw wrong("the input says it has " + Long.parseLong(says) + " records", given);
        }
    }

    private static HuitongException wrong(String what, long given) {
        return Refusals.malformed(
                "the end",
                what + ", " + given + " were read",
                "It may have been cut on its way: have it sent again, whole");
    }
}
