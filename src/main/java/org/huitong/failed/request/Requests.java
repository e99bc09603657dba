package org.huitong.failed.request;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huitong.audit.AuditTrail;
import org.huitong.failed.DiscardRules;
import org.huitong.failed.ManyRows;
import org.huitong.failed.request.Request.Chosen;
import org.huitong.failed.request.Request.Kind;
import org.huitong.failed.request.Request.State;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.store.Store;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Requests in the store. What is done to a row and what is written about it here is one transaction. Thread-safe. */
public final class Requests {
    static final String DUE = "SELECT row_no, revision FROM request_row WHERE request = ? AND outcome = 'due'"
            + " AND code = '' ORDER BY row_no LIMIT ?";
    static final String LATE = "SELECT id FROM request WHERE state = 'ASKED' AND expires <= ?";

    private final Store store;
    private final DiscardRules rules;
    private final Duration open;

    /** @param open how long a request waits to be confirmed */
    public Requests(Store store, DiscardRules rules, Duration open) {
        this.store = store;
        this.rules = rules;
        this.open = open;
    }

    /** One more, with an empty set. */
    Request begin(Kind kind, String actor, String reason, String askedFor, String rule) {
        long now = System.currentTimeMillis();
        return store.write(h -> {
            long id = h.select("SELECT COALESCE(MAX(id), 0) + 1 FROM request")
                    .mapTo(Long.class)
                    .one();
            h.execute(
                    "INSERT INTO request (id, kind, state, actor, reason, asked_for, rule, at, expires, second, decided,"
                            + " answer, examples) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, '', '[]')",
                    id,
                    kind,
                    State.CHOOSING,
                    actor,
                    reason,
                    askedFor,
                    rule,
                    now,
                    now + open.toMillis());
            audit(h, actor, "request", id, kind.word(), reason);
            return find(h, id);
        });
    }

