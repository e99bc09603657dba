package org.huitong.replay;

/** What a job did with one row of its set. */
public enum Fate {
    /** Not marked yet. */
    WAITING,
    /** Marked for its worker, which has not settled it. */
    MARKED,
    /** Waits behind another row of its key, or for its subscription: its worker sends it without being asked. */
    HELD,
    /** Its effect is confirmed. */
    RESOLVED,
    /** Parked again. */
    FAILED,
    /** Not sent, or not needed any more; {@code why} tells. */
    SKIPPED,
    /** Still held when the job was over. */
    LEFT_HELD;

    /** The word in metrics. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** True while the row belongs to the job, so that nobody else may replay it. */
    public boolean open() {
        return this == WAITING || this == MARKED || this == HELD;
    }
}
