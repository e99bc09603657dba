package org.huitong.bench.powerloss;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.huitong.bench.crash.Came;

/** Tells which windows a power loss fell into, from the recording and from what came after. */
final class Labels {
    private static final String JOURNAL = "bus/journal/";
    private static final String LOG = "huitong.db-wal";
    private static final String STORE = "huitong.db";

    private final World world;
    private final List<Change> past;

    private Labels(World world) {
        this.world = world;
        List<Change> all = world.recording().history().changes();
        this.past = all.subList(0, world.recording().history().until(world.at()));
    }

    /**
     * All that fit.
     *
     * @param kept pushes under way that turned out durable
     * @param after what came to the hall after the power was back
     */
    static Set<PowerWindow> of(World world, int kept, List<Came> after) {
        Labels labels = new Labels(world);
        Set<PowerWindow> windows = EnumSet.noneOf(PowerWindow.class);
        labels.start(windows);
        labels.pushes(windows, kept);
        labels.drain(windows);
        labels.deliveries(windows, after);
        return windows;
    }

    private void start(Set<PowerWindow> windows) {
        if (world.at() < world.recording().door()) {
            windows.add(PowerWindow.STARTING);
        }
        if (inSync(STORE)) {
            windows.add(PowerWindow.CHECKPOINT);
        }
        if (world.at() >= world.recording().stopping()) {
            windows.add(PowerWindow.STOPPING);
        }
    }

    private void pushes(Set<PowerWindow> windows, int kept) {
        if (kept > 0) {
            windows.add(PowerWindow.PUSH_KEPT);
        }
        if (kept < world.underWay().size()) {
            windows.add(PowerWindow.PUSH_LOST);
        }
        if (!world.underWay().isEmpty() && inSync(JOURNAL)) {
            windows.add(PowerWindow.COMMITTING);
        }
        long store = synced(LOG);
        if (world.acknowledged().stream().anyMatch(answered -> answered.at() > store)) {
            windows.add(PowerWindow.UNDRAINED);
        }
        long committed = synced(JOURNAL);
        boolean polled = world.recording().reads().stream()
                .filter(read -> read.ended() <= world.at())
                .reduce((first, second) -> second)
                .filter(read -> read.fresh() && read.ended() < committed)
                .isPresent();
        if (polled
                && world.recording().reads().stream()
                        .noneMatch(read -> read.begun() <= world.at() && read.ended() > world.at())) {
            windows.add(PowerWindow.POLL_COMMITTED);
        }
    }

    private void drain(Set<PowerWindow> windows) {
        long store = synced(LOG);
        boolean acknowledged = past.stream().anyMatch(change -> sync(change, JOURNAL) && change.began() > store);
        if (store > world.recording().door() && !acknowledged) {
            windows.add(PowerWindow.STORE_AHEAD);
        }
    }

    private void deliveries(Set<PowerWindow> windows, List<Came> after) {
        Set<String> again = new HashSet<>();
        after.stream().filter(Came::taken).forEach(came -> again.add(came.once()));
        List<Came> before = world.came();
        if (before.stream().anyMatch(came -> came.taken() && again.contains(came.once()))) {
            windows.add(PowerWindow.SENT_AGAIN);
        }
        LongPredicate settled = settled();
        if (before.stream().anyMatch(came -> settled.test(came.at()) && !again.contains(came.once()))) {
            windows.add(PowerWindow.SETTLED);
        }
        Set<Long> replays = new HashSet<>(World.replayed(world.recording()));
        if (before.stream()
                .anyMatch(came ->
                        replays.contains(came.at()) && settled.test(came.at()) && !again.contains(came.once()))) {
            windows.add(PowerWindow.REPLAY_SETTLED);
        }
        long store = synced(LOG);
        if (World.mended(world.recording()).stream().anyMatch(at -> at > store && at <= world.at())) {
            windows.add(PowerWindow.MEND_PUBLISHED);
        }
    }

    /** For a time: the journal has been synced since, the store has not. */
    private LongPredicate settled() {
        long store = synced(LOG);
        long journal = past.stream()
                .filter(change -> sync(change, JOURNAL))
                .mapToLong(Change::began)
                .max()
                .orElse(0);
        return time -> time > store && time < journal;
    }

    private long synced(String path) {
        return last(change -> sync(change, path));
    }

    private long last(Predicate<Change> which) {
        return past.stream().filter(which).mapToLong(Change::at).max().orElse(0);
    }

    private boolean inSync(String path) {
        List<Change> all = world.recording().history().changes();
        return all.subList(past.size(), all.size()).stream()
                .anyMatch(change -> sync(change, path) && change.began() <= world.at());
    }

    private static boolean sync(Change change, String path) {
        boolean right = path.endsWith("/") ? change.below(path) : change.path().equals(path);
        return change.kind() == Change.Kind.SYNC && right;
    }
}
