package org.huitong.bench.powerloss;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.huitong.bench.crash.PollWatch;

/** Near what the power goes. */
public enum Cut {
    ANY("any moment"),
    BIRTH("while everything is made for the first time"),
    ACKNOWLEDGED("right after a 202 was read"),
    IN_JOURNAL_SYNC("while the journal is synced"),
    AFTER_JOURNAL_SYNC("right after a sync of the journal"),
    IN_STORE_SYNC("while the store is synced"),
    AFTER_STORE_SYNC("right after a commit of the store"),
    CHECKPOINT("while the store's log is written back"),
    JOURNAL_FILE("right after a file of the journal was made, renamed, cut or removed"),
    POLLED("up to 10 ms after the register was read"),
    DELIVERED("up to 10 ms after the hall took a record"),
    REPLAYED("up to 10 ms after the hall took a replayed record"),
    MENDED("up to 10 ms before a mended record came to the hall"),
    LATE("in the last half second of the load");

    private static final String LOG = "huitong.db-wal";
    private static final String STORE = "huitong.db";
    private static final String JOURNAL = "bus/journal/";
    private static final long SOON = TimeUnit.MILLISECONDS.toNanos(10);

    private static final long HALF_A_SECOND = TimeUnit.MILLISECONDS.toNanos(500);

    final String meaning;

    Cut(String meaning) {
        this.meaning = meaning;
    }

    /** A moment of that kind; any moment where there is none of it. */
    long draw(Recording recording, Random random) {
        List<Change> changes = recording.history().changes();
        long begin = changes.get(0).at();
        long end = recording.end();
        return switch (this) {
            case ANY -> between(begin, end, random);
            case BIRTH -> between(begin, recording.door(), random);
            case ACKNOWLEDGED ->
                one(recording.answered().stream().map(push -> push.at()).toList(), recording, random);
            case IN_JOURNAL_SYNC -> in(sync(JOURNAL, recording, random), random);
            case AFTER_JOURNAL_SYNC -> sync(JOURNAL, recording, random).at();
            case IN_STORE_SYNC -> in(sync(LOG, recording, random), random);
            case AFTER_STORE_SYNC -> sync(LOG, recording, random).at();
            case CHECKPOINT -> in(change(change -> change.path().equals(STORE), recording, random), random);
            case JOURNAL_FILE -> change(Cut::journalFile, recording, random).at();
            case POLLED ->
                later(
                        recording.reads().stream()
                                .filter(PollWatch.Read::fresh)
                                .map(PollWatch.Read::ended)
                                .toList(),
                        recording,
                        random);
            case DELIVERED ->
                later(recording.came().stream().map(came -> came.at()).toList(), recording, random);
            case REPLAYED -> later(World.replayed(recording), recording, random);
            case LATE -> between(recording.stopping() - HALF_A_SECOND, recording.stopping(), random);
            case MENDED -> later(World.mended(recording), recording, random) - SOON;
        };
    }

    private static boolean journalFile(Change change) {
        return change.below(JOURNAL) && change.kind() != Change.Kind.WRITE && change.kind() != Change.Kind.SYNC;
    }

    private static Change sync(String path, Recording recording, Random random) {
        return change(change -> change.kind() == Change.Kind.SYNC && change.below(path), recording, random);
    }

    private static Change change(Predicate<Change> which, Recording recording, Random random) {
        List<Change> found = recording.history().changes().stream()
                .filter(change -> change.at() > recording.door())
                .filter(which)
                .toList();
        List<Change> all = found.isEmpty() ? recording.history().changes() : found;
        return all.get(random.nextInt(all.size()));
    }

    private static long in(Change sync, Random random) {
        return between(sync.began(), sync.at(), random);
    }

    private static long one(List<Long> times, Recording recording, Random random) {
        return times.isEmpty()
                ? between(recording.door(), recording.end(), random)
                : times.get(random.nextInt(times.size()));
    }

    private static long later(List<Long> times, Recording recording, Random random) {
        return one(times, recording, random) + random.nextLong(SOON);
    }

    private static long between(long from, long to, Random random) {
        return from + (to > from ? random.nextLong(to - from) : 0);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
