package org.huitong.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huitong.failed.Rows;
import org.huitong.failed.WorkRows;
import org.huitong.message.ErrorCode;
import org.huitong.message.Event;
import org.huitong.message.HuitongException;
import org.huitong.message.Receipt;
import org.huitong.message.RowChange;
import org.huitong.message.RowState;
import org.huitong.message.Tally;

/** The store's meaning without its SQL; held to the same contract test. */
public final class MemoryShelf implements Shelf {
    private final Set<String> drained = new HashSet<>();
    private final Map<String, Receipt> receipts = new HashMap<>();
    private final Map<String, Entry> byName = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Map<Tally, Long>> tallies = new HashMap<>();
    private final Map<String, Map<String, Integer>> attempts = new HashMap<>();
    private final Map<String, String> states = new HashMap<>();
    private final MemoryJobs jobs = new MemoryJobs(this::rows, this::mark);
    private long acts;

    private static final class Entry {
        final long no;
        final String record;
        final String subscription;
        final RowChange.Input input;
        RowChange.Cause cause;
        RowState state;
        int revision;
        int tries;
        String mended;
        boolean doubted;
        boolean claimed;
        boolean restorable;
        long act;

        Entry(long no, RowChange change) {
            this.no = no;
            this.record = change.record();
            this.subscription = change.subscription();
            this.input = change.input();
            because(change.cause());
            this.state = change.to();
            this.revision = change.input().revision();
            this.tries = change.to() == RowState.HELD ? 0 : 1;
        }

        void because(RowChange.Cause why) {
            cause = why;
            doubted |= why.code().equals(ErrorCode.DELIVER_POISON.text());
        }

        Rows.Row row() {
            return new Rows.Row(
                    no,
                    record,
                    subscription,
                    state,
                    input.system(),
                    input.resource(),
                    input.intake(),
                    input.key(),
                    input.version(),
                    revision,
                    input.position(),
                    cause.stage(),
                    cause.code(),
                    cause.item(),
                    cause.text(),
                    tries,
                    input.text(),
                    mended,
                    claimed,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    0);
        }

        WorkRows.Open open() {
            return new WorkRows.Open(record, input.key(), input.position(), state, doubted);
        }
    }

    @Override
    public void apply(List<Event> events) {
        for (Event event : events) {
            if (drained.add(event.id())) {
                if (event.receipt() != null && event.receipt().key() != null) {
                    receipts.putIfAbsent(
                            event.receipt().system() + " " + event.receipt().key(),
                            event.receipt().receipt());
                }
                event.rows().forEach(this::move);
                event.counts().forEach((name, n) -> count(event.subject(), name, n));
            }
        }
    }

    private void move(RowChange change) {
        String name = change.record() + " " + change.subscription();
        Entry entry = byName.get(name);
        if (entry == null) {
            if (change.input() != null) {
                entry = new Entry(entries.size() + 1L, change);
                byName.put(name, entry);
                entries.add(entry);
            }
        } else if (entry.state.next().contains(change.to())
                && (change.input() == null || change.input().revision() >= entry.revision)) {
            entry.state = change.to();
            entry.claimed = false;
            if (change.cause() != null) {
                entry.because(change.cause());
                entry.tries++;
            }
        } else if (!change.to().open()) {
            entry.restorable = false;
        }
    }

    private void count(String subject, String name, long n) {
        int colon = name.lastIndexOf(':');
        tallies.computeIfAbsent(colon < 0 ? subject : name.substring(0, colon), s -> new EnumMap<>(Tally.class))
                .merge(Tally.valueOf(name.substring(colon + 1).toUpperCase(Locale.ROOT)), n, Long::sum);
    }

    @Override
    public void forEachKey(java.util.function.BiConsumer<String, String> seen) {
        receipts.keySet().forEach(name -> {
            int blank = name.indexOf(' ');
            seen.accept(name.substring(0, blank), name.substring(blank + 1));
        });
    }

    @Override
    public Optional<Receipt> receipt(String system, String key) {
        return Optional.ofNullable(receipts.get(system + " " + key));
    }

    private List<Entry> of(String subscription) {
        return entries.stream().filter(e -> e.subscription.equals(subscription)).toList();
    }

    @Override
    public long lastAct(String subscription) {
        return of(subscription).stream().mapToLong(e -> e.act).max().orElse(0);
    }

