package org.huitong.failed.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.huitong.failed.ManyRows;
import org.huitong.failed.Rows;
import org.huitong.failed.request.Request.Chosen;
import org.huitong.failed.request.Request.Example;
import org.huitong.failed.request.Request.Kind;
import org.huitong.failed.request.Request.State;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is requested, one request after the other, a few hundred rows a transaction. What the process leaves half done
 * it goes on with at its next start: each row is done once, for what is done to it and that it is done stand together. A set
 * that was not whole yet is given up, because it would not be what the person saw. One thread runs it; the rest is
 * thread-safe.
 */
public final class Clerk implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);
    private static final int PIECE = 200;
    private static final int MOST_EXAMPLES = 5;
    private static final int MOST_WAITING = 100;
    private static final long LOOK_AGAIN_SECONDS = 5;
    private static final Duration ROWS_KEPT = Duration.ofDays(30);

    private final Requests requests;
    private final Rows rows;
    private final Mender mender;
    private final Consumer<String> tell;
    /** Sets to be chosen; an empty one only wakes. */
    private final BlockingQueue<Choosing> work = new LinkedBlockingQueue<>(MOST_WAITING);

    /** What was being chosen before is nobody's any more. */
    private final long born = System.currentTimeMillis();

    private record Choosing(long id, Wanted wanted) {}

    /** @param tell wakes whoever works on a subscription's rows */
    public Clerk(Requests requests, Rows rows, Mender mender, Consumer<String> tell) {
        this.requests = requests;
        this.rows = rows;
        this.mender = mender;
        this.tell = tell;
    }

    /**
     * Takes a request on; its set is chosen as of now.
     *
     * @throws HuitongException OPERATE-INVALID where the rule does not fit the first of its rows
     */
    public Request ask(Kind kind, String person, String reason, Wanted wanted, String rule) {
        if (kind == Kind.MEND) {
            wanted.first(kind).flatMap(chosen -> rows.find(chosen.no())).ifPresent(row -> mender.mend(rule, row));
        }
        Request request = requests.begin(kind, person, reason, wanted.words(), rule);
        if (!work.offer(new Choosing(request.id(), wanted))) {
            requests.fail(request.id(), "more than " + MOST_WAITING + " requests wait; ask again later");
        }
        return requests.find(request.id());
    }

    /** Throws as {@link Requests#confirm}. */
    public Request confirm(long id, String person) {
        Request request = requests.confirm(id, person);
        work.offer(new Choosing(0, null));
        return request;
    }

    /** Throws as {@link Requests#refuse}. */
    public Request refuse(long id, String person, String reason) {
        return requests.refuse(id, person, reason);
    }

    public Requests requests() {
        return requests;
    }

    @Override
    public void run() {
        try {
            boolean begun = false;
            while (!Thread.currentThread().isInterrupted()) {
                begun = begun || safely(this::begin);
                Choosing next = begun ? work.poll(LOOK_AGAIN_SECONDS, TimeUnit.SECONDS) : null;
                if (!begun) {
                    TimeUnit.SECONDS.sleep(LOOK_AGAIN_SECONDS);
                }
                if (next != null && next.wanted() != null) {
                    choose(next);
                }
                safely(this::look);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin() {
        requests.sweep(System.currentTimeMillis() - ROWS_KEPT.toMillis());
        requests.in(State.CHOOSING).stream()
                .filter(request -> request.at() < born)
                .forEach(request -> requests.fail(
                        request.id(),
                        "the gateway stopped while the records were chosen; nothing was done, ask again"));
    }

    /** What could not be done, because the store was away, is found again by the next look. */
    private static boolean safely(Runnable step) {
        try {
            step.run();
            return true;
        } catch (HuitongException e) {
            LOG.warn("requests wait: {}", e.getMessage());
            return false;
        } catch (RuntimeException e) { // the thread must outlive what nobody foresaw: without it no request goes on
            LOG.error(
                    "requests stand still, a defect of the gateway: {} at {}",
                    e.getClass().getName(),
                    e.getStackTrace()[0]);
            return false;
        }
    }

    private void look() {
        requests.expire(System.currentTimeMillis());
        for (Request request : requests.in(State.APPLYING)) {
            apply(request);
        }
    }

    private void choose(Choosing next) {
        try {
            Request request = requests.find(next.id());
            List<Example> examples = new ArrayList<>();
            next.wanted().pieces(request.kind(), PIECE, piece -> {
                requests.choose(
                        request.id(), request.kind() == Kind.MEND ? previewed(request, piece, examples) : piece);
            });
            requests.chosen(request.id(), examples);
        } catch (HuitongException e) {
            LOG.warn("request {} did not come about: {}", next.id(), e.getMessage());
            safely(() -> requests.fail(next.id(), e.getMessage()));
        }
    }

    private List<Chosen> previewed(Request request, List<Chosen> piece, List<Example> examples) {
        List<Chosen> seen = new ArrayList<>(piece.size());
        for (Chosen row : piece) {
            rows.find(row.no()).ifPresent(now -> {
                Mender.Mended mended = mended(request, now);
                seen.add(new Chosen(row.no(), now.revision(), outcome(mended), mended.code()));
                if (examples.size() < MOST_EXAMPLES) {
                    examples.addAll(mended.changes());
                }
            });
        }
        return seen;
    }

    private static String outcome(Mender.Mended mended) {
        if (!mended.code().isEmpty()) {
            return "fails";
        }
        return mended.text() == null ? "unchanged" : "due";
    }

    /** A rule that fits the first row need not fit all of them. */
    private Mender.Mended mended(Request request, Rows.Row row) {
        try {
            return mender.mend(request.rule(), row);
        } catch (HuitongException e) {
            return new Mender.Mended(null, e.code().text(), List.of());
        } catch (RuntimeException e) { // one row that nobody foresaw must not keep all requests from going on
            LOG.warn("mending row {} failed with a {}", row.no(), e.getClass().getSimpleName());
            return new Mender.Mended(null, ErrorCode.INTERNAL.text(), List.of());
        }
    }

    private void apply(Request request) {
        List<ManyRows.Seen> piece;
        while (!(piece = requests.due(request.id(), PIECE)).isEmpty()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            List<Chosen> others = new ArrayList<>();
            List<ManyRows.Seen> ready = request.kind() == Kind.MEND ? mended(request, piece, others) : piece;
            requests.apply(request, ready, others).forEach(tell);
        }
        requests.finish(request.id());
    }

    /** Mended anew, by today's mapping; what has moved since, or would not pass any more, is left alone. */
    private List<ManyRows.Seen> mended(Request request, List<ManyRows.Seen> piece, List<Chosen> others) {
        List<ManyRows.Seen> ready = new ArrayList<>();
        for (ManyRows.Seen seen : piece) {
            Rows.Row row = rows.find(seen.no()).orElse(null);
            if (row == null || row.revision() != seen.revision()) {
                others.add(new Chosen(seen.no(), seen.revision(), "moved", ""));
                continue;
            }
            Mender.Mended mended = mended(request, row);
            if (outcome(mended).equals("due")) {
                ready.add(new ManyRows.Seen(seen.no(), seen.revision(), mended.text()));
            } else {
                others.add(new Chosen(seen.no(), seen.revision(), outcome(mended), mended.code()));
            }
        }
        return ready;
    }
}
