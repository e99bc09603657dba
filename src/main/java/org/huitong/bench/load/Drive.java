package org.huitong.bench.load;

/**
 * How one burst of load is made.
 *
 * @param connections each with one request under way at most
 * @param perSecond requests offered each second, whether or not the last one was answered (open loop); 0 for a closed
 *     loop, where each connection sends its next request when it has the answer to the last
 * @param requests no more than these
 */
public record Drive(int connections, int seconds, double perSecond, long requests, Body body) {
    public static Drive closed(int connections, int seconds, Body body) {
        return new Drive(connections, seconds, 0, Long.MAX_VALUE, body);
    }

    public Drive offered(double perSecond) {
        return new Drive(connections, seconds, perSecond, requests, body);
    }

    /** As people read it; empty for a closed loop. */
    public String rate() {
        return perSecond > 0 ? "%.0f requests/s offered".formatted(perSecond) : "";
    }

    /** Ends after {@code most} requests, also before its time. */
    public Drive atMost(long most) {
        return new Drive(connections, seconds, perSecond, most, body);
    }
}
