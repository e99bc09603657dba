package org.huitong.receive.input;

import java.util.ArrayList;
import java.util.List;
import org.huitong.message.Raw;

/** Cuts the records of a file into intakes, each within the limits of one and counted from 0 again. For one thread. */
public final class Chunks implements AutoCloseable {
    private final Records records;
    private final Limits limits;
    private long read;
    private Raw ahead;

    public Chunks(Records records, Limits limits) {
        this.records = records;
        this.limits = limits;
    }

    /** Passes over records that an earlier run has read. Throws what {@link Records#next} throws. */
    public void skip(long count) {
        while (read < count && records.next() != null) {
            read++;
        }
    }

    /** The next records, in order; empty at the end. Throws what {@link Records#next} throws. */
    public List<Raw> next() {
        List<Raw> chunk = new ArrayList<>();
        long bytes = 0;
        Raw raw = ahead == null ? records.next() : ahead;
        ahead = null;
        while (raw != null) {
            boolean full = chunk.size() >= limits.maxRecords() || bytes + raw.bytes() > limits.maxBodyBytes();
            if (full && !chunk.isEmpty()) {
                ahead = raw;
                break;
            }
            chunk.add(raw.at(chunk.size()));
            bytes += raw.bytes();
            raw = records.next();
        }
        read += chunk.size();
        return chunk;
    }

    /** True where all has been given out; only known after {@link #next}. */
    public boolean ended() {
        return ahead == null;
    }

    /** Records given out or passed over since the start of the file: where to go on after a stop. */
    public long read() {
        return read;
    }

    @Override
    public void close() {
        records.close();
    }
}
