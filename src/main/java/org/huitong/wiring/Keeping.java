package org.huitong.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongToIntFunction;
import org.huitong.failed.Receipts;
import org.huitong.failed.Retention;
import org.huitong.failed.Sightings;
import org.huitong.message.HuitongException;
import org.huitong.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once an hour lets store and folders forget what is kept long enough, piece by piece, so that nothing waits for it. One thread. */
public final class Keeping implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);
    private static final long REST_MINUTES = 60;
    private static final long BETWEEN_MILLIS = 50;

    private final Receipts receipts;
    private final Duration keepReceipts;
    private final Retention retention;
    private final Sightings sightings;
    private final DoneFiles done;
    private final Store store;
    private final MeterRegistry meters;

    /**
     * What is not kept for ever.
     *
     * @param keepReceipts for how long a repeat is known
     */
    public record Kept(Duration keepReceipts, Retention retention, Sightings sightings, DoneFiles done) {}

    public Keeping(Store store, Kept kept, MeterRegistry meters) {
        this.receipts = new Receipts(store);
        this.keepReceipts = kept.keepReceipts();
        this.retention = kept.retention();
        this.sightings = kept.sightings();
        this.done = kept.done();
        this.store = store;
        this.meters = meters;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look();
                TimeUnit.MINUTES.sleep(REST_MINUTES);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a store that is away keeps from being forgotten now, the next look forgets. */
    private void look() throws InterruptedException {
        try {
            forgetAll("receipts", now -> receipts.forget(now, keepReceipts));
            forgetAll("sightings", sightings::forget);
            forgetRows();
            count("files", done.forget(store, System.currentTimeMillis()));
        } catch (HuitongException e) {
            LOG.warn("nothing is forgotten now: {}", e.getMessage());
        }
    }

    private void forgetAll(String what, LongToIntFunction piece) throws InterruptedException {
        int some;
        while ((some = piece.applyAsInt(System.currentTimeMillis())) > 0) {
            count(what, some);
            TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
        }
    }

    private void forgetRows() throws InterruptedException {
        Retention.Forgotten all = Retention.Forgotten.NOTHING;
        Retention.Forgotten some;
        while ((some = retention.piece(System.currentTimeMillis())).any()) {
            all = all.plus(some);
            TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
        }
        if (all.any()) {
            count("rows", all.rows());
            count("jobs", all.jobs());
            retention.tell(all);
        }
    }

    private void count(String what, long n) {
        meters.counter("huitong.store.forgotten", "what", what).increment(n);
    }
}
