package org.huitong.authorize;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.huitong.catalog.Quota;
import org.huitong.message.HuitongException;

/**
 * Counts what a subscription is sent against its grant's quota. Before anything goes, a block is reserved in one commit;
 * then calls take from the block without one. So no death and no other process makes it more than the limit, and what a
 * death loses is what is left of a block, {@link Block#size} at most.
 *
 * <p>A record is counted once: with a reservation go the records that were counted before it and those it was made for.
 * A record that was counted after the last one is counted again after a death; it came out of the block that is lost.
 * Thread-safe.
 */
public final class Meter {
    private final Supplier<Quota> quota;
    private final QuotaBook book;
    private final LongSupplier clock;
    private final Consumer<OverQuota> closing;
    private final Counted counted = new Counted();
    private Blocks blocks = Blocks.NONE;
    private boolean loaded;
    private boolean closed;
    private volatile OverQuota over;

    /**
     * @param quota as the grant says at this moment; cheap
     * @param clock the wall clock, milliseconds
     * @param closing is told each time a limit is found used up
     */
    public Meter(Supplier<Quota> quota, QuotaBook book, LongSupplier clock, Consumer<OverQuota> closing) {
        this.quota = quota;
        this.book = book;
        this.clock = clock;
        this.closing = closing;
    }

    /** False where nothing is counted now. Costs nothing. */
    public boolean limited() {
        return !quota.get().none();
    }

    /** The limit that is used up now. Costs nothing. */
    public Optional<OverQuota> over() {
        OverQuota now = over;
        return now != null && now.holds(quota.get(), clock.getAsLong()) ? Optional.of(now) : Optional.empty();
    }

    /**
     * Takes one call and, of its records, those that were not counted before.
     *
     * @param records of the call, in order
     * @return how many of them may go, from the first on; 0 where nothing may, and {@link #over} tells why
     */
    public synchronized int take(List<String> records) {
        Quota now = quota.get();
        if (now.none()) {
            return records.size();
        }
        if (closed) {
            return 0;
        }
        if (!loaded) {
            counted.load(book.counted());
            loaded = true;
        }
        blocks = blocks.at(now, clock.getAsLong());
        boolean kept = reserve(records);
        int most = blocks.most(records, counted::has);
        List<String> fresh = fresh(records.subList(0, most));
        if (kept) {
            counted.saved(fresh);
        } else {
            fresh.forEach(counted::add);
        }
        if (most > 0) {
            blocks = blocks.less(fresh.size());
            over = null;
        } else {
            note(blocks.closed(fresh(records).size()));
        }
        return most;
    }

    private List<String> fresh(List<String> records) {
        return records.stream().filter(record -> !counted.has(record)).toList();
    }

    /** True where the store was asked, and keeps those that may go. */
    private boolean reserve(List<String> records) {
        int fresh = fresh(records).size();
        List<QuotaBook.Want> wants = blocks.wants(fresh);
        if (wants.isEmpty()) {
            return false;
        }
        try {
            List<QuotaBook.Got> got = book.reserve(wants, answer -> {
                int most = blocks.with(fresh, answer).most(records, counted::has);
                return counted.change(fresh(records.subList(0, most)));
            });
            blocks = blocks.with(fresh, got);
            return true;
        } catch (HuitongException e) {
            // The commit may stand all the same, and has then used the rest of the blocks: what it has counted must be
            // known before anything is counted again, and nothing may go from that rest.
            loaded = false;
            blocks = Blocks.NONE;
            throw e;
        }
    }

    private void note(Block used) {
        OverQuota before = over;
        if (before == null
                || !before.limit().equals(used.limit())
                || !before.period().equals(used.period())) {
            over = new OverQuota(used.limit(), used.period(), clock.getAsLong());
            closing.accept(over);
        }
    }

    /** All that is in hand is settled; what is open may come again. */
    public synchronized void settled(int open, Predicate<String> isOpen) {
        if (loaded) {
            counted.keep(open, isOpen);
        }
    }

    /** What was given out of each limit in the period of now. */
    public synchronized List<Used> used() {
        return blocks.at(quota.get(), clock.getAsLong()).all().stream()
                .map(block -> new Used(
                        block.limit(),
                        block.period(),
                        block.asked() ? block.used() : book.total(block.limit().kind(), block.period())))
                .toList();
    }

    /** @param used of the limit, in the period */
    public record Used(Quota.Limit limit, Period period, long used) {
        public long left() {
            return Math.max(0, limit.most() - used);
        }
    }

    /** Gives back what is left of the blocks; nothing may go any more. Throws where the store does not answer. */
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        List<QuotaBook.Want> rests = blocks.unused();
        if (!rests.isEmpty() || counted.changed()) {
            book.giveBack(rests, counted.change(List.of()));
        }
    }
}
