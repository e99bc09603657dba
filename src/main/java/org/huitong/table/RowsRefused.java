package org.huitong.table;

import java.util.Map;

/** The database refused rows of a call; it carries no value of theirs. */
public final class RowsRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Map<Integer, Refusal> rows;
    private final boolean othersApplied;

    /**
     * Why one was.
     *
     * @param sqlState of the failure
     * @param name of the constraint or column; empty where the database does not say
     */
    public record Refusal(String sqlState, String name) {}

    RowsRefused(Map<Integer, Refusal> rows, boolean othersApplied) {
        super(rows.size() + " rows were refused");
        this.rows = Map.copyOf(rows);
        this.othersApplied = othersApplied;
    }

    /** By place in the call. */
    public Map<Integer, Refusal> rows() {
        return rows;
    }

    /** False where nothing of the call was applied. */
    public boolean othersApplied() {
        return othersApplied;
    }
}
