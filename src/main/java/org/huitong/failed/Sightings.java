package org.huitong.failed;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.huitong.message.Event;
import org.huitong.message.Json;
import org.huitong.message.Seen;
import org.huitong.store.Store;
import org.jdbi.v3.core.Handle;

/**
 * What became of every record, failed or not, for some days: "did you send one of this key?". Written by the drainer, a batch a
 * row, so that a record costs a keyed hash and some ten bytes; looked for newest first in pieces, as rows are ({@link Search}).
 * Thread-safe.
 */
public final class Sightings {
    private static final int MOST_A_ROW = 10_000;
    private static final int PIECE_TO_FORGET = 200;
    /** No row is of a longer time, so that one that may hold what is asked for is found by its newest. */
    private static final long LONGEST_MILLIS = TimeUnit.MINUTES.toMillis(1);

    private static final TypeReference<List<Kept>> KEPT = new TypeReference<>() {};

    private static final String SPAN = "(at, no) >= (?, ?) AND (at, no) <= (?, ?)";
    private static final String ORDER = " ORDER BY at DESC, no DESC LIMIT ?";
    static final String BORDER = "SELECT at, no FROM sighting WHERE " + SPAN + ORDER + " OFFSET ?";
    private static final String REST = "SELECT keys, rest FROM sighting WHERE no = ?";

    private final Store store;
    private final KeyHash keys;
    private final Duration keep;
    private final Stride stride;

    /** @param keep for how long; zero for not at all */
    public Sightings(Store store, KeyHash keys, Duration keep) {
        this(store, keys, keep, new Stride(100, 2_000, Stride.STANDARD_NANOS));
    }

    Sightings(Store store, KeyHash keys, Duration keep, Stride stride) {
        this.store = store;
        this.keys = keys;
        this.keep = keep;
        this.stride = stride;
    }

    /**
     * One record at one place.
     *
     * @param at milliseconds
     * @param where {@code system/resource} where it was published, else the subscription
     */
    public record Sighting(long at, String where, String record, Seen.As as) {}

    /**
     * What is looked for.
     *
     * @param from milliseconds, the oldest that counts; null for all that is kept
     * @param to milliseconds, which no longer counts; null for now
     * @param after where the page before ended; null for the first
     * @param limit a page ends at the end of the batch that brings it so far
     */
    public record Asked(String key, Long from, Long to, Cursor after, int limit) {}

    /**
     * What a call has found until its page was full, its time was up, or nothing was left.
     *
     * @param found newest first
     * @param next where to go on; null where nothing is left
     */
    public record Page(List<Sighting> found, Cursor next) {
        public Page {
            found = found.stream()
                    .sorted(Comparator.comparingLong(Sighting::at).reversed())
                    .toList();
        }
    }

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Kept(long at, String where, String record, Seen.As as) {}

    /** For how long; zero where nothing is kept. */
    public Duration keep() {
        return keep;
    }

    /** Within the caller's transaction, which applies each event once. */
    void write(Handle h, List<Event> events) {
        if (keep.isZero()) {
            return;
        }
        List<Kept> kept = new ArrayList<>();
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        for (Event event : events) {
            if (!kept.isEmpty() && Math.abs(event.at() - kept.get(0).at()) > LONGEST_MILLIS / 2) {
                insert(h, kept, hashes);
            }
            for (Seen seen : event.seen()) {
                kept.add(new Kept(event.at(), event.subject(), seen.record(), seen.as()));
                hashes.writeBytes(bytes(keys.of(seen.key())));
                if (kept.size() == MOST_A_ROW) {
                    insert(h, kept, hashes);
                }
            }
        }
        if (!kept.isEmpty()) {
            insert(h, kept, hashes);
        }
    }

    private static void insert(Handle h, List<Kept> kept, ByteArrayOutputStream hashes) {
        h.execute(
                "INSERT INTO sighting (no, at, n, keys, rest) SELECT COALESCE(MAX(no), 0) + 1, ?, ?, ?, ? FROM sighting",
                kept.stream().mapToLong(Kept::at).max().orElseThrow(),
                kept.size(),
                hashes.toByteArray(),
                deflated(kept));
        kept.clear();
        hashes.reset();
    }

    private static byte[] bytes(long hash) {
        return ByteBuffer.allocate(Long.BYTES).putLong(hash).array();
    }

