package org.huitong.message;

import java.time.Instant;
import java.util.List;

/**
 * What a sender handed over at once, on its way through the stages. Immutable; each stage answers the next form.
 *
 * @param id opaque, unique
 * @param sequence grows over the life of the installation, whatever the clock does; the version of records without one
 * @param system who sent it
 * @param resource what it is about
 * @param idempotencyKey the sender's own name for this intake, or the place of a file it is; null where there is none
 * @param digest SHA-256 of the untouched input, hex; of each poll its watermark range
 * @param at when it was received
 * @param polled true where nobody waits for an answer, so that bad records are parked even if all are bad
 * @param raws decoded records (after receive)
 * @param records normalized records (after normalize), in input order
 * @param parked bad records (after normalize), in input order
 * @param mends the row this intake replays; null for a first intake
 */
public record Intake(
        String id,
        long sequence,
        String system,
        String resource,
        String idempotencyKey,
        String digest,
        Instant at,
        boolean polled,
        List<Raw> raws,
        List<BusRecord> records,
        List<Parked> parked,
        Mend mends) {

    /** A record that normalize could not turn into the resource's form. */
    public record Parked(Raw raw, String recordId, Defect defect) {}

    /** Which parked row, at which revision, an operator has replayed as this intake. */
    public record Mend(long row, String recordId, int revision) {}

    public Intake normalized(List<BusRecord> good, List<Parked> bad) {
        return new Intake(id, sequence, system, resource, idempotencyKey, digest, at, polled, raws, good, bad, mends);
    }

    /**
     * Whether it is one of several that a file was cut into. Nobody waits for an answer, and yet it has a name: its file's
     * arrival and its first record. What a source declares of its intakes as a whole was asked of the file.
     */
    public boolean part() {
        return polled && idempotencyKey != null;
    }

    /** The opaque id of the record at {@code index}: a mended record keeps the id it was parked under. */
    public String recordId(int index) {
        return mends == null ? id + "-" + index : mends.recordId();
    }

    /**
     * The id of one of the records that the record at {@code index} holds.
     *
     * @param member its place among them, from 0; places are never used again, whatever becomes of the neighbors
     */
    public String recordId(int index, int member) {
        return mends == null ? recordId(index) + "." + member : mends.recordId();
    }

    /** The revision its records are published with. */
    public int revision() {
        return mends == null ? 0 : mends.revision();
    }
}
