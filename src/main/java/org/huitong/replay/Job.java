package org.huitong.replay;

/**
 * What people decided of a job; what became of its rows, {@link Standing} tells.
 *
 * @param no the number people use
 * @param revision grows with each act and each change of its state
 * @param person who planned it
 * @param starter who let it run last; empty before
 * @param created milliseconds since the epoch, as all its times
 * @param since since when it is in its state
 * @param planned rows in its set; 0 while that is being frozen
 * @param baseResolved outcomes before it was resumed last, which its brake does not count
 * @param baseFailed the same of failures
 * @param cause code, what happened and the cure, where it paused or ended by itself; else empty
 */
public record Job(
        long no,
        long revision,
        JobState state,
        String name,
        String reason,
        String person,
        String starter,
        long created,
        long since,
        Order order,
        long planned,
        long baseResolved,
        long baseFailed,
        String cause) {}
