package org.huitong.replay;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The life of a job, as a table of allowed moves. */
public enum JobState {
    /** Its set is being frozen. */
    PLANNING,
    /** Its set is frozen; nothing is sent before a person starts it. */
    PLANNED,
    /** Starts by itself at its time. */
    SCHEDULED,
    RUNNING,
    /** By a person, or by its own brake; what is marked is still sent. */
    PAUSED,
    /** Marks nothing more; what is marked is still sent. */
    CANCELLING,
    CANCELLED,
    DONE;

    public Set<JobState> next() {
        return switch (this) {
            case PLANNING -> EnumSet.of(PLANNED, CANCELLING);
            case PLANNED -> EnumSet.of(SCHEDULED, RUNNING, CANCELLING);
            case SCHEDULED -> EnumSet.of(RUNNING, PAUSED, CANCELLING);
            case RUNNING -> EnumSet.of(PAUSED, DONE, CANCELLING);
            case PAUSED -> EnumSet.of(RUNNING, CANCELLING);
            case CANCELLING -> EnumSet.of(CANCELLED);
            case CANCELLED, DONE -> EnumSet.noneOf(JobState.class);
        };
    }

    public boolean over() {
        return next().isEmpty();
    }

    /** The word in JSON, tables and on screens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
