package org.huitong.wiring;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.huitong.authorize.Register;
import org.huitong.bus.SourceWatch;
import org.huitong.catalog.Catalog;
import org.huitong.failed.Projection;
import org.huitong.failed.Rows;
import org.huitong.failed.SourcePauses.Pause;
import org.huitong.message.RowState;
import org.huitong.message.Tally;

/** The counts and states that people see, from the store and the workers. Thread-safe. */
public final class Board implements SourceWatch {
    private final Catalog catalog;
    private final Register register;
    private final Projection projection;
    private final Rows rows;
    private final java.util.function.BooleanSupplier behind;
    private final Upkeep upkeep;
    private final Pauses pauses;
    private final Map<String, SourceState> sources = new ConcurrentHashMap<>();
    private final Map<String, String> refused = new ConcurrentHashMap<>();

    /** @param behind true while too many events wait for the store, or the bus takes nothing */
    public Board(
            Catalog catalog,
            Register register,
            Projection projection,
            Rows rows,
            Pauses pauses,
            java.util.function.BooleanSupplier behind) {
        this.catalog = catalog;
        this.register = register;
        this.projection = projection;
        this.rows = rows;
        this.behind = behind;
        this.pauses = pauses;
        this.upkeep = new Upkeep(catalog, Clock.systemUTC());
    }

    /**
     * How a polled source fares.
     *
     * @param watermark where the next poll begins; null before the first
     * @param cause empty while all is well
     */
    public record SourceState(String state, String cause, Object watermark) {}

    /**
     * The counts of a source or a subscription; {@code waiting} is what is in none of the others.
     *
     * @param delivered of a source: published
     */
    public record Counts(
            long received,
            long delivered,
            long superseded,
            long parked,
            long held,
            long discarded,
            long rejected,
            long repeats,
            long waiting) {}

    /** False while the gateway is too far behind to take more in. */
    public boolean mayTake() {
        return !behind.getAsBoolean();
    }

    @Override
    public boolean mayPoll(String system) {
        return mayTake() && upkeep.until(system).isEmpty();
    }

    @Override
    public boolean paused(String source) {
        return pauses.of(source).isPresent();
    }

    /** Who has paused it. */
    Optional<Pause> pause(String source) {
        return pauses.of(source);
    }

    /** Who is away for maintenance. */
    Upkeep upkeep() {
        return upkeep;
    }

    @Override
    public void polled(String source, Object watermark) {
        sources.put(source, new SourceState("open", "", watermark));
    }

    @Override
    public void failed(String source, boolean stopped, String text) {
        Object watermark = sources.containsKey(source) ? sources.get(source).watermark() : null;
        sources.put(source, new SourceState(stopped ? "stopped" : "failing", text, watermark));
    }

    /** @param text code, what lies in the source's place for what was refused, the cure; empty where nothing does */
    public void refusedFiles(String source, String text) {
        refused.put(source, text);
    }

    /** Empty where no refused file waits for a person. */
    public String refusedFiles(String source) {
        return refused.getOrDefault(source, "");
    }

    /** A pushing source is always open. */
    public SourceState source(String subject) {
        return sources.getOrDefault(subject, new SourceState("open", "", null));
    }

    public Map<String, SourceState> polledSources() {
        return Map.copyOf(sources);
    }

    public Counts ofSource(String system, String resource) {
        Map<Tally, Long> t = projection.tallies(system + "/" + resource);
        Map<RowState, Long> r = rows.counts().ofSource(system, resource);
        long rejected = t.getOrDefault(Tally.REJECTED, 0L);
        long repeats = t.getOrDefault(Tally.REPEATS, 0L);
        long received = t.getOrDefault(Tally.RECEIVED, 0L) + rejected + repeats;
        long published = t.getOrDefault(Tally.PUBLISHED, 0L);
        long parked = parked(r);
        long discarded = r.getOrDefault(RowState.DISCARDED, 0L);
        return new Counts(
                received,
                published,
                0,
                parked,
                0,
                discarded,
                rejected,
                repeats,
                received - published - parked - discarded - rejected - repeats);
    }

    public Counts ofSubscription(String subscription) {
        Map<Tally, Long> t = projection.tallies(subscription);
        Map<RowState, Long> r = rows.counts().ofSubscription(subscription);
        long received = t.getOrDefault(Tally.RECEIVED, 0L);
        long delivered = t.getOrDefault(Tally.DELIVERED, 0L) + r.getOrDefault(RowState.RESOLVED, 0L);
        long superseded = t.getOrDefault(Tally.SUPERSEDED, 0L) + r.getOrDefault(RowState.SUPERSEDED, 0L);
        long parked = parked(r);
        long held = r.getOrDefault(RowState.HELD, 0L);
        long discarded = t.getOrDefault(Tally.DISCARDED, 0L) + r.getOrDefault(RowState.DISCARDED, 0L);
        return new Counts(
                received,
                delivered,
                superseded,
                parked,
                held,
                discarded,
                0,
                0,
                received - delivered - superseded - parked - held - discarded);
    }

    private static long parked(Map<RowState, Long> rows) {
        return rows.getOrDefault(RowState.PARKED, 0L) + rows.getOrDefault(RowState.REPLAYING, 0L);
    }

    public Catalog catalog() {
        return catalog;
    }

    /** The grants as they hold now. */
    public Register register() {
        return register;
    }
}
