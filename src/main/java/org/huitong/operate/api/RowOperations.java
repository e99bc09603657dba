package org.huitong.operate.api;

import java.time.Duration;
import java.util.List;
import org.huitong.failed.Rows;
import org.huitong.message.Defect;
import org.huitong.message.ErrorCode;
import org.huitong.message.HuitongException;
import org.huitong.samples.Sample;

/** Listing, reading, mending and giving up rows. Thread-safe. */
final class RowOperations {
    private static final int DATA_CHARS = 1024 * 1024;
    private static final int REASON_CHARS = 1_000;
    /** A working day. */
    private static final long STANDARD_HOURS = 8;

    private static final long MOST_HOURS = 168;

    private final Desk desk;

    RowOperations(Desk desk) {
        this.desk = desk;
    }

    RowView.Page list(Call call) {
        return RowView.Page.of(
                desk.finder().rows(Questions.of(call.query())), desk.rows().claims());
    }

    RowView.Page search(Call call) {
        return RowView.Page.of(
                desk.finder().rows(Questions.of(call.body())), desk.rows().claims());
    }

    /** Of every record, failed or not. */
    SightingView.Page sightings(Call call) {
        return SightingView.Page.of(
                desk.sightings().page(Questions.sightings(call.body())),
                desk.sightings().keep().toDays());
    }

    GroupView.Page groups(Call call) {
        return GroupView.Page.of(desk.finder().groups(Questions.groups(call.query())));
    }

    RowView.Detail get(Call call) {
        return detail(find(call.no()));
    }

    Sample sample(Call call) {
        return desk.sample(find(call.no()));
    }

    RowView.Detail edit(Call call) {
        Body body = call.body().only("data", "revision", "reason");
        String data = Body.there("data", body.text("data", DATA_CHARS));
        long revision = Body.there("revision", body.whole("revision"));
        String reason = body.text("reason", REASON_CHARS);
        Rows.Row row = find(call.no());
        mustBe(revision, row, "edit");
        mustBeFine(row, data);
        Rows.Row mended = desk.rows().edit(row.no(), row.revision(), data, call.person(), reason);
        desk.poke(mended.subscription());
        return detail(mended);
    }

    private void mustBeFine(Rows.Row row, String data) {
        List<Defect> defects = desk.check(row, data);
        if (!defects.isEmpty()) {
            throw new HuitongException(
                    ErrorCode.NORMALIZE_INVALID,
                    "edit of row " + row.no() + " was refused: the new content breaks " + defects.size()
                            + " rule(s); the row is as it was. Mend what errors names.",
                    defects);
        }
    }

    RowView.Detail discard(Call call) {
        Body body = call.body().only("reason", "revision");
        String reason = body.needed("reason", REASON_CHARS);
        Long revision = body.whole("revision");
        Rows.Row row = find(call.no());
        if (revision != null) {
            mustBe(revision, row, "discard");
        }
        Rows.Row gone = desk.rows().discard(row.no(), call.person(), reason);
        desk.poke(gone.subscription());
        return detail(gone);
    }

    RowView.Detail restore(Call call) {
        String reason = call.body().only("reason").needed("reason", REASON_CHARS);
        Rows.Row back = desk.rows().restore(find(call.no()).no(), call.person(), reason);
        desk.poke(back.subscription());
        return detail(back);
    }

    RowView.Detail claim(Call call) {
        Long hours = call.body().only("hours").whole("hours");
        if (hours != null && (hours < 1 || hours > MOST_HOURS)) {
            throw Body.wrong("hours", "range", "It is not from 1 to " + MOST_HOURS + ".");
        }
        Rows.Row row = find(call.no());
        desk.rows().claims().claim(row.no(), call.person(), Duration.ofHours(hours == null ? STANDARD_HOURS : hours));
        return detail(row);
    }

    RowView.Detail release(Call call) {
        Rows.Row row = find(call.no());
        desk.rows().claims().release(row.no(), call.person());
        return detail(row);
    }

    private RowView.Detail detail(Rows.Row row) {
        return RowView.Detail.of(
                row,
                desk.rows().claims(),
                desk.rows().history(row.no()),
                desk.finder().timeline(row));
    }

    private Rows.Row find(long no) {
        return desk.rows()
                .find(no)
                .orElseThrow(() -> new HuitongException(
                        ErrorCode.OPERATE_UNKNOWN,
                        "Looking for row " + no + ": there is no such row. List them with 'failed list'."));
    }

    private static void mustBe(long seen, Rows.Row row, String act) {
        if (row.revision() != seen) {
            throw new HuitongException(
                    ErrorCode.OPERATE_STALE,
                    act + " of row " + row.no() + " was refused: it is at revision " + row.revision() + ", not " + seen
                            + ". Look at it again with 'failed show " + row.no() + "'.");
        }
    }
}
