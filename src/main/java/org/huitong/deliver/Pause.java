package org.huitong.deliver;

import java.time.Duration;

/**
 * Why and until when a worker keeps its consumer closed. Immutable.
 *
 * @param trouble what class of trouble
 * @param code stable error code
 * @param text what happened and the cure
 * @param since milliseconds on the worker's clock
 * @param until when the next probe is due
 * @param failures failed attempts so far
 * @param ours bus or store was away, not the consumer: it is over when they answer, also where nothing waits to be sent
 */
record Pause(Trouble trouble, String code, String text, long since, long until, int failures, boolean ours) {

    /** A first pause, or a longer one after a failed probe. */
    static Pause after(Pause before, Trouble trouble, String code, String text, long now, Pace pace) {
        return after(before, trouble, code, text, now, pace, false);
    }

    /** The same for trouble of bus or store. */
    static Pause ours(Pause before, String code, String text, long now, Pace pace) {
        return after(before, Trouble.OUTAGE, code, text, now, pace, true);
    }

    private static Pause after(
            Pause before, Trouble trouble, String code, String text, long now, Pace pace, boolean ours) {
        int failures = before == null ? 1 : before.failures + 1;
        long since = before == null ? now : before.since;
        return new Pause(trouble, code, text, since, now + delay(failures, pace).toMillis(), failures, ours);
    }

    private static Duration delay(int failures, Pace pace) {
        int doublings = Math.min(failures - 1, 20);
        Duration delay = pace.firstPause().multipliedBy(1L << doublings);
        return delay.compareTo(pace.longestPause()) > 0 ? pace.longestPause() : delay;
    }
}
