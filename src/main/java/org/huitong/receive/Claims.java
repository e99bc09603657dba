package org.huitong.receive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.huitong.message.ErrorCode;
import org.huitong.message.Event;
import org.huitong.message.HuitongException;
import org.huitong.message.Receipt;

/**
 * Who is sending what under which Idempotency-Key. A look-up goes in-flight → committed and not yet drained → store, and
 * entries move in that order, so that none is ever missed; the second of two equal keys waits for the first one's
 * answer. Thread-safe.
 */
public final class Claims {
    private final Map<Key, Entry> entries = new ConcurrentHashMap<>();
    private final BiFunction<String, String, Optional<Receipt>> stored;
    private final SeenKeys seen;
    private final Executor lookups;
    private final AtomicLong asked = new AtomicLong();

    /**
     * @param stored the store's receipt by system and key
     * @param seen holds at least every key that is in the store now; learns each one that goes there
     * @param lookups where the store is asked; it may block
     */
    public Claims(BiFunction<String, String, Optional<Receipt>> stored, SeenKeys seen, Executor lookups) {
        this.stored = stored;
        this.lookups = lookups;
        this.seen = seen;
    }

    /** A sender's own name for an intake. */
    public record Key(String system, String key) {}

    private static final class Entry {
        final String resource;
        final String digest;
        final CompletableFuture<Void> decided = new CompletableFuture<>();
        volatile Receipt receipt;
        volatile boolean doubtful;
        volatile long asked;

        Entry(String resource, String digest) {
            this.resource = resource;
            this.digest = digest;
        }
    }

    /**
     * Asks for the right to process an intake.
     *
     * @return empty: go on, then {@link #release}; else the receipt of the same intake. Completes exceptionally with
     *     RECEIVE-KEY-CLASH where the key names another intake, PUBLISH-IN-DOUBT where it is not known whether the first
     *     one was kept
     */
    public CompletableFuture<Optional<Receipt>> claim(Key key, String resource, String digest) {
        Entry mine = new Entry(resource, digest);
        Entry other = entries.putIfAbsent(key, mine);
        if (other == null) {
            return first(key, mine);
        }
        if (!other.digest.equals(digest) || !other.resource.equals(resource)) {
            return CompletableFuture.failedFuture(clash(key));
        }
        if (other.doubtful) {
            return CompletableFuture.failedFuture(inDoubt(key));
        }
        if (other.receipt != null) {
            return CompletableFuture.completedFuture(Optional.of(other.receipt));
        }
        return other.decided.thenCompose(done -> claim(key, resource, digest));
    }

    /** A key that is certainly new costs nothing; only one that may be known asks the store, away from the event loop. */
    private CompletableFuture<Optional<Receipt>> first(Key key, Entry mine) {
        return seen.mayHold(key)
                ? CompletableFuture.supplyAsync(() -> known(key, mine), lookups)
                : CompletableFuture.completedFuture(Optional.empty());
    }

    private Optional<Receipt> known(Key key, Entry mine) {
        try {
            Optional<Receipt> known = stored.apply(key.system(), key.key());
            if (known.isPresent()) {
                forget(key, mine);
                Receipt r = known.get();
                if (!r.digest().equals(mine.digest) || !r.resource().equals(mine.resource)) {
                    throw clash(key);
                }
            }
            return known;
        } catch (HuitongException e) {
            forget(key, mine);
            throw e;
        }
    }

    private void forget(Key key, Entry mine) {
        entries.remove(key, mine);
        mine.decided.complete(null);
    }

    /** The intake is over without a receipt; of one that was committed or is in doubt nothing changes. */
    public void release(Key key) {
        Entry entry = entries.get(key);
        if (entry != null && entry.receipt == null && !entry.doubtful && entries.remove(key, entry)) {
            entry.decided.complete(null);
        }
    }

    /** The events are durable on the bus. */
    public void committed(List<Event> events) {
        for (Event event : events) {
            Entry entry = entry(event);
            if (entry != null) {
                entry.receipt = event.receipt().receipt();
                entry.doubtful = false;
                entry.decided.complete(null);
            }
        }
    }

    /** It is not known whether the events are durable. */
    public void inDoubt(List<Event> events) {
        for (Event event : events) {
            Entry entry = entry(event);
            if (entry != null) {
                entry.asked = asked.get();
                entry.doubtful = true;
                entry.decided.complete(null);
            }
        }
    }

    /** Their senders wait no longer, though the commit goes on: in doubt until it ends, whatever a barrier says. */
    public void late(List<Event> events) {
        for (Event event : events) {
            Entry entry = entry(event);
            if (entry != null && entry.receipt == null) {
                entry.asked = Long.MAX_VALUE;
                entry.doubtful = true;
                entry.decided.complete(null);
            }
        }
    }

    /** What was late has come to its end and was not kept: the next one under its key is the first. */
    public void notKept(List<Event> events) {
        for (Event event : events) {
            if (entry(event) != null) {
                entries.remove(new Key(event.receipt().system(), event.receipt().key()));
            }
        }
    }

    /** The events are in the store: it answers from now on. */
    public void drained(List<Event> events) {
        for (Event event : events) {
            if (event.receipt() != null && event.receipt().key() != null) {
                Key key = new Key(event.receipt().system(), event.receipt().key());
                seen.add(key);
                Entry entry = entries.remove(key);
                if (entry != null) {
                    // The drain may be faster than the news of the commit: who waits asks the store now.
                    entry.decided.complete(null);
                }
            }
        }
    }

    /** Names the doubts there are now, to be settled when everything committed until then is in the store. */
    public long askAboutDoubts() {
        return asked.getAndIncrement();
    }

    /**
     * Everything that was committed before that question is in the store: what is still in doubt since then was not
     * kept. Doubts that arose later stay.
     */
    public void settleDoubts(long question) {
        entries.values().removeIf(entry -> entry.doubtful && entry.asked <= question);
    }

    /** Keys whose fate is not known. */
    public long doubts() {
        return entries.values().stream().filter(e -> e.doubtful).count();
    }

    private Entry entry(Event event) {
        return event.receipt() == null || event.receipt().key() == null
                ? null
                : entries.get(new Key(event.receipt().system(), event.receipt().key()));
    }

    private static HuitongException clash(Key key) {
        return new HuitongException(
                ErrorCode.RECEIVE_KEY_CLASH,
                key.system() + " has used this Idempotency-Key for another body or resource. Use a new key for a new"
                        + " intake, the same body for a repeat.");
    }

    private static HuitongException inDoubt(Key key) {
        return new HuitongException(
                ErrorCode.PUBLISH_IN_DOUBT,
                "it is not known yet whether the first intake of " + key.system()
                        + " under this key was kept. Send it again in a few seconds.");
    }
}
