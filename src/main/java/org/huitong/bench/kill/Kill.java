package org.huitong.bench.kill;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huitong.pilot.Arrival;

/**
 * One kill: what could be seen in the moment before it, to be read once all is over.
 *
 * @param afterMillis how long the gateway had been up
 * @param pushes on the wire
 * @param lives of the gateway that had answered a push by then
 * @param seen what was plain to see at once
 * @param arrivals how many records had come to the hall
 */
record Kill(long afterMillis, List<String> pushes, Set<String> lives, Set<CrashWindow> seen, int arrivals) {
    private static final int JUST_BEFORE = 8;

    boolean counts() {
        return !pushes.isEmpty() || seen.stream().anyMatch(CrashWindow::inFlight);
    }

    /**
     * The windows it hit, as well as can be told once every push is answered and nothing more arrives. Which life of the
     * gateway took a push in is only known of lives that had answered one before; of others it counts as lost.
     */
    Set<CrashWindow> windows(Ledger ledger, List<Arrival> all) {
        Set<CrashWindow> windows = EnumSet.noneOf(CrashWindow.class);
        windows.addAll(seen);
        for (String push : pushes) {
            String life = ledger.life(push);
            windows.add(life != null && lives.contains(life) ? CrashWindow.PUSH_KEPT : CrashWindow.PUSH_LOST);
        }
        Set<String> later = new HashSet<>();
        all.subList(arrivals, all.size()).forEach(arrival -> later.add(once(arrival)));
        for (Arrival arrival : all.subList(Math.max(0, arrivals - JUST_BEFORE), arrivals)) {
            windows.add(later.contains(once(arrival)) ? CrashWindow.SENT_AGAIN : CrashWindow.SENT_ONCE);
        }
        return windows;
    }

    private static String once(Arrival arrival) {
        return arrival.resource() + " " + arrival.id() + "." + arrival.revision();
    }
}
