package org.huitong.receive.drop;

import java.io.IOException;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.huitong.catalog.MappingFile;
import org.huitong.message.Defect;
import org.huitong.message.Raw;
import org.huitong.receive.Formats;
import org.huitong.receive.input.Chunks;
import org.huitong.receive.input.Limits;
import org.huitong.receive.input.Window;

/** The second pass over a file, piece by piece. For one thread. */
final class Reading implements AutoCloseable {
    private final Arrival arrival;
    private final Findings findings;
    private final DigestInputStream in;
    private final Chunks chunks;
    private Piece piece;

    /**
     * Records in a row.
     *
     * @param from number of the first in the file, from 0
     * @param to number after the last
     * @param last whether nothing follows
     */
    record Piece(long from, long to, List<Raw> raws, boolean last) {}

    private Reading(Arrival arrival, Findings findings, DigestInputStream in, Chunks chunks) {
        this.arrival = arrival;
        this.findings = findings;
        this.in = in;
        this.chunks = chunks;
    }

    static Reading open(Arrival arrival, Findings findings, MappingFile source, DropRules rules, Limits limits)
            throws IOException {
        DigestInputStream in = Digests.over(rules.wrapping().open(arrival));
        return new Reading(
                arrival,
                findings,
                in,
                new Chunks(Formats.open(new Window(in), rules.format(), source, limits), limits));
    }

    Arrival arrival() {
        return arrival;
    }

    Findings findings() {
        return findings;
    }

    /** Whether {@link #at} can give out the piece that begins there; what lies behind was let go. */
    boolean reaches(long from) {
        return piece == null || piece.from() == from || piece.to() == from;
    }

    /**
     * The piece that begins there. One that was given out and not committed is given out again.
     *
     * @throws org.huitong.message.HuitongException what decoding throws
     */
    Piece at(long from, BooleanSupplier stopping) throws IOException {
        if (piece == null) {
            chunks.skip(from);
        }
        if (piece == null || piece.from() != from) {
            List<Raw> raws = chunks.next();
            boolean whole = !chunks.ended() || findings.digest().equals(Digests.rest(in, stopping));
            if (!whole) {
                throw Refused.changed(from);
            }
            piece = new Piece(from, chunks.read(), marked(raws, from), chunks.ended());
        }
        return piece;
    }

    /** Which of two records of one key is right, only the source can tell: both are parked. */
    private List<Raw> marked(List<Raw> raws, long from) {
        long[] twice = findings.twice();
        int next = Arrays.binarySearch(twice, from);
        next = next < 0 ? -next - 1 : next;
        if (next == twice.length || twice[next] >= from + raws.size()) {
            return raws;
        }
        List<Raw> all = new ArrayList<>(raws);
        for (; next < twice.length && twice[next] < from + raws.size(); next++) {
            int index = (int) (twice[next] - from);
            all.set(index, twice(all.get(index)));
        }
        return all;
    }

    private static Raw twice(Raw raw) {
        Defect why = new Defect(
                raw.index(),
                raw.pointer(),
                "",
                "duplicate-key",
                "another record of the file has the same key, and which of them is right only the source can tell; send"
                        + " each key once");
        return new Raw(
                raw.index(),
                raw.pointer(),
                raw.fields(),
                raw.source(),
                raw.from(),
                raw.to(),
                raw.origin(),
                raw.fault() == null ? why : raw.fault());
    }

    @Override
    public void close() {
        chunks.close();
    }
}
