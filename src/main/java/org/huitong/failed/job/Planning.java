package org.huitong.failed.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.huitong.audit.AuditTrail;
import org.huitong.audit.Bulk;
import org.huitong.failed.Cursor;
import org.huitong.failed.Finder;
import org.huitong.failed.Listed;
import org.huitong.failed.Marking;
import org.huitong.failed.Page;
import org.huitong.failed.Question;
import org.huitong.message.ErrorCode;
import org.huitong.message.Json;
import org.huitong.message.RowState;
import org.huitong.replay.Fate;
import org.huitong.replay.Job;
import org.huitong.replay.JobState;
import org.huitong.store.Store;
import org.jdbi.v3.core.Handle;

/**
 * Freezes the set of a job, a piece a transaction. Where it has come to stands in the job, so it goes on there after a death.
 * Rows that came after the job was asked for have higher numbers and stay out. One thread.
 */
final class Planning {
    private static final int PIECE = 1_000;
    private static final long MOST = 1_000_000;

    private static final int COUNTED = 50;
    private static final String INSERT =
            "INSERT INTO replay_row (job, row_no, seq, subscription, revision, fate, why, attempts, preview,"
                    + " preview_code) SELECT ?, ?, ?, ?, ?, CASE WHEN t.taken THEN 'SKIPPED' ELSE ? END,"
                    + " CASE WHEN t.taken THEN 'in another job' ELSE ? END, ?, '', '' FROM (SELECT EXISTS (SELECT 1"
                    + " FROM replay_row j WHERE j.row_no = ? AND j.job <> ? AND " + Marking.IN_A_JOB
                    + ") AS taken) t WHERE true ON CONFLICT (job, row_no) DO NOTHING";

    private final Store store;
    private final Finder finder;
    private final Predicate<String> newestFirst;
    private int pieces;

    Planning(Store store, Finder finder, Predicate<String> newestFirst) {
        this.store = store;
        this.finder = finder;
        this.newestFirst = newestFirst;
    }

    private record Place(Asked asked, String at, long border) {}

    /** A row as it is frozen. */
    private record Frozen(long no, String subscription, RowState state, int revision, int attempts) {}

    /** What a piece found, and where the next begins; null where there is none. */
    private record Found(List<Frozen> rows, String next) {}

    void piece(Job job) {
        Place place = store.read(h -> h.select("SELECT asked, place, border FROM replay_job WHERE no = ?", job.no())
                .map((rs, ctx) -> new Place(Json.read(rs.getString(1), Asked.class), rs.getString(2), rs.getLong(3)))
                .one());
        Found found = place.asked().question() == null ? named(place) : asked(place);
        store.change(h -> {
            boolean mine = JobTable.find(h, job.no()).equals(Optional.of(job));
            if (mine) {
                freeze(
                        h,
                        job.no(),
                        found.rows().stream()
                                .filter(row -> row.no() <= place.border())
                                .toList());
                goOn(h, job, found.next());
            }
        });
    }

    private Found asked(Place place) {
        Cursor from = place.at().isEmpty() ? null : Cursor.of(place.at()).orElseThrow();
        Question question = place.asked().question();
        Page page = finder.rows(question.from(from, PIECE));
        List<Frozen> rows = page.rows().stream()
                .filter(row -> question.state() != null || row.state().open())
                .map(Planning::frozen)
                .toList();
        return new Found(rows, page.next() == null ? null : page.next().text());
    }

    private static Frozen frozen(Listed row) {
        return new Frozen(row.no(), row.subscription(), row.state(), row.revision(), row.attempts());
    }

    private Found named(Place place) {
        List<Long> all = place.asked().rows();
        int from = place.at().isEmpty() ? 0 : Integer.parseInt(place.at());
        int to = Math.min(from + PIECE, all.size());
        List<Frozen> rows = store.read(h -> {
            List<Frozen> found = new ArrayList<>();
            for (long no : all.subList(from, to)) {
                h.select("SELECT subscription, state, revision, attempts FROM record_row WHERE no = ?", no)
                        .map((rs, ctx) -> new Frozen(
                                no, rs.getString(1), RowState.valueOf(rs.getString(2)), rs.getInt(3), rs.getInt(4)))
                        .findOne()
                        .ifPresent(found::add);
            }
            return found;
        });
        return new Found(rows, to < all.size() ? Integer.toString(to) : null);
    }

    /** Adds rows to the set; one that another open job has is skipped, and so is one that cannot be replayed. */
    private void freeze(Handle h, long job, List<Frozen> rows) {
        try (Bulk insert = new Bulk(h, INSERT)) {
            for (Frozen row : rows) {
                Fate fate =
                        switch (row.state()) {
                            case PARKED -> Fate.WAITING;
                            case HELD -> Fate.HELD;
                            default -> Fate.SKIPPED;
                        };
                boolean newest = !row.subscription().isEmpty() && newestFirst.test(row.subscription());
                insert.add(
                        job,
                        row.no(),
                        newest ? -row.no() : row.no(),
                        row.subscription(),
                        row.revision(),
                        fate.name(),
                        fate == Fate.SKIPPED ? row.state().word() : "",
                        row.attempts(),
                        row.no(),
                        job);
            }
            insert.execute();
        }
    }

    private void goOn(Handle h, Job job, String next) {
        pieces++;
        if (next != null && pieces % COUNTED != 0) {
            h.execute("UPDATE replay_job SET place = ? WHERE no = ?", next, job.no());
            return;
        }
        long rows = h.select("SELECT COUNT(*) FROM replay_row WHERE job = ?", job.no())
                .mapTo(Long.class)
                .one();
        if (rows > MOST) {
            String cause = ErrorCode.REPLAY_TOO_LARGE.text() + ": more than " + MOST
                    + " rows are asked for. Plan it again in parts, by time or by group.";
            h.execute("UPDATE replay_job SET asked = '' WHERE no = ?", job.no());
            JobTable.becomes(h, job, JobState.CANCELLING, cause);
        } else if (next == null) {
            // The business key or the text that was asked for is not kept longer than it is needed.
            h.execute("UPDATE replay_job SET asked = '', place = '', planned = ? WHERE no = ?", rows, job.no());
            JobTable.becomes(h, job, JobState.PLANNED, "");
            JobTable.audit(h, job.no(), AuditTrail.GATEWAY, "replay-planned", "planned", rows + " rows");
        } else {
            h.execute("UPDATE replay_job SET place = ? WHERE no = ?", next, job.no());
        }
    }
}
