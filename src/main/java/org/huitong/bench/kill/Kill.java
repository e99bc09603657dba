package org.huitong.bench.kill;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huitong.bench.crash.Came;
import org.huitong.bench.crash.Ledger;
import org.huitong.bench.crash.Scene;

/**
 * One kill: what could be seen in the moment before it, to be read once all is over.
 *
 * @param aim what it was aimed at
 * @param hit whether the aim came before patience ended
 * @param pushes whose connection died
 * @param lives of the gateway that had answered a push by then
 * @param seen what was plain to see at once
 * @param arrivals how many records had come to the hall
 */
record Kill(Aim aim, boolean hit, List<String> pushes, Set<String> lives, Set<CrashWindow> seen, int arrivals) {
    private static final int JUST_BEFORE = 8;

    /** What is plain to see at this moment; the pushes are known once it is dead. */
    static Kill look(Aim aim, boolean hit, Scene scene) {
        Set<CrashWindow> seen = EnumSet.noneOf(CrashWindow.class);
        var farEnds = scene.farEnds();
        if (farEnds.polls().reading()) {
            seen.add(CrashWindow.POLL_READING);
        } else if (farEnds.polls().committing()) {
            seen.add(CrashWindow.POLL_COMMITTING);
        }
        if (farEnds.counter().open() > 0) {
            seen.add(CrashWindow.SEND_OPEN);
        }
        if (scene.operator().replaying()) {
            seen.add(CrashWindow.REPLAYING);
        }
        Ledger ledger = scene.load().ledger();
        int arrivals = farEnds.counter().size();
        if (!ledger.truth().newest().values().stream().allMatch(farEnds.counter()::has)) {
            seen.add(CrashWindow.ANSWERED);
        }
        return new Kill(aim, hit, List.of(), ledger.lives(), seen, arrivals);
    }

    /** The same, now that it is dead. */
    Kill dead(List<String> cut, boolean wasUp, boolean locked) {
        if (!wasUp) {
            return new Kill(aim, hit, List.of(), lives, EnumSet.of(CrashWindow.STARTING), arrivals);
        }
        if (locked) {
            seen.add(CrashWindow.STORE_LOCKED);
        }
        return new Kill(aim, hit, cut, lives, seen, arrivals);
    }

    boolean counts() {
        return !pushes.isEmpty() || seen.stream().anyMatch(CrashWindow::inFlight);
    }

    /**
     * The windows it hit, as well as can be told once every push is answered and nothing more arrives. Which life of the
     * gateway took a push in is only known of lives that had answered one before; of others it counts as lost.
     */
    Set<CrashWindow> windows(Ledger ledger, List<Came> all) {
        Set<CrashWindow> windows = EnumSet.noneOf(CrashWindow.class);
        windows.addAll(seen);
        for (String push : pushes) {
            String life = ledger.life(push);
            windows.add(life != null && lives.contains(life) ? CrashWindow.PUSH_KEPT : CrashWindow.PUSH_LOST);
        }
        Set<String> later = new HashSet<>();
        all.subList(arrivals, all.size()).forEach(came -> later.add(came.once()));
        for (Came came : all.subList(Math.max(0, arrivals - JUST_BEFORE), arrivals)) {
            windows.add(later.contains(came.once()) ? CrashWindow.SENT_AGAIN : CrashWindow.SENT_ONCE);
        }
        return windows;
    }
}
