package org.huitong.catalog;

/**
 * One mistake in a file, or one piece of advice.
 *
 * @param file path from home
 * @param line from 1
 * @param col from 1
 * @param code stable, e.g. {@code CATALOG-UNKNOWN-KEY}
 * @param message what is wrong, without a full stop
 * @param cure what to do, without a full stop
 * @param severity whether a gateway starts with it
 */
public record Finding(String file, int line, int col, String code, String message, String cure, Severity severity) {

    /** Advice is what the catalog guide asks for and no rule is certain enough to insist on. */
    public enum Severity {
        MISTAKE,
        ADVICE;

        /** As JSON has it. */
        @com.fasterxml.jackson.annotation.JsonValue
        public String word() {
            return Words.of(this);
        }
    }

    /** Whether it keeps a gateway from starting. */
    public boolean mistake() {
        return severity == Severity.MISTAKE;
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + col + ": " + (mistake() ? "" : "advice ") + code + " " + message + ". " + cure
                + ".";
    }
}
