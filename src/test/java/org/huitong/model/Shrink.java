package org.huitong.model;

import java.util.List;

/** Makes a broken history short enough to read. */
final class Shrink {
    private static final int TRIES = 600;

    private Shrink() {}

    /** The history as a story, with what it broke. */
    static String told(History history) {
        History small = small(history);
        Run run = new Run(small, new MemoryShelf(), new Sabotage(), new Coverage(), true);
        List<String> broken = run.play();
        return String.join("\n", run.world.trace) + "\nBROKEN: " + String.join("\n        ", broken) + "\n("
                + small.steps().size() + " of " + history.steps().size() + " steps, history seed " + history.seed()
                + ")";
    }

    private static History small(History history) {
        History best = history;
        int tries = 0;
        for (int chunk = best.steps().size() / 2; chunk > 0; chunk /= 2) {
            for (int from = 0; from + chunk <= best.steps().size() && tries++ < TRIES; ) {
                History shorter = best.without(from, from + chunk);
                if (breaks(shorter)) {
                    best = shorter;
                } else {
                    from += chunk;
                }
            }
        }
        return best;
    }

    private static boolean breaks(History history) {
        return !new Run(history, new MemoryShelf(), new Sabotage(), new Coverage(), false)
                .play()
                .isEmpty();
    }
}
