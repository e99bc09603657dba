package org.huitong.model;

import java.util.List;
import org.huitong.replay.Fate;
import org.huitong.replay.Job;
import org.huitong.replay.JobBook;
import org.huitong.replay.JobState;
import org.huitong.replay.Standing;

/** Gateways whose replay jobs are wrong in one way each. */
final class JobMutants {
    private JobMutants() {}

    /** It looks again which rows there are before it marks. */
    static final class SetThatGrows extends Sabotage {
        @Override
        JobBook jobs(JobBook book) {
            return new Book(book) {
                @Override
                public List<Moved> mark(Job job, String subscription, int most) {
                    book.plan(job);
                    return super.mark(job, subscription, most);
                }
            };
        }
    }

    /** It is done when it has marked the last row. */
    static final class DoneBeforeTheOutcome extends Sabotage {
        @Override
        JobBook jobs(JobBook book) {
            return new Book(book) {
                @Override
                public Standing standing(long job) {
                    Standing blind = new Standing();
                    Standing whole = super.standing(job);
                    for (String subscription : whole.subscriptions()) {
                        for (Fate fate : Fate.values()) {
                            blind.add(subscription, fate, fate == Fate.MARKED ? 0 : whole.of(subscription, fate));
                        }
                    }
                    return blind;
                }
            };
        }
    }

    /** Passes all on. */
    private static class Book implements JobBook {
        private final JobBook book;

        Book(JobBook book) {
            this.book = book;
        }

        @Override
        public List<Job> open() {
            return book.open();
        }

        @Override
        public void plan(Job job) {
            book.plan(job);
        }

        @Override
        public boolean foresee(Job job) {
            return book.foresee(job);
        }

        @Override
        public Standing standing(long job) {
            return book.standing(job);
        }

        @Override
        public List<Moved> settle(long job, Fate fate) {
            return book.settle(job, fate);
        }

        @Override
        public List<Moved> mark(Job job, String subscription, int most) {
            return book.mark(job, subscription, most);
        }

        @Override
        public boolean letGo(long job) {
            return book.letGo(job);
        }

        @Override
        public boolean heldMayGo(long job) {
            return book.heldMayGo(job);
        }

        @Override
        public void becomes(Job job, JobState state, String cause) {
            book.becomes(job, state, cause);
        }
    }
}