    /** More of its set. */
    void choose(long id, List<Chosen> rows) {
        store.change(h -> {
            PreparedBatch batch = h.prepareBatch("INSERT INTO request_row (request, row_no, revision, outcome, code)"
                    + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (request, row_no) DO NOTHING");
            rows.forEach(row -> batch.add(id, row.no(), row.revision(), row.outcome(), row.code()));
            batch.execute();
        });
    }

    /** Its set is whole. A discard that one person may do alone, and every restore, goes on at once. */
    Request chosen(long id, List<Request.Example> examples) {
        long now = System.currentTimeMillis();
        return store.write(h -> {
            Request request = find(h, id);
            long due = RequestTable.count(h, id, "due");
            boolean alone = request.kind() == Kind.DISCARD && rules.mayAlone(h, request.actor(), due, now);
            if (alone) {
                rules.count(h, request.actor(), due, now);
            }
            State next = alone || request.kind() == Kind.RESTORE ? State.APPLYING : State.ASKED;
            h.execute(
                    "UPDATE request SET state = ?, examples = ? WHERE id = ? AND state = 'CHOOSING'",
                    due == 0 ? State.DONE : next,
                    RequestTable.examples(examples),
                    id);
            return find(h, id);
        });
    }

    /** It did not come about. */
    void fail(long id, String why) {
        store.change(h -> {
            h.execute(
                    "UPDATE request SET state = 'FAILED', answer = ?, decided = ? WHERE id = ?",
                    why,
                    System.currentTimeMillis(),
                    id);
            audit(h, AuditTrail.GATEWAY, "fail", id, "failed", why);
        });
    }

    /**
     * Lets it be done. A discard wants another person than the one who asked.
     *
     * @throws HuitongException OPERATE-UNKNOWN, OPERATE-STALE, OPERATE-SECOND
     */
    Request confirm(long id, String person) {
        return store.write(h -> {
            Request request = waiting(h, id, "confirm");
            if (request.kind() == Kind.DISCARD && DiscardRules.same(person, request.actor())) {
                throw new HuitongException(
                        ErrorCode.OPERATE_SECOND,
                        "confirm of request " + id + " by " + person
                                + " was refused: the person who asked cannot be the"
                                + " second one. Have somebody else look at it with 'failed requests show " + id
                                + "' and confirm or refuse it.");
            }
            h.execute(
                    "UPDATE request SET state = 'APPLYING', second = ?, decided = ? WHERE id = ?",
                    person,
                    System.currentTimeMillis(),
                    id);
            audit(h, person, "confirm", id, "applying", "asked by " + request.actor());
            return find(h, id);
        });
    }

    /** Ends it without effect; the one who asked may, too. Throws as {@link #confirm}. */
    Request refuse(long id, String person, String reason) {
        return store.write(h -> {
            waiting(h, id, "refuse");
            h.execute(
                    "UPDATE request SET state = 'REFUSED', second = ?, answer = ?, decided = ? WHERE id = ?",
                    person,
                    reason,
                    System.currentTimeMillis(),
                    id);
            audit(h, person, "refuse", id, "refused", reason);
            return find(h, id);
        });
    }

    private static Request waiting(Handle h, long id, String act) {
        Request request = find(h, id);
        boolean late = request.state() == State.ASKED && request.expires() <= System.currentTimeMillis();
        if (request.state() != State.ASKED || late) {
            throw new HuitongException(
                    ErrorCode.OPERATE_STALE,
                    act + " of request " + id + " was refused: it is "
                            + (late ? State.EXPIRED : request.state()).word()
                            + ". See 'failed requests show " + id + "'; ask anew where it is still wanted.");
        }
        return request;
    }

    /** Some of the rows that are still to be done, by number. */
    List<ManyRows.Seen> due(long id, int most) {
        return store.read(h -> h.select(DUE, id, most)
                .map((rs, ctx) -> new ManyRows.Seen(rs.getLong(1), rs.getInt(2), null))
                .list());
    }

    /**
     * Does it to these rows, once.
     *
     * @param rows to be done, each with its new content where it is mended
     * @param others rows of which something else is known now
     * @return subscriptions whose workers must be told
     */
    Set<String> apply(Request request, List<ManyRows.Seen> rows, List<Chosen> others) {
        long now = System.currentTimeMillis();
        return store.write(h -> {
            ManyRows many = new ManyRows(h, request.actor(), detail(request), now);
            Set<String> told =
                    switch (request.kind()) {
                        case DISCARD -> many.discard(rows, rules);
                        case RESTORE -> many.restore(rows);
                        case MEND -> many.edit(rows);
                    };
            PreparedBatch batch =
                    h.prepareBatch("UPDATE request_row SET outcome = ?, code = ? WHERE request = ? AND row_no = ?");
            rows.forEach(row -> batch.add(
                    many.done().contains(row.no()) ? "done" : "moved",
                    many.claimed(row.no()) ? ErrorCode.OPERATE_CLAIMED.text() : "",
                    request.id(),
                    row.no()));
            others.forEach(row -> batch.add(row.outcome(), row.code(), request.id(), row.no()));
            batch.execute();
            return told;
        });
    }

    private static String detail(Request request) {
        return "request " + request.id() + (request.second().isEmpty() ? "" : ", confirmed by " + request.second())
                + ": " + request.reason();
    }

    /** All its rows are done. */
    void finish(long id) {
        store.change(h -> {
            h.execute(
                    "UPDATE request SET state = 'DONE', decided = ? WHERE id = ? AND state = 'APPLYING'",
                    System.currentTimeMillis(),
                    id);
            audit(h, AuditTrail.GATEWAY, "finish", id, "done", RequestTable.told(RequestTable.figures(h, id)));
        });
    }

    /** What was asked for and not confirmed in time is over. */
    void expire(long now) {
        store.change(h -> h.select(LATE, now).mapTo(Long.class).list().forEach(id -> {
            h.execute("UPDATE request SET state = 'EXPIRED', decided = ? WHERE id = ?", now, id);
            audit(h, AuditTrail.GATEWAY, "expire", id, "expired", "");
        }));
    }

    /** Which rows one of long ago had is forgotten; that it was, is not. */
    void sweep(long before) {
        store.change(h -> h.execute(
                "DELETE FROM request_row WHERE request IN (SELECT id FROM request WHERE decided > 0 AND decided < ?)",
                before));
    }

    List<Request> in(State state) {
        return store.read(h -> RequestTable.list(h, state, null, Integer.MAX_VALUE));
    }

    /** Newest first, with their figures. */
    public List<Request> list(State state, Long before, int limit) {
        return store.read(h -> RequestTable.list(h, state, before, limit).stream()
                .map(request -> request.with(RequestTable.figures(h, request.id())))
                .toList());
    }

    /** Throws OPERATE-UNKNOWN. */
    public Request find(long id) {
        return store.read(h -> find(h, id));
    }

    private static Request find(Handle h, long id) {
        Optional<Request> found = RequestTable.find(h, id);
        return found.map(request -> request.with(RequestTable.figures(h, id)))
                .orElseThrow(() -> new HuitongException(
                        ErrorCode.OPERATE_UNKNOWN,
                        "Looking for request " + id + ": there is none. List them with 'failed requests list'."));
    }

    private static void audit(Handle h, String actor, String action, long id, String result, String detail) {
        AuditTrail.append(
                h, List.of(new AuditTrail.Entry(Instant.now(), actor, action, "request " + id, result, detail)));
    }
}