    private static byte[] deflated(List<Kept> kept) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, fast)) {
            out.write(Json.bytes(kept));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    static List<Kept> inflated(byte[] rest) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(rest))) {
            return Json.MAPPER.readValue(in, KEPT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The batches of a piece that have one, and where the piece ends; empty where nothing is left behind it. */
    private record Piece(List<Cursor> hits, Optional<Cursor> border) {}

    /** As many as the page holds or a second finds. Throws PUBLISH-STORE-BEHIND. */
    public Page page(Asked asked) {
        long end = System.nanoTime() + stride.budgetNanos();
        byte[] hash = bytes(keys.of(asked.key()));
        Cursor from = new Cursor(asked.from() == null ? Long.MIN_VALUE : asked.from(), Long.MIN_VALUE);
        Cursor to = new Cursor(asked.to() == null ? Long.MAX_VALUE : asked.to() + LONGEST_MILLIS, Long.MIN_VALUE);
        Cursor until = asked.after() != null && asked.after().isBefore(to) ? asked.after() : to;
        List<Sighting> found = new ArrayList<>();
        int size = stride.first();
        while (true) {
            long begun = System.nanoTime();
            Piece piece = piece(from, until.before(), hash, size);
            for (Cursor hit : piece.hits()) {
                found.addAll(of(hit, hash, asked));
                if (found.size() >= asked.limit()) {
                    return new Page(found, hit);
                }
            }
            if (piece.border().isEmpty()) {
                return new Page(found, null);
            }
            until = piece.border().get();
            long now = System.nanoTime();
            if (now > end) {
                return new Page(found, until);
            }
            size = stride.next(size, now - begun);
        }
    }

    /** Both of one moment, as of rows. */
    private Piece piece(Cursor from, Cursor last, byte[] hash, int size) {
        return store.scan(h -> new Piece(
                h.select(pieceSql(store.findsBytes()), from.at(), from.no(), last.at(), last.no(), size, hash)
                        .map((rs, ctx) -> new Cursor(rs.getLong(1), rs.getLong(2)))
                        .list(),
                h.select(BORDER, from.at(), from.no(), last.at(), last.no(), 1, size - 1)
                        .map((rs, ctx) -> new Cursor(rs.getLong(1), rs.getLong(2)))
                        .findOne()));
    }

    /** @param finds with places for where it is looked for and for what */
    static String pieceSql(String finds) {
        return "SELECT at, no FROM (SELECT at, no, keys FROM sighting WHERE " + SPAN + ORDER + ") AS piece WHERE "
                + finds.formatted("keys", "?") + " > 0 ORDER BY at DESC, no DESC";
    }

    /** What was found begins at a hash, or was four bytes of one and four of the next. */
    private List<Sighting> of(Cursor hit, byte[] hash, Asked asked) {
        long wanted = ByteBuffer.wrap(hash).getLong();
        List<Sighting> found = new ArrayList<>();
        store.read(h -> h.select(REST, hit.no())
                        .map((rs, ctx) -> List.of(rs.getBytes(1), rs.getBytes(2)))
                        .findOne())
                .ifPresent(row -> {
                    ByteBuffer hashes = ByteBuffer.wrap(row.get(0));
                    List<Kept> kept = null;
                    for (int i = row.get(0).length / Long.BYTES - 1; i >= 0; i--) {
                        if (hashes.getLong(i * Long.BYTES) == wanted) {
                            kept = kept == null ? inflated(row.get(1)) : kept;
                            Kept one = kept.get(i);
                            boolean inTime = (asked.from() == null || one.at() >= asked.from())
                                    && (asked.to() == null || one.at() < asked.to());
                            if (inTime) {
                                found.add(new Sighting(one.at(), one.where(), one.record(), one.as()));
                            }
                        }
                    }
                });
        return found;
    }

    /** Forgets some of what is old; as long as it has, there may be more. Throws PUBLISH-STORE-BEHIND. */
    public int forget(long now) {
        return store.write(h -> {
            // By the newest, too: a clock that is years ahead for one start must not make all old at once.
            long newest = h.select("SELECT COALESCE(MAX(at), 0) FROM sighting")
                    .mapTo(Long.class)
                    .one();
            return h.execute(
                    "DELETE FROM sighting WHERE no IN (SELECT no FROM sighting WHERE at < ? ORDER BY at, no LIMIT ?)",
                    Math.min(now, newest) - keep.toMillis(),
                    PIECE_TO_FORGET);
        });
    }
}
