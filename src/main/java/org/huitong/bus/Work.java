package org.huitong.bus;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.huitong.message.ErrorCode;
import org.huitong.message.Event;
import org.huitong.message.HuitongException;
import org.huitong.message.Parcel;

/** One intake on its way through the {@link Publisher}, and whoever waits for it. Thread-safe. */
final class Work {
    private final List<Parcel> slices;
    private final Event event;
    private final long nanos;
    private final long since = System.nanoTime();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private boolean decided;
    private boolean late;

    /** @param within after that its sender is answered, whatever has become of it */
    Work(List<Parcel> slices, Event event, Duration within) {
        this.slices = slices;
        this.event = event;
        this.nanos = within.toNanos();
    }

    List<Parcel> slices() {
        return slices;
    }

    Event event() {
        return event;
    }

    CompletableFuture<Void> done() {
        return done;
    }

    long bytes() {
        long bytes = 0;
        for (Parcel slice : slices) {
            bytes += slice.body().length;
        }
        return bytes;
    }

    boolean overdue() {
        return System.nanoTime() - since > nanos;
    }

    boolean olderThan(Duration age) {
        return System.nanoTime() - since > age.toNanos();
    }

    /** Its commit has come to an end: from now on nobody may give it up. */
    synchronized void decide() {
        decided = true;
    }

    void succeed() {
        done.complete(null);
    }

    /** It has an end and was not kept, or nobody knows. Of one that was given up the sender's key hears. */
    void fail(HuitongException e, CommitListener listener) {
        synchronized (this) {
            if (late && !decided) {
                listener.notKept(List.of(event));
            }
            decided = true;
        }
        done.completeExceptionally(e);
    }

    /** Answers its sender although the commit is still under way. */
    void giveUp(CommitListener listener) {
        synchronized (this) {
            if (decided || late) {
                return;
            }
            late = true;
            listener.late(List.of(event));
        }
        done.completeExceptionally(new HuitongException(
                ErrorCode.PUBLISH_IN_DOUBT,
                "the bus has taken the intake and not said yet whether it is kept: its disk or its broker hangs. Send"
                        + " the same again with the same Idempotency-Key; it is answered once that is known."));
    }

    static HuitongException stuck() {
        return new HuitongException(
                ErrorCode.PUBLISH_UNAVAILABLE,
                "the bus is stuck: intakes before this one wait for a commit that does not end. Nothing was kept; send"
                        + " it again later. Operator: see the check huitong/bus under /observe/health and mend the disk"
                        + " under data/bus; nothing needs a restart.");
    }
}
