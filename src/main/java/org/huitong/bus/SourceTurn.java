package org.huitong.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.huitong.message.Backfill;
import org.huitong.message.ErrorCode;
import org.huitong.message.Event;
import org.huitong.message.HuitongException;
import org.huitong.message.Intake;
import org.huitong.message.Json;
import org.huitong.message.Parcel;
import org.huitong.message.Raw;

/** One poll under way: the lease, and where the next one begins. Carried as a variable of the exchange. For one thread. */
public final class SourceTurn implements TakenFrom {
    /** Name of the exchange variable. */
    public static final String VARIABLE = TakenFrom.VARIABLE;

    private final Lease lease;
    private final String column;
    private final BooleanSupplier stopping;
    private final Backfill backfill;
    private byte[] next;
    /** Records that were taken in, bad ones included. */
    private int taken;

    private boolean last;
    /** Null where each publication is committed by itself. */
    private List<Publication> gathered;
    /** Null where it is not in the passage. */
    private Runnable leave;

    /**
     * @param column the source's watermark column, in upper case; unique and growing with every change. Null where the
     *     connector says itself where the next poll begins
     * @param stopping true once nobody waits for this poll any more
     * @param backfill whom it is read again for; null for all
     */
    SourceTurn(Lease lease, String column, BooleanSupplier stopping, Backfill backfill) {
        this.lease = lease;
        this.column = column;
        this.stopping = stopping;
        this.backfill = backfill;
    }

    /** Whom it is read again for; null where it is the source's own turn. What a connector remembers, it keeps apart by it. */
    @Override
    public Backfill backfill() {
        return backfill;
    }

    /** The connector says that this poll brought all there was behind its watermark. */
    public void atEnd() {
        last = true;
    }

    boolean isAtEnd() {
        return last;
    }

    int taken() {
        return taken;
    }

    /** Where a poll begins: the value of the watermark column, or without one all that the connector left there. */
    static Object from(Lease lease, String column, Object startAt) {
        Map<?, ?> token = Json.read(lease.watermark(), Map.class);
        if (column == null) {
            return token;
        }
        Object value = token.get(column);
        return value == null ? startAt : value;
    }

    /** The token as the last commit left it. */
    public byte[] watermark() {
        return lease.watermark();
    }

    /** True where the gateway stops or a person pauses the source: what would last is given up, nothing of it being committed. */
    public boolean stopping() {
        return stopping.getAsBoolean();
    }

    /** The connector says where the next poll begins once this one's records are committed. */
    public void goesOn(byte[] watermark) {
        next = watermark;
    }

    /** Commits an event without records, and where the next poll begins. Throws as {@link Lease#commit}. */
    public void commit(Event event, byte[] watermark) {
        lease.commit(List.of(), event, watermark);
    }

    /** From now on what is published waits for {@link #settle}: what came in together is committed together. */
    public void gather() {
        gathered = new ArrayList<>();
    }

    /** What waits for its commit, in order. */
    public List<Publication> gathered() {
        return List.copyOf(gathered);
    }

    /**
     * Commits what was gathered, what else is to be told of it, and where the next poll begins.
     *
     * @throws org.huitong.message.HuitongException as {@link Lease#commit}
     */
    public void settle(List<Event> more, byte[] watermark) {
        List<Event> events = new ArrayList<>(more);
        List<Parcel> slices = new ArrayList<>();
        for (Publication one : gathered) {
            slices.addAll(one.slices());
            events.add(one.event());
        }
        lease.commit(slices, events, watermark);
    }

    @Override
    public boolean inside() {
        return leave != null;
    }

    @Override
    public boolean stays(Runnable leaving) {
        if (gathered != null) {
            leave = leaving;
        }
        return gathered != null;
    }

    /** The turn is over, whatever came of it. */
    void end() {
        if (leave != null) {
            leave.run();
            leave = null;
        }
    }

    @Override
    public void commit(Publication publication, Intake intake) {
        taken += intake.raws().size();
        if (gathered != null) {
            gathered.add(publication);
            return;
        }
        lease.commit(publication.slices(), publication.event(), next == null ? after(intake) : next);
    }

    /** At the last record of this poll. */
    private byte[] after(Intake intake) {
        List<Raw> raws = intake.raws();
        Object last = raws.get(raws.size() - 1).fields().get(column);
        if (last == null) {
            throw new HuitongException(
                    ErrorCode.RECEIVE_MALFORMED,
                    "reading " + intake.system() + "/" + intake.resource() + " stopped: its last record has no "
                            + column
                            + ", by which the next poll would go on. Name the right watermark column in the source's"
                            + " route.");
        }
        return Json.bytes(Map.of(column, last));
    }
}
