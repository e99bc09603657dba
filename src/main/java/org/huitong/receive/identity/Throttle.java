package org.huitong.receive.identity;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down who guesses: after {@link #AT_ONCE} signatures that did not hold none is looked at but one every {@link
 * #MILLIS_EACH}. Counted by address and claimed name together, so that nobody locks out a system from elsewhere, nor one
 * broken system its neighbors behind the same front-end machine. Remembers the last 10,000 that failed. Thread-safe.
 */
final class Throttle {
    static final int AT_ONCE = 10;
    static final long MILLIS_EACH = 6_000;
    private static final int MOST = 10_000;
    private static final int LONGEST_NAME = 200;

    /** The time at which the last of the failures is forgiven. */
    private final Map<String, Long> forgiven = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    /** Whether the next signature of that caller is not to be looked at. */
    synchronized boolean closed(String peer, String name, long now) {
        Long until = forgiven.get(who(peer, name));
        return until != null && until - now > (AT_ONCE - 1) * MILLIS_EACH;
    }

    synchronized void failed(String peer, String name, long now) {
        forgiven.merge(who(peer, name), now + MILLIS_EACH, (until, first) -> Math.max(until, now) + MILLIS_EACH);
    }

    synchronized void passed(String peer, String name) {
        forgiven.remove(who(peer, name));
    }

    private static String who(String peer, String name) {
        return peer + " " + name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
