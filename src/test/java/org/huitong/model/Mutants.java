package org.huitong.model;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.huitong.authorize.Period;
import org.huitong.authorize.QuotaBook;
import org.huitong.bus.Bus;
import org.huitong.bus.Session;
import org.huitong.catalog.Quota;
import org.huitong.deliver.Answer;
import org.huitong.deliver.Connector;
import org.huitong.deliver.Inbox;
import org.huitong.deliver.OpenRow;
import org.huitong.deliver.Outcome;
import org.huitong.deliver.Outgoing;
import org.huitong.deliver.RowStore;
import org.huitong.message.BusRecord;
import org.huitong.message.Event;
import org.huitong.message.HuitongException;
import org.huitong.message.Parcel;
import org.huitong.message.RowState;
import org.huitong.message.Slice;

/** Gateways that are wrong in one way each, made by taking hold of a port. */
final class Mutants {
    private Mutants() {}

    /** The sender is told 202 as soon as its intake waits. */
    static final class AnswerBeforeCommit extends Sabotage {
        @Override
        CompletableFuture<Void> submitted(CompletableFuture<Void> durable) {
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Calls are made when their window is settled already. */
    static final class CommitBeforeEffect extends Sabotage {
        private final Deque<Runnable> calls = new ArrayDeque<>();

        @Override
        Connector connector(String subscription, Connector connector) {
            return records -> {
                calls.add(() -> connector.send(records));
                return Answer.DELIVERED;
            };
        }

        @Override
        void turnEnds() {
            while (!calls.isEmpty()) {
                calls.remove().run();
            }
        }

        @Override
        void crash() {
            calls.clear();
        }
    }

    /** A send that the broker refused is passed over, the rest of the group is committed. */
    static final class HalfAnIntake extends Sabotage {
        @Override
        Bus bus(Bus bus) {
            return new Bus() {
                @Override
                public Session open(String queue) {
                    return new Careless(bus.open(queue));
                }

                @Override
                public long depth(String queue) {
                    return bus.depth(queue);
                }

                @Override
                public void declareQueue(String name) {
                    bus.declareQueue(name);
                }

                @Override
                public void declareTokenQueue(String name) {
                    bus.declareTokenQueue(name);
                }

                @Override
                public void declareSubscription(String address, String queue) {
                    bus.declareSubscription(address, queue);
                }
            };
        }
    }

    private record Careless(Session session) implements Session {
        @Override
        public Parcel take(Duration wait) {
            return session.take(wait);
        }

        @Override
        public void acknowledge(Parcel upTo) {
            session.acknowledge(upTo);
        }

        @Override
        public void send(Parcel parcel) {
            try {
                session.send(parcel);
            } catch (HuitongException e) {
                ((MemorySession) session).forgive();
            }
            ((MemorySession) session).forgive();
        }

        @Override
        public void commit() {
            session.commit();
        }

        @Override
        public void rollback() {
            session.rollback();
        }

        @Override
        public void close() {
            session.close();
        }
    }

    /** Rows of a key go while an earlier one of it is still with a person: the worker is not told of parked ones. */
    static final class ReleaseBeforeTheLastRow extends Sabotage {
        @Override
        RowStore rows(String subscription, RowStore rows) {
            return new RowsOf(rows) {
                @Override
                public List<OpenRow> open() {
                    return rows.open().stream()
                            .filter(r -> r.state() != RowState.PARKED)
                            .toList();
                }

                @Override
                public List<Act> actsAfter(long number) {
                    return rows.actsAfter(number).stream()
                            .map(a -> new Act(a.number(), ended(a.row())))
                            .toList();
                }
            };
        }

        private static OpenRow ended(OpenRow row) {
            return row.state() == RowState.PARKED
                    ? new OpenRow(row.record(), row.key(), row.position(), RowState.RESOLVED, false)
                    : row;
        }
    }

    /** What was parked as a suspected poison is taken for what the consumer has refused. */
    static final class PoisonForgotten extends Sabotage {
        @Override
        RowStore rows(String subscription, RowStore rows) {
            return new RowsOf(rows) {
                @Override
                public List<OpenRow> open() {
                    return rows.open().stream().map(PoisonForgotten::sure).toList();
                }

                @Override
                public List<Act> actsAfter(long number) {
                    return rows.actsAfter(number).stream()
                            .map(a -> new Act(a.number(), sure(a.row())))
                            .toList();
                }
            };
        }

        private static OpenRow sure(OpenRow row) {
            return new OpenRow(row.record(), row.key(), row.position(), row.state(), false);
        }
    }

    /** Workers read their rows while the store is behind. */
    static final class OpenedBeforeTheDrain extends Sabotage {
        @Override
        boolean opensBeforeTheDrain() {
            return true;
        }
    }

    /** The worker does not see that two records have one key, and sends both versions. */
    static final class TwoVersionsInAWindow extends Sabotage {
        private static final String MARK = "#";

        @Override
        Inbox inbox(Inbox inbox) {
            return new Inbox() {
                private final Map<Slice, Slice> real = new java.util.IdentityHashMap<>();

                @Override
                public Slice take(Duration wait) {
                    Slice slice = inbox.take(wait);
                    if (slice == null) {
                        return null;
                    }
                    List<BusRecord> records = new ArrayList<>();
                    for (BusRecord r : slice.records()) {
                        String key = r.key() + MARK + r.id();
                        records.add(new BusRecord(r.id(), key, r.version(), r.revision(), r.op(), r.data()));
                    }
                    Slice marked = new Slice(slice.intake(), slice.number(), slice.system(), slice.resource(), records);
                    real.put(marked, slice);
                    return marked;
                }

                @Override
                public void settle(Slice upTo, List<Event> events) {
                    inbox.settle(upTo == null ? null : real.get(upTo), events);
                }

                @Override
                public void close() {
                    inbox.close();
                }
            };
        }

        @Override
        Connector connector(String subscription, Connector connector) {
            return records -> connector.send(
                    records.stream().map(TwoVersionsInAWindow::unmarked).toList());
        }

        private static Outgoing unmarked(Outgoing r) {
            return new Outgoing(
                    r.id(), r.key().split(MARK)[0], r.version(), r.revision(), r.op(), r.resource(), r.data());
        }
    }

    /** Where the consumer names some of a refused batch, the others are taken for applied. */
    static final class RestOfARefusalBelieved extends Sabotage {
        @Override
        Connector connector(String subscription, Connector connector) {
            return records -> {
                Answer answer = connector.send(records);
                return answer.blamed().isEmpty() ? answer : new Answer(Outcome.DELIVERED, answer.blamed());
            };
        }
    }

    /** A worker's rows as they are. */
    private abstract static class RowsOf implements RowStore {
        private final RowStore rows;

        RowsOf(RowStore rows) {
            this.rows = rows;
        }

        @Override
        public long lastAct() {
            return rows.lastAct();
        }

        @Override
        public Map<String, Claimed> claim(List<OpenRow> expected) {
            return rows.claim(expected);
        }

        @Override
        public void release(List<String> records) {
            rows.release(records);
        }

        @Override
        public Map<String, Integer> deaths() {
            return rows.deaths();
        }

        @Override
        public void attempting(List<String> records) {
            rows.attempting(records);
        }

        @Override
        public void survived(List<String> records) {
            rows.survived(records);
        }

        @Override
        public long discarded(String act) {
            return rows.discarded(act);
        }

        @Override
        public void calm() {
            rows.calm();
        }
    }

    /** What is reserved is remembered by the process alone. */
    static final class ReservedInMemory extends Sabotage {
        private final Map<QuotaBook, Map<List<Object>, Long>> reserved = new IdentityHashMap<>();

        @Override
        QuotaBook book(QuotaBook book) {
            Map<List<Object>, Long> own = reserved.computeIfAbsent(book, any -> new HashMap<>());
            return new Forgetful(book, own);
        }

        @Override
        void crash() {
            reserved.values().forEach(Map::clear);
        }
    }

    private record Forgetful(QuotaBook book, Map<List<Object>, Long> reserved) implements QuotaBook {
        @Override
        public List<Got> reserve(List<Want> wants, Function<List<Got>, Change> change) {
            List<Got> got = new ArrayList<>();
            for (Want want : wants) {
                List<Object> name = List.of(want.kind(), want.period());
                long total = reserved.getOrDefault(name, 0L);
                long amount = Math.max(0, Math.min(want.amount(), want.limit() - total));
                reserved.put(name, total + amount);
                got.add(new Got(amount, total + amount));
            }
            Change kept = change.apply(got);
            book.reserve(List.of(), none -> kept);
            return got;
        }

        @Override
        public void giveBack(List<Want> rests, Change change) {
            book.giveBack(List.of(), change);
        }

        @Override
        public long total(Quota.Kind kind, Period period) {
            return reserved.getOrDefault(List.<Object>of(kind, period), 0L);
        }

        @Override
        public Set<String> counted() {
            return book.counted();
        }
    }
}
