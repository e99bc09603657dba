package org.huitong.receive.identity;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The signatures of one system that were accepted. It never forgets one without remembering its time: what is not
 * later than {@link #floor} counts as perhaps used, whatever the clock does. Across a restart the floor is the fence,
 * which is written ahead: on the disk before any signature of that time is accepted, once per {@link #AHEAD_MILLIS}.
 * Thread-safe.
 */
final class UsedSignatures {
    /** A restart takes longer than this, so that hardly a sender meets the fence. */
    static final long AHEAD_MILLIS = 5_000;

    static final int MOST = 20_000;
    private static final int TIME_DIGITS = 13;

    private final Fence fence;
    private final Executor writer;
    /** Time and what makes it one, to what the request was. */
    private final TreeMap<String, String> used = new TreeMap<>();

    private long floor;
    private long reserved;
    private long asked;
    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);

    /** @param writer where the fence is written; it may block */
    UsedSignatures(Fence fence, Executor writer) {
        this.fence = fence;
        this.writer = writer;
        this.floor = fence.read();
        this.reserved = floor;
        this.asked = floor;
    }

    /** What is known of a signature. */
    enum Before {
        NEVER,
        THE_SAME,
        FOR_ANOTHER,
        PERHAPS
    }

    /**
     * Remembers a signature that holds and answers what was known of it.
     *
     * @param time as signed, 13 digits
     * @param once what makes it one: nonce or signature
     * @param meaning what the request was
     * @param oldest times before it are refused by the clock
     */
    synchronized CompletableFuture<Before> remember(String time, String once, String meaning, long oldest) {
        long at = Long.parseLong(time);
        forget(oldest);
        if (at <= floor) {
            return CompletableFuture.completedFuture(Before.PERHAPS);
        }
        String known = used.putIfAbsent(time + once, meaning);
        while (used.size() > MOST) {
            forgetFirst();
        }
        Before before = known == null ? Before.NEVER : known.equals(meaning) ? Before.THE_SAME : Before.FOR_ANOTHER;
        return at <= reserved
                ? CompletableFuture.completedFuture(before)
                : reserve(at).thenApply(written -> before);
    }

    private void forget(long oldest) {
        while (!used.isEmpty() && time(used.firstKey()) < oldest) {
            forgetFirst();
        }
    }

    private void forgetFirst() {
        Map.Entry<String, String> first = used.pollFirstEntry();
        floor = Math.max(floor, time(first.getKey()));
    }

    private static long time(String key) {
        return Long.parseLong(key.substring(0, TIME_DIGITS));
    }

    private CompletableFuture<Void> reserve(long at) {
        if (at > asked || writing.isCompletedExceptionally()) {
            long until = Math.max(at + AHEAD_MILLIS, asked);
            asked = until;
            writing = writing.handle((done, failed) -> null).thenRunAsync(() -> write(until), writer);
        }
        return writing;
    }

    private void write(long until) {
        fence.write(until);
        synchronized (this) {
            reserved = Math.max(reserved, until);
        }
    }
}
