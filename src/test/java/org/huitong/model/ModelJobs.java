package org.huitong.model;

import java.util.List;
import java.util.function.Supplier;
import org.huitong.replay.Fate;
import org.huitong.replay.Job;
import org.huitong.replay.JobBook;
import org.huitong.replay.JobState;
import org.huitong.replay.Standing;

/** The feeder's book on the model's shelf; every call is an await point. */
record ModelJobs(World world, JobBook book) implements JobBook {
    private <T> T read(Supplier<T> work) {
        world.store("jobs.read");
        return work.get();
    }

    private <T> T write(Supplier<T> work) {
        world.store("jobs.write");
        T done = work.get();
        world.at("after jobs.write");
        return done;
    }

    @Override
    public List<Job> open() {
        return read(book::open);
    }

    @Override
    public void plan(Job job) {
        write(() -> {
            book.plan(job);
            return true;
        });
    }

    @Override
    public boolean foresee(Job job) {
        return read(() -> book.foresee(job));
    }

    @Override
    public Standing standing(long job) {
        return read(() -> book.standing(job));
    }

    @Override
    public List<Moved> settle(long job, Fate fate) {
        return write(() -> book.settle(job, fate));
    }

    @Override
    public List<Moved> mark(Job job, String subscription, int most) {
        return write(() -> book.mark(job, subscription, most));
    }

    @Override
    public boolean letGo(long job) {
        return write(() -> book.letGo(job));
    }

    @Override
    public boolean heldMayGo(long job) {
        return read(() -> book.heldMayGo(job));
    }

    @Override
    public void becomes(Job job, JobState state, String cause) {
        write(() -> {
            book.becomes(job, state, cause);
            return true;
        });
    }
}