    @Override
    public List<WorkRows.Open> open(String subscription) {
        return of(subscription).stream()
                .filter(e -> e.state.open() || e.restorable)
                .sorted(Comparator.comparingLong((Entry e) -> e.input.position())
                        .thenComparingLong(e -> e.no))
                .map(Entry::open)
                .toList();
    }

    @Override
    public List<WorkRows.Act> actsAfter(String subscription, long number) {
        return of(subscription).stream()
                .filter(e -> e.act > number)
                .sorted(Comparator.comparingLong(e -> e.act))
                .map(e -> new WorkRows.Act(e.act, e.open()))
                .toList();
    }

    @Override
    public List<WorkRows.Claimed> claim(String subscription, Map<String, RowState> expected) {
        List<WorkRows.Claimed> claimed = new ArrayList<>();
        expected.forEach((record, state) -> {
            Entry entry = byName.get(record + " " + subscription);
            if (entry != null && entry.state == state) {
                entry.claimed = state != RowState.REPLAYING; // nobody else touches it in any case
                claimed.add(new WorkRows.Claimed(record, entry.row().current(), entry.revision));
            }
        });
        return claimed;
    }

    @Override
    public void release(String subscription, List<String> records) {
        records.forEach(record -> byName.get(record + " " + subscription).claimed = false);
    }

    @Override
    public void releaseAll() {
        entries.forEach(e -> e.claimed = false);
    }

    @Override
    public Map<String, Integer> attempts(String subscription) {
        return Map.copyOf(attempts.getOrDefault(subscription, Map.of()));
    }

    @Override
    public void attempting(String subscription, List<String> records) {
        Map<String, Integer> mine = attempts.computeIfAbsent(subscription, s -> new HashMap<>());
        records.forEach(record -> mine.merge(record, 1, Integer::sum));
    }

    @Override
    public void survived(String subscription, List<String> records) {
        attempts.getOrDefault(subscription, new HashMap<>()).keySet().removeAll(records);
    }

    @Override
    public void clearAttempts(String subscription) {
        attempts.remove(subscription);
    }

    @Override
    public Rows.Row edit(long no, int expected, String mended, String person, String reason) {
        Entry entry = free(no, RowState.PARKED, RowState.HELD);
        if (entry.revision != expected) {
            throw stale(no);
        }
        entry.mended = mended;
        entry.revision++;
        return acted(entry);
    }

    @Override
    public Rows.Row discard(long no, String person, String reason) {
        Entry entry = free(no, RowState.PARKED, RowState.HELD);
        entry.state = RowState.DISCARDED;
        entry.restorable =
                entry.subscription.isEmpty() || !entry.input.resource().equals(Scene.MOVE);
        return acted(entry);
    }

    @Override
    public Rows.Row restore(long no, String person, String reason) {
        Entry entry = free(no, RowState.DISCARDED);
        if (!entry.restorable) {
            throw stale(no);
        }
        entry.restorable = false;
        entry.state = RowState.PARKED;
        return acted(entry);
    }

    @Override
    public Rows.Row replay(long no, String person) {
        if (jobs.has(no)) {
            throw stale(no);
        }
        return mark(no);
    }

    private Rows.Row mark(long no) {
        Entry entry = free(no, RowState.PARKED);
        entry.state = RowState.REPLAYING;
        return acted(entry);
    }

    @Override
    public JobShelf jobs() {
        return jobs;
    }

    private Entry free(long no, RowState... states) {
        if (no < 1 || no > entries.size()) {
            throw new HuitongException(ErrorCode.OPERATE_UNKNOWN, "there is no row " + no + ".");
        }
        Entry entry = entries.get((int) no - 1);
        if (entry.claimed || !List.of(states).contains(entry.state)) {
            throw stale(no);
        }
        return entry;
    }

    private static HuitongException stale(long no) {
        return new HuitongException(ErrorCode.OPERATE_STALE, "row " + no + " has moved.");
    }

    private Rows.Row acted(Entry entry) {
        entry.act = ++acts;
        return entry.row();
    }

    @Override
    public List<Rows.Row> rows() {
        return entries.stream().map(Entry::row).toList();
    }

    @Override
    public Map<Tally, Long> tallies(String subject) {
        return tallies.getOrDefault(subject, Map.of());
    }

    @Override
    public Optional<String> state(String name) {
        return Optional.ofNullable(states.get(name));
    }

    @Override
    public void setState(String name, String value) {
        states.put(name, value);
    }
}
