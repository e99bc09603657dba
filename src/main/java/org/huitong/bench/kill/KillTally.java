package org.huitong.bench.kill;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.huitong.bench.crash.Came;
import org.huitong.bench.crash.Ledger;

/** How many kills were aimed at what, and what they hit. Not thread-safe. */
public final class KillTally {
    private final Map<Aim, Integer> aimed = new EnumMap<>(Aim.class);
    private final Map<Aim, Integer> hit = new EnumMap<>(Aim.class);
    private final Map<CrashWindow, Integer> windows = new EnumMap<>(CrashWindow.class);
    private int kills;

    /** To be called once every push is answered and nothing more arrives. */
    void enter(List<Kill> round, Ledger ledger, List<Came> came) {
        for (Kill kill : round) {
            aimed.merge(kill.aim(), 1, Integer::sum);
            hit.merge(kill.aim(), kill.hit() ? 1 : 0, Integer::sum);
            kill.windows(ledger, came).forEach(window -> windows.merge(window, 1, Integer::sum));
        }
        kills += round.size();
    }

    public int kills() {
        return kills;
    }

    /** How many kills hit each window; windows that were not hit are absent. */
    public Map<CrashWindow, Integer> windows() {
        return windows;
    }

    Map<Aim, Integer> aimed() {
        return aimed;
    }

    /** How many kills came when they were meant to come. */
    public Map<Aim, Integer> hit() {
        return hit;
    }
}
