package org.huitong.catalog;

import java.util.function.UnaryOperator;

/**
 * One mistake in a file, one rule of security that it breaks, or one piece of advice.
 *
 * @param file path from home
 * @param line from 1
 * @param col from 1
 * @param code stable, e.g. {@code CATALOG-UNKNOWN-KEY}
 * @param message what is wrong, without a full stop
 * @param cure what to do, without a full stop
 * @param severity what comes of leaving it
 */
public record Finding(String file, int line, int col, String code, String message, String cure, Severity severity) {

    /** What comes of leaving it. */
    public enum Severity {
        /** A gateway would refuse it, or not do what is meant. */
        MISTAKE,
        /** A gateway would run with it, and somebody could read or do what he may not. */
        POLICY,
        /** What a guide asks for and no rule is certain enough to insist on. */
        ADVICE;

        /** As JSON has it. */
        @com.fasterxml.jackson.annotation.JsonValue
        public String word() {
            return Words.of(this);
        }
    }

    /** Whether it is to be mended: no advice. */
    public boolean mistake() {
        return severity != Severity.ADVICE;
    }

    /** Place, code, and what this language makes of message and cure. */
    public String in(UnaryOperator<String> language) {
        return file + ":" + line + ":" + col + ": " + (severity == Severity.MISTAKE ? "" : severity.word() + " ") + code
                + " " + language.apply(message + ". " + cure + ".");
    }

    /** In English. */
    @Override
    public String toString() {
        return in(UnaryOperator.identity());
    }
}
