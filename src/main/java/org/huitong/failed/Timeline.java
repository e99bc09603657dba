package org.huitong.failed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huitong.audit.AuditTrail;
import org.huitong.message.ErrorCode;
import org.huitong.message.RowState;
import org.huitong.store.Store;
import org.jdbi.v3.core.Handle;

/** The life of a row: each attempt, each person's act, the end. Thread-safe. */
final class Timeline {
    private static final int MOST = 500;
    /** Ids of events begin with the start of the gateway that wrote them, up to this character. */
    private static final char END_OF_START = '-';

    private static final String START = "start.";

    private final Store store;

    Timeline(Store store) {
        this.store = store;
    }

    /** Which start of the gateway an event is of; empty where its id does not tell. */
    static String startOf(String event) {
        int end = event.lastIndexOf(END_OF_START);
        return end < 0 ? "" : event.substring(0, end);
    }

    /** Oldest first; the newest {@link #MOST} attempts and as many acts. */
    List<Step> of(Rows.Row row) {
        return store.scan(h -> {
            Map<String, String> nodes = new HashMap<>();
            List<Step> steps = new ArrayList<>(attempts(h, row, nodes));
            for (AuditTrail.Entry act : AuditTrail.of(h, Rows.subject(row.no()), MOST)) {
                steps.add(new Step(
                        act.at().toEpochMilli(), act.action(), act.actor(), "", "", act.result(), act.detail()));
            }
            steps.sort(Comparator.comparingLong(Step::at));
            if (row.state() == RowState.RESOLVED || row.state() == RowState.SUPERSEDED) {
                steps.add(new Step(row.updated().toEpochMilli(), row.state().word(), "", "", "", "", ""));
            }
            return steps;
        });
    }

    private static List<Step> attempts(Handle h, Rows.Row row, Map<String, String> nodes) {
        List<Step> attempts = new ArrayList<>(h.select(
                        "SELECT at, node, stage, code, answer, text FROM row_step WHERE row_no = ?"
                                + " ORDER BY step DESC LIMIT ?",
                        row.no(),
                        MOST)
                .map((rs, ctx) -> new Step(
                        rs.getLong(1),
                        "",
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getString(6)))
                .list());
        h.select("SELECT caused, node, stage, code, fingerprint, text FROM record_row WHERE no = ?", row.no())
                .map((rs, ctx) -> new Step(
                        rs.getLong(1),
                        "",
                        rs.getString(2),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getString(6)))
                .forEach(attempts::add);
        return attempts.stream()
                .map(step -> new Step(
                        step.at(),
                        action(step.code()),
                        nodes.computeIfAbsent(step.by(), start -> node(h, start)),
                        step.stage(),
                        step.code(),
                        step.answer(),
                        step.text()))
                .toList();
    }

    private static String action(String code) {
        if (code.equals(ErrorCode.DELIVER_HELD.text())) {
            return "held";
        }
        return code.equals(ErrorCode.DELIVER_DISCARDED.text()) ? "discarded" : "failed";
    }

    private static String node(Handle h, String start) {
        return h.select("SELECT value FROM state WHERE name = ?", START + start)
                .mapTo(String.class)
                .findOne()
                .orElse("");
    }

    void begun(String start, String node) {
        store.setState(START + start, node);
    }
}
