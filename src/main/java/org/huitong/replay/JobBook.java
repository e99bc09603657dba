package org.huitong.replay;

import java.util.List;

/**
 * The store, as the feeder needs it. Each call is one transaction and bounded; every one throws PUBLISH-STORE-BEHIND where the
 * store does not answer, and may stand all the same.
 */
public interface JobBook {

    /** Those not over, oldest first. */
    List<Job> open();

    /** Freezes the next piece of a job's set; after the last one the job is planned, or ends where the set is too large. */
    void plan(Job job);

    /** Looks at the next rows that a person has asked a preview of; false where there is nothing to look at. */
    boolean foresee(Job job);

    /** Counted from its rows. */
    Standing standing(long job);

    /** Rows of this fate whose record has moved on get the fate of that; a piece, those of no other fate. */
    List<Moved> settle(long job, Fate fate);

    /** Marks the next rows of one subscription that are as they were planned, and skips those that are not. */
    List<Moved> mark(Job job, String subscription, int most);

    /** Lets go of rows that are not marked; false where none was left. */
    boolean letGo(long job);

    /** True where a held row may still go by itself: none that is parked stands before it. */
    boolean heldMayGo(long job);

    /** The gateway's own decision; without effect where a person was faster. */
    void becomes(Job job, JobState state, String cause);

    /** What happened to a row of a job. */
    record Moved(String subscription, Fate from, Fate to) {}
}
