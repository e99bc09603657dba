package org.huitong.replay;

/**
 * How a job shall go.
 *
 * @param canary so many go first, and the others when it is known what became of them; 0 for none
 * @param ramp true: then 1, 2, 5, 10 … go, each when it is known what became of those before
 * @param rate most records a second; 0 for as many as go
 * @param stopAt percent of failures above which it pauses itself; 100 for never
 * @param begins milliseconds since the epoch; 0 for at once
 */
public record Order(long canary, boolean ramp, long rate, long stopAt, long begins) {
    public static final long STOP_AT = 10;
    public static final Order PLAIN = new Order(0, false, 0, STOP_AT, 0);

    private static final int WINDOW = 4_000;
    private static final int WIDEST = 5_000;
    private static final int NARROWEST = 10;
    private static final long ENOUGH = 10;
    private static final long[] STEPS = {1, 2, 5, 10, 20, 50, 100, 200, 500};

    /** How many of one subscription may be under way: without a rate what the drain of outcomes needs, else two seconds' worth. */
    long window() {
        return rate == 0 ? WINDOW : Math.max(NARROWEST, Math.min(2 * rate, WIDEST));
    }

    /** How many may have been sent when so many outcomes are known. Of these alone, so that it is the same after a death. */
    long maySend(long outcomes) {
        long border = canary;
        if (outcomes < border) {
            return border;
        }
        for (long step : STEPS) {
            border += step;
            if (ramp && outcomes < border) {
                return border;
            }
        }
        return Long.MAX_VALUE;
    }

    /** True where too many of these outcomes are failures. A handful proves nothing, unless it is the canary. */
    boolean stops(long resolved, long failed) {
        long outcomes = resolved + failed;
        long enough = canary == 0 ? ENOUGH : Math.min(canary, ENOUGH);
        return outcomes >= enough && failed * 100 > stopAt * outcomes;
    }
}
