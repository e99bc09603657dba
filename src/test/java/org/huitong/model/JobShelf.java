package org.huitong.model;

import java.util.List;
import org.huitong.replay.Fate;
import org.huitong.replay.Job;
import org.huitong.replay.JobBook;
import org.huitong.replay.Order;

/** What the model needs of replay jobs: the feeder's book, people's acts, and a look at all of it. One thread. */
interface JobShelf {
    JobBook book();

    Job plan(String subscription);

    Job start(Job seen, Order order);

    Job pause(Job seen);

    Job resume(Job seen);

    Job cancel(Job seen);

    /** By number. */
    List<Job> all();

    List<Member> members(long job);

    /** A row of a job's set. */
    record Member(long row, int revision, Fate fate) {}
}
